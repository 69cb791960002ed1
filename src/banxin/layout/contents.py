"""The table of contents and the list of illustrations and tables, once page numbers are known."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from banxin.document import Block, Heading, Illustration, Table
from banxin.expressions import expression
from banxin.frame import ARTIFACT, Anchor, Element, Frame, Item, LinkArea, Path, Placed, Segment, rule
from banxin.inlines import plain
from banxin.layout.ink import ink
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip
from banxin.layout.words import Words
from banxin.numbering import parted
from banxin.records import record, replace
from banxin.style import TextRole
from banxin.text.setting import Line

TITLE: Final = "目录"
LIST: Final = "图表"
DEEPEST: Final = 3
AHEAD: Final = 500
"""Rows whose words are set together."""
_DIGIT: Final = expression("[0-9]")


@record
class _Row:
    """One line of the contents."""

    kind: str
    """``h1``, ``part`` (a first-level part without number), ``h2``, ``h3`` or ``figure``."""
    label: str
    title: str
    anchor: str
    origin: str


@record
class _Set:
    """The words of a row, set."""

    label: Line
    title: Line
    page: Line | None = None
    """``None`` in the first round, where nobody knows it."""


def contents(blocks: tuple[Block, ...], setter: Setter, key: str) -> tuple[Strip, ...]:
    """Contents as strips; they start a page."""
    rows = (*_heads(blocks), *_figures(blocks))
    toc = Element("TOC", key)
    widest = _widest(rows, setter)
    strips: list[Strip] = []
    pairs = zip(("", *_kinds(rows)), rows, _all_set(rows, setter), (*_kinds(rows[1:]), ""), strict=False)
    for index, (above, row, words, below) in enumerate(pairs):
        beside = widest if row.kind == "figure" else words.label.width
        items, depth = _row(row, words, beside, setter, Element("TOCI", f"{key}.{index}", toc))
        if row.kind == "figure" and above != "figure":
            items = (*_list_head(setter, toc), *items)
        strips.append(
            Strip(
                frame=Frame(setter.style.full, depth, items), start="contents", end="contents", height=depth,
                ascent=13.0, descent=5.0, above=_above(above, row.kind, setter) if index else None,
                penalty=NEVER if _keeps_next(row.kind, below) else 0.0,
            )
        )  # fmt: skip
    first = strips[0] if strips else Strip(Frame(setter.style.full, 0.0), "contents", "contents", 0.0, 13.0, 5.0)
    return (_titled(first, setter, key), *strips[1:])


def _kinds(rows: tuple[_Row, ...]) -> tuple[str, ...]:
    return tuple([row.kind for row in rows])


def _keeps_next(kind: str, below: str) -> bool:
    """No head of the contents stands alone at the foot of a page: that of a level keeps one below it."""
    return kind in ("h1", "h2") and below in ("h2", "h3") and below > kind


def _heads(blocks: tuple[Block, ...]) -> tuple[_Row, ...]:
    rows: list[_Row] = []
    for block in blocks:
        if isinstance(block, Heading) and block.contents and block.level <= DEEPEST:
            kind = ("part" if block.editorial else "h1") if block.level == 1 else f"h{block.level}"
            number, title = block.number, block.contents
            if block.level > 1:
                number, title = "", number + parted(number) + title
            rows.append(_Row(kind, number, title, block.anchor, block.origin))
    return tuple(rows)


def _figures(blocks: tuple[Block, ...]) -> tuple[_Row, ...]:
    charts = [_listed(block) for block in blocks if isinstance(block, Illustration)]
    tables = [_listed(block) for block in blocks if isinstance(block, Table) and block.number]
    return (*charts, *tables)


def _listed(block: Illustration | Table) -> _Row:
    return _Row("figure", block.number, plain(block.title), block.anchor, block.origin)


def _above(above: str, kind: str, setter: Setter) -> float:
    measures = setter.style.contents
    if kind == "figure":
        return measures.row if above == "figure" else measures.before_list
    if kind in ("h1", "part"):
        return measures.before_h1 if above else 0.0
    if above in ("h1", "part") or (kind == "h2" and above == "h3"):
        return measures.before_h2 if kind == "h2" and above == "h3" else measures.after_h1
    return measures.row


# ---------------------------------------------------------------- one row


def _all_set(rows: tuple[_Row, ...], setter: Setter) -> Iterator[_Set]:
    """The words of all rows, those of many set together: what depends on no page in the first round, for all."""
    for first in range(0, len(rows), AHEAD):
        some = rows[first : first + AHEAD]
        labels = setter.each_line_once(("labels", first), (_label(row, setter) for row in some))
        titles = setter.each_line_once(("titles", first), (_title(row, setter) for row in some))
        folios = [setter.plain(setter.folio(row.anchor), _page_role(row, setter)) for row in some]
        if setter.is_first_round:
            yield from map(_Set, labels, titles)
        else:
            yield from map(_Set, labels, titles, setter.each_line(folios))


def _label(row: _Row, setter: Setter) -> Words:
    """The number of a chapter or the label of a figure; nothing where there is none."""
    if row.kind == "figure":
        return setter.plain(row.label, setter.style.text.contents_label)
    return setter.plain(row.label if row.kind == "h1" else "", setter.style.text.contents_h1)


def _title(row: _Row, setter: Setter) -> Words:
    return setter.plain(row.title, _look(row, setter)[0])


def _row(row: _Row, words: _Set, label: float, setter: Setter, item: Element) -> tuple[tuple[Item, ...], float]:
    """A row's ink, its title beside a label so wide, and how far below its first line its last stands.

    Number or label, title, leader and page number; a long title turns over, its page on the last line.
    """
    style = setter.style
    measures, full, main = style.contents, style.full, style.main_at
    _, x = _look(row, setter)
    x += _beside(label, x - main, setter)
    right = full - measures.page_width
    measure = right - x - style.em
    lines: tuple[Line, ...] = (words.title,)
    if words.title.width > measure:
        lines = setter.at(row.origin).lines(_title(row, setter), measure, align="left")
    depth = (len(lines) - 1) * measures.row
    if words.page is None:
        return (), depth
    link = Element("Link", f"{item.key}.link", item)
    items: list[Item] = []
    if row.kind == "h1":
        items.append(rule(main, -measures.rule_above, full - main, measures.rule, setter.colour("blue")))
    items += ink(words.label, main, 0.0, link)
    for index, line in enumerate(lines):
        items += ink(line, x, index * measures.row, link)
    if row.kind != "h1":
        leader = _leader(x + lines[-1].width + measures.leader_from, right, setter)
        items.append(Placed(0.0, depth, Frame(full, 0.0, tuple(leader))))
    items += ink(words.page, full - words.page.width, depth, link)
    area = LinkArea(main, -12.0, full - main, 16.0 + depth, "#" + row.anchor, row.label + row.title, link)
    return (*items, area), depth


def _look(row: _Row, setter: Setter) -> tuple[TextRole, float]:
    """A row's role and where its words start."""
    style, texts = setter.style, setter.style.text
    main, measures = style.main_at, style.contents
    match row.kind:
        case "h1":
            return texts.contents_h1, main + measures.title_at
        case "part":
            return texts.contents_h3, main
        case "h2":
            return texts.contents_h2, main + measures.title_at
        case "h3":
            return texts.contents_h3, main + measures.h3_at
        case _:
            return texts.contents_figure, main + measures.title_at


