"""What is written as XML is read as it was meant, by a parser that knows nothing of us."""

from __future__ import annotations

import pytest
from lxml import etree

from banxin.writers.docx.markup import (
    NAMESPACES,
    Node,
    add,
    add_bare,
    add_words,
    name,
    numbered,
    paragraph,
    parted,
    root,
    run,
    serial,
)

MARKS = "甲 & 乙 <w:p> “丙” \"丁\" '戊' ]]> &amp; \u00a0\u3000"


def check(part: Node) -> etree._Element:
    """A part as who opens the file reads it."""
    return etree.fromstring(serial(part))


def body() -> Node:
    return root("w:document")


def test_words_are_read_as_they_were_written() -> None:
    part = body()
    run(paragraph(part, "BodyText"), MARKS, "Strong")
    add_words(part, "w:instrText", f" {MARKS}\r\n\t")
    read = check(part)
    assert [node.text for node in read.iter(name("w:t"), name("w:instrText"))] == [MARKS, f" {MARKS}\r\n\t"]


def test_attributes_are_read_as_they_were_written() -> None:
    part = body()
    add(part, "w:tag", val=f"{MARKS}\t\n\r", count=3)
    add_bare(part, "wp:docPr", descr=MARKS)
    named, bare = check(part)
    assert named.attrib == {name("w:val"): f"{MARKS}\t\n\r", name("w:count"): "3"}
    assert bare.attrib == {"descr": MARKS}


def test_what_xml_cannot_carry_is_left_out() -> None:
    part = body()
    run(paragraph(part, "BodyText"), "甲\x00\x0b乙\ufffe")
    add(part, "w:tag", val="丙\x1f")
    read = check(part)
    assert [node.text for node in read.iter(name("w:t"))] == ["甲乙"]
    assert read[-1].get(name("w:val")) == "丙"


def test_tabs_and_line_ends_are_elements_of_the_run() -> None:
    part = body()
    run(paragraph(part, "BodyText"), "甲\t乙\n 丙")
    (words,) = check(part).iter(name("w:r"))
    assert [(etree.QName(node).localname, node.text) for node in words][-5:] == [
        ("t", "甲"), ("tab", None), ("t", "乙"), ("br", None), ("t", " 丙"),
    ]  # fmt: skip
    assert words[-1].get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_a_paragraph_may_still_change_its_style_and_take_a_number() -> None:
    part = body()
    node = paragraph(part, "BodyText")
    run(node, "甲")
    node.style = "ListNumber"
    numbered(node, 7, 1)
    assert not node.ends_section
    add(node.properties, "w:sectPr")
    assert node.ends_section
    properties = check(part)[0][0]
    assert [etree.QName(each).localname for each in properties] == ["pStyle", "numPr", "sectPr"]
    assert [each.get(name("w:val")) for each in (properties[0], *properties[1])] == ["ListNumber", "1", "7"]


@pytest.mark.parametrize(("words", "above", "sign"), [("甲乙。", "甲乙", "。"), ("。", "", "。"), (" 甲，", " 甲", "，")])
def test_the_last_mark_of_a_run_stands_alone(words: str, above: str, sign: str) -> None:
    node = paragraph(body(), "BodyText")
    run(node, words, "Strong")
    first, last, second = parted(node.last)
    assert last == sign
    for written, said in ((first, above), (second, sign)):
        if said:
            declared = f'<p xmlns:w="{NAMESPACES["w"]}">{written}</p>'
            (read,) = etree.fromstring(declared)
            assert [each.get(name("w:val")) for each in read.iter(name("w:rStyle"))] == ["Strong"]
            assert read[-1].text == said
    assert bool(first) == bool(above)


def test_what_ends_with_no_words_is_not_parted() -> None:
    node = paragraph(body(), "BodyText")
    assert parted(node.last) == ("", "", "")
    run(node, "甲\t")
    assert parted(node.last) == ("", "", "")
    assert parted(node) == ("", "", "")
