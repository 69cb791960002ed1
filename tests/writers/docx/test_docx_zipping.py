"""Zips of our own writing: what others take out is what was put in, and packing at once or piece by piece is one."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.writers.docx.zipping import Packed, packed, whole, zipped


def made(pieces: list[bytes], how: str) -> Packed:
    return packed(pieces) if how == "pieces" else whole(b"".join(pieces), squeezed=how == "whole")


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z0-9.]{1,8})?", fullmatch=True), st.tuples(st.lists(st.binary(max_size=400), max_size=4), st.sampled_from(["pieces", "whole", "stored"])), max_size=5))
def test_what_is_put_in_comes_out(parts: dict[str, tuple[list[bytes], str]]) -> None:
    data = zipped((name, made(pieces, how)) for name, (pieces, how) in parts.items())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == list(parts)
        for entry in archive.infolist():
            pieces, how = parts[entry.filename]
            assert archive.read(entry) == b"".join(pieces)
            assert entry.compress_type == (zipfile.ZIP_STORED if how == "stored" else zipfile.ZIP_DEFLATED)
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_a_part_under_way_holds_what_is_packed_and_gives_back_what_was_written() -> None:
    part = Packed()
    for _ in range(1000):
        part.write(b"<w:p>the same words</w:p>" * 10)
    assert b"".join(part.close().pieces()) == b"<w:p>the same words</w:p>" * 10_000
    assert len(zipped([("word/document.xml", part)])) < 5_000


@pytest.mark.parametrize("size", [0, 1, 255, 256, 511, 512, 513, 1023, 1024, 4095, 4096, 32767, 32768, 32769, 100_000])
def test_a_part_of_any_size_comes_back(size: int) -> None:
    data = bytes(at * at % 251 for at in range(size))
    assert b"".join(whole(data).pieces()) == data