def _widest(rows: tuple[_Row, ...], setter: Setter) -> float:
    """The widest label of an illustration or a table in points: all their titles stand below each other. Digits are
    of one width, so labels that differ in them alone are set once."""
    labels = dict.fromkeys(_DIGIT.sub("0", row.label) for row in rows if row.kind == "figure")
    return max((setter.label(label, setter.style.text.contents_label).width for label in labels), default=0.0)


def _beside(label: float, room: float, setter: Setter) -> float:
    """How far a label wider than its ``room`` (附录A, 图A.10) pushes its title to the right, in whole ems."""
    over = label + setter.style.em / 2 - room
    return math.ceil(over / setter.style.em) * setter.style.em if label and over > 0 else 0.0


def _page_role(row: _Row, setter: Setter) -> TextRole:
    texts = setter.style.text
    return texts.contents_h1 if row.kind == "h1" else texts.contents_page


def _leader(start: float, end: float, setter: Setter) -> list[Item]:
    """Dots on a common raster, so that those of all rows stand below one another."""
    measures = setter.style.contents
    if end <= start:
        return []
    count = int((end - start) // measures.leader_step)
    # Drawn from the right, where the raster begins; a little longer, so that rounding does not lose the last dot.
    reach = (count + 0.1) * measures.leader_step
    segments = (Segment("M", (end, 0.0)), Segment("L", (end - reach, 0.0)))
    dots = (0.0, measures.leader_step)
    return [Path(segments, stroke=setter.colour("soft"), weight=measures.leader_dot, dash=dots, element=ARTIFACT)]


# ---------------------------------------------------------------- heads


def _titled(strip: Strip, setter: Setter, key: str) -> Strip:
    """The first row with the word 目录 in the side column and the opener's rule at the top of the type area."""
    style = setter.style
    base = style.line(style.contents.title_line) - style.paper.head
    title: Words = setter.plain(TITLE, style.text.contents_title)
    head = (
        rule(0.0, style.heads.opener_rule_at - style.paper.head - base, style.full, style.heads.opener_rule,
             setter.colour("blue")),
        *ink(setter.line(title), 0.0, 0.0, Element("H1", f"{key}.title")),
    )  # fmt: skip
    return replace(
        strip, frame=replace(strip.frame, items=(*head, *strip.frame.items)), new_page=True, top=base,
        anchors=(Anchor("contents", -base),), running=("", TITLE), opener=True,
    )  # fmt: skip


def _list_head(setter: Setter, toc: Element) -> tuple[Item, ...]:
    """The name of the list of illustrations and tables, in the side column under a light rule."""
    style = setter.style
    words = setter.label(LIST, style.text.h2)
    return (
        rule(0.0, -style.contents.rule_above, style.full, style.contents.list_rule, setter.colour("rule")),
        *ink(words, 0.0, 0.0, Element("P", f"{toc.key}.list")),
    )
