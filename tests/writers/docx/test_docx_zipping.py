"""Zips of our own writing: what others take out is what was put in, and packing at once or piece by piece is one."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from banxin.writers.docx.zipping import Packed, packed, zipped


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z0-9.]{1,8})?", fullmatch=True), st.tuples(st.lists(st.binary(max_size=400), max_size=4), st.booleans()), max_size=5))
def test_what_is_put_in_comes_out(parts: dict[str, tuple[list[bytes], bool]]) -> None:
    data = zipped((name, packed(pieces, squeezed=squeezed)) for name, (pieces, squeezed) in parts.items())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == list(parts)
        for entry in archive.infolist():
            pieces, squeezed = parts[entry.filename]
            assert archive.read(entry) == b"".join(pieces)
            assert entry.compress_type == (zipfile.ZIP_DEFLATED if squeezed else zipfile.ZIP_STORED)
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_a_part_under_way_holds_what_is_packed_and_gives_back_what_was_written() -> None:
    part = Packed()
    for _ in range(1000):
        part.write(b"<w:p>the same words</w:p>" * 10)
    assert b"".join(part.close().pieces()) == b"<w:p>the same words</w:p>" * 10_000
    assert len(zipped([("word/document.xml", part)])) < 5_000
