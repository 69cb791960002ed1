"""The map of a Word file's texts: one entry for each bookmark, the same hash for the same words, known by its place."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from banxin.document import Paragraph, Title
from banxin.inlines import Amount, Editorial, Note, PageOf, Reference, Strong
from banxin.writers.docx import exported
from banxin.writers.docx.exports import MOST, NAMESPACE, PROPERTY, fingerprint, literal, settled
from banxin.writers.docx.marks import Marks
from writers.docx.specimen import W, annual, blocks, document, heading, part, parts, t, val, whole, written


def entries(data: bytes) -> list[dict[str, str]]:
    return [dict(node.attrib) for node in held(data, "e")]


def held(data: bytes, tag: str) -> list[etree._Element]:
    return list(etree.fromstring(parts(data)["customXml/item1.xml"]).iterchildren(f"{{{NAMESPACE}}}{tag}"))


def test_every_entry_has_its_bookmark_and_every_bookmark_its_entry() -> None:
    stories = (part(whole(), "word/document.xml"), part(whole(), "word/footnotes.xml"))
    names = [val(n, "name") for story in stories for n in story.iter(f"{W}bookmarkStart")]
    marks = Marks()
    keys = [marks.origin(entry["origin"]) for entry in entries(whole())]
    assert keys == [name for name in names if name.startswith("_src_")]
    assert len(set(keys)) == len(keys) > 60


def test_an_entry_says_where_its_text_comes_from_and_what_it_said() -> None:
    inlines = (*t("共"), Amount("firms", "超过", "95", "", "家", True), Strong(t("企 业")), Note("n", t("注。")), PageOf("x"), Reference("x", "图1"), Editorial("〔样〕"))
    data = written(Paragraph(inlines, origin="a.yaml#/panels/0/prose"))
    entry = next(e for e in entries(data) if e["origin"].startswith("a.yaml"))
    assert entry == {
        "origin": "a.yaml#/panels/0/prose", "hash": fingerprint("共超过95家企 业图1〔样〕"),
    }  # fmt: skip


def test_what_running_heads_say_and_the_words_of_pictures_are_entered_too() -> None:
    heads = [node.get("said") for node in held(whole(), "f")]
    assert heads and len(heads) == len(set(heads)) and all(heads)
    assert all(("alt" in entry) == (entry.get("kind") == "picture") for entry in entries(whole()))


def test_what_running_heads_say_is_what_is_read_in_them() -> None:
    title = Title("甲 &\u3000<乙>", "", "甲 &\u3000<乙>", "")
    data = written(heading(1, "丙", "a", "1"), *blocks(), title=title)
    furniture = [part(data, name) for name in parts(data) if re.match("word/(header|footer)", name)]
    read = {literal(node) for root in furniture for node in root.iter(f"{W}p")} - {""}
    assert [node.get("said") for node in held(data, "f")] == sorted(read) and "甲 &\u3000<乙>" in read


def test_figures_standing_alone_are_known_by_their_id() -> None:
    origins = [(e["origin"], e.get("kind")) for e in entries(whole())]
    assert ("figure:firms/value", "figure") in origins and ("figure:brain/value", "figure") in origins


def test_the_file_says_what_would_be_exported() -> None:
    said = [(e.origin, e.kind, e.hash) for e in exported(document(), annual())]
    assert said == [(e["origin"], e.get("kind", MOST), e["hash"]) for e in entries(whole())]


@pytest.mark.parametrize(("words", "hash"), [
    ("192.4", "192.4"), ("甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚辛"), ("A&B<\"C\"", "A&B<\"C\""), ("甲乙丙丁戊己庚辛壬", "28d93d521e74555b"),
])  # fmt: skip
def test_a_short_text_stands_for_itself(words: str, hash: str) -> None:
    data = written(Paragraph(t(words), origin="a.yaml#/x"))
    assert [e["hash"] for e in entries(data) if e["origin"] == "a.yaml#/x"] == [hash]


def test_the_fingerprint_of_all_texts_stands_in_both_places_and_follows_them() -> None:
    one, other = (written(Paragraph(t(words), origin="a.yaml#/x")) for words in ("甲", "乙"))
    revisions = [etree.fromstring(parts(data)["customXml/item1.xml"]).get("revision", "") for data in (one, other)]
    assert revisions[0] != revisions[1] and len(revisions[0]) == 16
    for data, revision in zip((one, other), revisions, strict=True):
        custom = parts(data)["docProps/custom.xml"].decode()
        assert f'name="{PROPERTY}"' in custom and revision in custom
    assert etree.fromstring(parts(one)["customXml/item1.xml"]).tag == f"{{{NAMESPACE}}}map"


def test_words_are_compared_without_their_blanks() -> None:
    assert settled(" 甲\u00a0 乙\n\t丙 ") == "甲 乙 丙"
    assert settled("a\u2009b\u3000c") == "a\u2009b\u3000c"
