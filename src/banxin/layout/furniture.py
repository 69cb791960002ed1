"""What stands on a page outside its strips: running head, folio, footnotes' rule."""

from __future__ import annotations

from collections.abc import Iterable

from banxin.frame import ARTIFACT, Frame, Item, Placed, rule
from banxin.layout.ink import ink
from banxin.layout.setter import Setter, Words
from banxin.layout.strip import FootNote
from banxin.records import record


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


def furniture_ahead(pages: Iterable[Running], setter: Setter) -> None:
    """Set the furniture of many pages together; ``furniture`` then finds it."""
    texts = setter.style.text
    words: list[Words] = []
    for page in pages:
        words += (setter.plain(page.folio, texts.folio), setter.plain(page.head, texts.running_head))
    setter.ahead((each, "") for each in words)


def furniture(running: Running, setter: Setter) -> tuple[Item, ...]:
    """Running head and folio of one page, in sheet coordinates; even pages left, odd pages right."""
    style = setter.style
    measures = style.furniture
    even = running.even
    items: list[Item] = []
    if running.head:
        line = setter.label(running.head, style.text.running_head)
        x = style.left if even else style.left + style.full - line.width
        items += ink(line, x, measures.head_baseline, ARTIFACT)
        if not running.opener:
            items.append(
                rule(style.left, measures.head_rule_at, style.full, measures.head_rule, setter.colour("rule"))
            )
    folio = setter.label(running.folio, style.text.folio)
    x = style.left if even else style.left + style.full - folio.width
    items += ink(folio, x, measures.folio_baseline, ARTIFACT)
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
