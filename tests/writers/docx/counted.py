"""A Word file in, the number that Word prints before each of its heads out: counted from its lists as Word does."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree
from tests.writers.docx.specimen import W

FORMS = {
    "decimal": str, "chineseCountingThousand": lambda count: "一二三四五六七八九十"[count - 1],
    "upperLetter": lambda count: chr(ord("A") + count - 1), "none": lambda count: "", "bullet": lambda count: "",
}  # fmt: skip


@dataclass
class Level:
    form: str
    text: str
    start: int


@dataclass
class List:
    """A list (``w:num``): the definition whose counts it shares, its levels, and where it begins them anew."""

    definition: str
    levels: dict[int, Level]
    begins: dict[int, int]
    begun: set[int] = field(default_factory=set)


def val(node: etree._Element | None, name: str = "val") -> str:
    return "" if node is None else node.get(f"{W}{name}", "")


def heads(data: bytes) -> tuple[str, ...]:
    """What stands before the words of each head, without the blank that ends it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body, sheet, numbering = (etree.fromstring(archive.read(f"word/{n}.xml")) for n in ("document", "styles", "numbering"))
    lists, styles = _lists(numbering), {val(style, "styleId"): style for style in sheet.iter(f"{W}style")}
    counts: dict[str, dict[int, int]] = {}
    said = []
    for paragraph in body.iter(f"{W}p"):
        style = val(paragraph.find(f"{W}pPr/{W}pStyle"))
        number, level = _list(paragraph, style, styles)
        label = _count(lists[number], level, counts) if number in lists else ""
        if style.startswith("Heading"):
            said.append(label.rstrip("\u3000"))
    return tuple(said)


def _list(paragraph: etree._Element, style: str, styles: dict[str, etree._Element]) -> tuple[str, int]:
    """The list and the level that a paragraph is counted in: its own, else the nearest of its styles (17.9.18)."""
    named = paragraph.find(f"{W}pPr/{W}numPr")
    while named is None and style in styles:
        named, style = styles[style].find(f"{W}pPr/{W}numPr"), val(styles[style].find(f"{W}basedOn"))
    if named is None:
        return "", 0
    return val(named.find(f"{W}numId")), int(val(named.find(f"{W}ilvl")) or 0)


def _lists(numbering: etree._Element) -> dict[str, List]:
    definitions = {val(each, "abstractNumId"): _levels(each) for each in numbering.findall(f"{W}abstractNum")}
    lists = {}
    for number in numbering.findall(f"{W}num"):
        key = val(number.find(f"{W}abstractNumId"))
        changes = number.findall(f"{W}lvlOverride")
        begins = {int(val(each, "ilvl")): int(val(each.find(f"{W}startOverride"))) for each in changes}
        looks = {at: look for each in changes for at, look in _levels(each).items()}
        lists[val(number, "numId")] = List(key, definitions[key] | looks, begins)
    return lists


def _levels(node: etree._Element) -> dict[int, Level]:
    return {
        int(val(level, "ilvl")): Level(
            val(level.find(f"{W}numFmt")), val(level.find(f"{W}lvlText")), int(val(level.find(f"{W}start")))
        )
        for level in node.findall(f"{W}lvl")
    }


def _count(own: List, level: int, counts: dict[str, dict[int, int]]) -> str:
    """Lists of one definition count on from one another; a deeper level begins anew (17.9.1, 17.9.10, 17.9.26)."""
    reached = counts.setdefault(own.definition, {})
    if level in own.begins and level not in own.begun:
        reached[level] = own.begins[level]
    else:
        reached[level] = reached.get(level, own.levels[level].start - 1) + 1
    own.begun.add(level)
    for deeper in [each for each in reached if each > level]:
        del reached[deeper]
    look = own.levels[level]
    return re.sub(rf"%{level + 1}", FORMS[look.form](reached[level]), look.text)
