"""What stands on a page outside its strips: running head, folio, footnotes' rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from banxin.frame import ARTIFACT, Frame, Item, Placed, rule
from banxin.layout.ink import ink
from banxin.layout.setter import Setter
from banxin.layout.strip import FootNote
from banxin.records import record
from banxin.style import Style
from banxin.text.setting import Line


@record
class Running:
    """What a page's furniture says."""

    title: str
    """The report's title."""
    section: tuple[str, str]
    """Number and title of the section the page belongs to."""
    folio: str
    even: bool
    """A left-hand page."""
    opener: bool
    """The page opens a section (or is the contents): words, but no rule."""


    @property
    def head(self) -> str:
        """The running head: the report's title on left-hand pages, the section's on the others."""
        number, title = self.section
        return self.title if self.even else (f"{number}\u3000{title}" if number else title)


def furniture(pages: Sequence[Running], setter: Setter) -> Iterator[tuple[Item, ...]]:
    """Running head and folio of each of some pages, set together, in sheet coordinates; even pages left, odd right."""
    texts = setter.style.text
    heads = setter.each_line([setter.plain(page.head, texts.running_head) for page in pages])
    folios = setter.each_line([setter.plain(page.folio, texts.folio) for page in pages])
    return map(partial(_furniture, style=setter.style), pages, heads, folios)


def _furniture(running: Running, head: Line, folio: Line, style: Style) -> tuple[Item, ...]:
    measures, right = style.furniture, style.left + style.full
    items: list[Item] = []
    if running.head:
        items += ink(head, style.left if running.even else right - head.width, measures.head_baseline, ARTIFACT)
        if not running.opener:
            items.append(
                rule(style.left, measures.head_rule_at, style.full, measures.head_rule, style.colour("rule"))
            )
    items += ink(folio, style.left if running.even else right - folio.width, measures.folio_baseline, ARTIFACT)
    return tuple(items)


def foot_notes(named: Iterable[FootNote], setter: Setter) -> tuple[Item, ...]:
    """The footnotes of a page, each once, their last line on the last line of the type area, a rule above them."""
    notes = tuple({note.key: note for note in named if note.frame.height}.values())
    if not notes:
        return ()
    style = setter.style
    height = sum(note.frame.height for note in notes)
    bottom = style.paper.height - style.paper.foot
    y = bottom - height
    items: list[Item] = [
        rule(
            style.left, y - style.furniture.note_first + style.text.footnote.leading / 2,
            style.furniture.note_rule_length, style.furniture.note_rule, setter.colour("grey"),
        )
    ]  # fmt: skip
    for note in notes:
        items.append(Placed(style.left, y, note.frame))
        y += note.frame.height
    return tuple(items)


def sheet(items: tuple[Item, ...], setter: Setter) -> Frame:
    """Items in sheet coordinates as the frame of a page."""
    return Frame(setter.style.paper.width, setter.style.paper.height, items)
