"""Word files that want something else than to be read: refused by name, or read without what they ask for."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import pytest

from banxin import limits
from banxin.archive import Archive, BadArchive, Node
from banxin.materials import Given
from banxin.pull import pull
from pull.office import FILES, RELATIONS, Hand, lines, packed

DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/footnotes.xml", "word/header1.xml", "word/charts/chart1.xml", "customXml/item1.xml",
             "word/_rels/document.xml.rels"],
)  # fmt: skip
def test_an_entity_in_any_part_that_is_read(part: str) -> None:
    hand = Hand()
    text = hand.parts[part]
    hand.parts[part] = DOCTYPE + (text[text.index(b"?>") + 2 :] if text.startswith(b"<?xml") else text)
    with pytest.raises(BadArchive, match=r"DOCTYPE|不是完好的 XML") as refused:
        hand.pull()
    assert part in str(refused.value) and str(refused.value).startswith("edited.docx：")


def test_an_entity_in_comments() -> None:
    hand = Hand().comment("强化顶层", "批注")
    hand.parts["word/comments.xml"] = DOCTYPE + hand.parts["word/comments.xml"]
    with pytest.raises(BadArchive, match=r"word/comments\.xml"):
        hand.pull()


def test_what_lies_outside_the_file_is_not_followed() -> None:
    hand = Hand().replace("word/_rels/document.xml.rels", 'Target="charts/chart1.xml"', 'Target="http://example.org/c.xml" TargetMode="External"')
    (change,) = hand.pull().changes
    assert (change.kind, str(change.place)) == ("picture", "one.yaml:19:7") and "文件之外" in change.mend
    hand = Hand().replace("word/charts/_rels/chart1.xml.rels", 'Target="../embeddings/', 'TargetMode="External" Target="file:///etc/')
    assert lines(hand.chart("95", "96", cache=True).pull()) == ["figure figures.yaml:4:38 ready 95 → 96"]


@pytest.mark.parametrize("origin", ["../../etc/passwd#/x", "/etc/passwd#", "figures.yaml#/groups/0", "con#", "one.yaml#/" + "0/" * 3000, "note:../n"])
def test_a_map_that_names_other_places_is_used_for_no_more_than_a_message(origin: str) -> None:
    hand = Hand().replace("customXml/item1.xml", 'origin="one.yaml#/introduction"', f'origin="{origin}"')
    pulled = hand.retype("强化顶层", "顶层", "基层").pull(apply=True)
    assert {name: b"\xe5\x9f\xba\xe5\xb1\x82" in data for name, data in pulled.files.items()} == {"one.yaml": True}
    hand = Hand().replace("customXml/item1.xml", "</map>", f'<e origin="{origin}" hash="0"/></map>')
    assert [c.kind for c in hand.pull(apply=True).changes] == ["deleted"]


def test_a_workbook_that_is_a_bomb_says_nothing_and_the_chart_still_does() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(30_000_000))
    hand = Hand().chart("95", "96", cache=True)
    hand.parts["word/embeddings/Microsoft_Excel_Worksheet1.xlsx"] = stream.getvalue()
    assert lines(hand.pull()) == ["figure figures.yaml:4:38 ready 95 → 96"]


def test_nesting_without_end() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 200 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 200
    hand = Hand().replace("word/footnotes.xml", "</w:footnotes>", f'<w:footnote w:id="99">{deep}</w:footnote></w:footnotes>')
    with pytest.raises(BadArchive, match=r"word/footnotes\.xml"):
        hand.pull()


def test_more_changes_than_anybody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PULL_CHANGES", limits.Limit("few", 3, "改动", ""))
    hand = Hand()
    for words in "甲乙丙丁":
        hand.insert("强化顶层", words)
    with pytest.raises(BadArchive, match="few"):
        hand.pull()


def check_refused(data: bytes, why: str) -> None:
    hand = Hand()
    hand.saved = lambda: data  # type: ignore[method-assign]
    with pytest.raises(BadArchive, match=why):
        hand.pull()


def test_other_office_files_are_refused_plainly() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    check_refused(stream.getvalue(), "没有正文")
    check_refused(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504), "加了密码，或是旧格式")
    check_refused(b"%PDF-1.7", "是 PDF")
    check_refused(b"", "是空文件")
    check_refused(Hand().saved()[:9000], "可能没有下载完")
    check_refused(Hand().parts["word/embeddings/Microsoft_Excel_Worksheet1.xlsx"], "不是 Word 文件")


def test_a_note_that_calls_itself() -> None:
    own = '<w:footnote w:id="77"><w:p><w:r><w:footnoteReference w:id="77"/><w:t>自己</w:t></w:r></w:p></w:footnote>'
    hand = Hand().replace("word/footnotes.xml", "</w:footnotes>", f"{own}</w:footnotes>")
    assert [change.after for change in hand.pull().changes] == ["自己"]


def sheet(cell: str) -> Hand:
    hand = Hand()
    path = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"
    with zipfile.ZipFile(io.BytesIO(hand.parts[path])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = text.replace("</sheetData>", f'<row r="9">{cell}</row></sheetData>').encode()
    hand.parts[path] = packed(parts)
    return hand


@pytest.mark.parametrize("cell", [f'<c r="ZZ9" t="s"><v>{"1" * 5000}</v></c>', '<c r="ZZZ1"><v>1</v></c>'])
def test_cells_that_no_sheet_of_ours_has(cell: str) -> None:
    assert {change.kind for change in sheet(cell).pull().changes} <= {"picture"}


def test_a_word_whose_number_is_as_long_as_a_book() -> None:
    assert all(change.fate == "left" for change in sheet(f'<c r="A2" t="s"><v>{"1" * 5000}</v></c>').pull().changes)


def test_a_part_that_is_named_again_and_again_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    many = "".join(f'<Relationship Id="x{at}" Type="{RELATIONS}/header" Target="header1.xml"/>' for at in range(200))
    data = Hand().replace("word/_rels/document.xml.rels", "</Relationships>", f"{many}</Relationships>").saved()
    read: Counter[str] = Counter()
    tree = Archive.tree

    def counted(archive: Archive, path: str) -> Node:
        read[path] += 1
        return tree(archive, path)

    monkeypatch.setattr(Archive, "tree", counted)
    assert pull(data, "edited.docx", "report.yaml", Given(FILES)).changes == ()
    assert read["word/header1.xml"] == 1 and read["word/_rels/document.xml.rels"] == 1


def test_a_map_with_more_texts_than_any_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PULL_PARAGRAPHS", limits.Limit("some", 190, "段落数", ""))
    hand = Hand().replace("customXml/item1.xml", "</map>", '<e origin="a" hash="b"/>' * 300 + "</map>")
    with pytest.raises(BadArchive, match="some"):
        hand.pull()


def test_fields_that_are_opened_and_never_closed() -> None:
    deep = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 300
    hand = Hand().after("强化顶层", f"<w:p>{deep}</w:p>").retype("强化顶层", "顶层", "基层")
    assert [change.fate for change in hand.pull().changes] == ["ready"]
