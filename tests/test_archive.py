"""Hostile packages: whatever is wrong, one refusal; nothing is read from elsewhere, nothing grows without end."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from banxin import limits
from banxin.archive import Archive, BadArchive
from banxin.pull.passages import passages

RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'
)
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>'


def made(*entries: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in (("_rels/.rels", RELS), *entries):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, method)
    return stream.getvalue()


def check_refused(data: bytes, *words: str) -> None:
    with pytest.raises(BadArchive) as refused:
        passages(Archive(data, "坏.docx"))
    said = str(refused.value)
    assert said.startswith("坏.docx：") and all(word in said for word in words), said


def test_a_good_one_is_read() -> None:
    assert [p.text for p in passages(Archive(made(("word/document.xml", BODY)), "a"))] == ["甲"]


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"%PDF-1.7", made()[:40], made(("word/document.xml", BODY))[:-30]], ids=range(6))
def test_what_is_no_package(data: bytes) -> None:
    check_refused(data)


@pytest.mark.parametrize("name", ["../up.xml", "/etc/passwd", "a/../../b", "a\\b", "a//b", "./a"])
def test_paths_that_lead_out(name: str) -> None:
    check_refused(made((name, "x"), ("word/document.xml", BODY)), "路径")


def test_one_name_twice() -> None:
    with pytest.warns(UserWarning):
        data = made(("word/document.xml", BODY), ("word/document.xml", BODY))
    check_refused(data, "两个")
    check_refused(made(("word/document.xml", BODY), ("WORD/Document.xml", BODY)), "两个")


def test_a_bomb_of_one_entry() -> None:
    check_refused(made(("word/document.xml", BODY), ("word/media/a.bin", bytes(5_000_000))), limits.ZIP_RATIO.name)


def test_a_bomb_of_many_entries_and_too_many_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_SUM", limits.Limit("zip_sum", 1_000, "", ""))
    check_refused(made(("word/document.xml", BODY), *((f"{n}.bin", b"x" * 90) for n in range(20))), "zip_sum")
    monkeypatch.setattr(limits, "ZIP_ENTRIES", limits.Limit("zip_entries", 5, "", ""))
    check_refused(made(*((f"{n}.bin", b"x") for n in range(20))), "zip_entries")


def test_entries_that_share_one_stream() -> None:
    """CVE-2024-0450: 300 names for the same bytes."""
    data = made(("a.xml", "x" * 500), ("b.xml", "y" * 500), ("word/document.xml", BODY))
    directory = data.index(b"PK\x01\x02")
    entries = [data.index(name, directory) - 46 for name in (b"a.xml", b"b.xml")]
    offset = struct.unpack("<I", data[entries[0] + 42 : entries[0] + 46])[0]
    broken = bytearray(data)
    broken[entries[1] + 42 : entries[1] + 46] = struct.pack("<I", offset)
    check_refused(bytes(broken), "")


def test_sizes_that_lie() -> None:
    data = bytearray(made(("word/document.xml", BODY)))
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    data[at + 24 : at + 28] = struct.pack("<I", 10)  # less than there is
    check_refused(bytes(data))


def test_a_part_with_a_password() -> None:
    data = bytearray(made(("word/document.xml", BODY)))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    check_refused(bytes(data), "密码")


def doctype(body: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE d [{body}]>{BODY.replace("甲", "&a;")}'


@pytest.mark.parametrize(
    "text",
    [
        doctype('<!ENTITY a SYSTEM "file:///etc/hostname">'),
        doctype('<!ENTITY a "甲">'),
        doctype('<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY a "&c;&c;&c;&c;">'),
        '<!DOCTYPE d SYSTEM "http://example.org/x.dtd">' + BODY,
        doctype('<!ENTITY a "甲">').encode("utf-16"),
    ],
)
def test_doctypes_and_entities(text: str | bytes) -> None:
    check_refused(made(("word/document.xml", text)), "word/document.xml")


@pytest.mark.parametrize(
    "text",
    ["", "<", BODY[:-3], "<x/>", BODY.replace("甲", "&a;"), "<a>" * 500 + "</a>" * 500, b'<?xml version="1.0" encoding="gbk"?>' + BODY.encode("gbk"), b"\xff\xfe\x00"],
)
def test_xml_that_is_none_of_ours(text: str | bytes) -> None:
    check_refused(made(("word/document.xml", text)))


def test_no_main_part_and_a_main_part_outside() -> None:
    check_refused(made(("a.xml", BODY)), "没有正文")
    outside = RELS.replace("word/document.xml", "../../etc/passwd")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("_rels/.rels", outside)
    check_refused(stream.getvalue(), "没有正文")


@pytest.mark.parametrize("most", ["PULL_PARAGRAPHS", "XML_TAGS", "XML_PART"])
def test_more_than_anybody_writes(monkeypatch: pytest.MonkeyPatch, most: str) -> None:
    monkeypatch.setattr(limits, most, limits.Limit("few", 400, "", ""))
    paragraphs = "<w:p/>" * 2_000
    check_refused(made(("word/document.xml", BODY.replace("<w:p>", f"{paragraphs}<w:p>"))), "few")


def test_any_byte_may_be_wrong() -> None:
    """Never an error of ours: a spoiled file is read or refused."""
    data = made(("word/document.xml", BODY))
    for at in range(0, len(data), 3):
        spoiled = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            passages(Archive(spoiled, "a"))
        except BadArchive as refused:
            assert str(refused)
