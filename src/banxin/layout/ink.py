"""A set line in, what it puts on the page out: its runs in their places, links over them, anchors, marks of notes."""

from __future__ import annotations

from banxin.document import figure_anchor
from banxin.frame import Anchor, Element, Frame, GlyphRun, Item, LinkArea, Placed
from banxin.inlines import Note
from banxin.layout.words import Words
from banxin.text.setting import Line


def ink(line: Line, x: float, y: float, element: Element, words: Words | None = None) -> tuple[Item, ...]:
    """A line's runs at (x, y) as parts of ``element``, its links as areas over them.

    ``words`` are what it was set from; ``None`` where they are words and nothing else. A line that is only measured
    puts nothing there.
    """
    if not line.runs:
        return ()
    items = [_moved(run, x, y, element) for run in line.runs] if words is None else _marked(line, x, y, element, words)
    return (*items, Placed(x, y, Frame(line.width, 0.0, line.under))) if line.under else tuple(items)


def _marked(line: Line, x: float, y: float, element: Element, words: Words) -> list[Item]:
    items: list[Item] = []
    for run, index in zip(line.runs, line.spans, strict=True):
        tag = words.tags[index]
        own = tag.part or element
        if not tag.target:
            items.append(_moved(run, x, y, own))
            continue
        link = Element("Link", f"{own.key}.link{line.start}.{index}", own)
        items.append(_moved(run, x, y, link))
        items.append(_area(run, x, y, tag.target, link))
    return items


def _moved(run: GlyphRun, x: float, y: float, element: Element) -> Item:
    """The run at another place, with its meaning; spelled out, for it is done for every run of a document."""
    return GlyphRun(
        run.x + x, run.y + y, run.face, run.size, run.colour, run.glyphs, run.text, run.width, run.spread, run.kerns,
        element,
    )  # fmt: skip


def _area(run: GlyphRun, x: float, y: float, target: str, link: Element) -> LinkArea:
    return LinkArea(run.x + x, y - 0.88 * run.size, run.width, 1.16 * run.size, target, run.text, link)


def anchors_of(line: Line, words: Words, y: float) -> tuple[Anchor, ...]:
    """The anchors of the ledger figures and the index words that a line prints."""
    seen: dict[str, None] = {}
    for index in line.spans:
        if words.tags[index].figure:
            seen[figure_anchor(words.tags[index].figure)] = None
        if words.tags[index].anchor:
            seen[words.tags[index].anchor] = None
    return tuple(Anchor(name, y) for name in seen)


def notes_of(line: Line, words: Words) -> tuple[Note, ...]:
    """The footnotes whose marks stand on a line, in order."""
    on_line = [words.tags[index].note for index in line.spans]
    return tuple({note.id: note for note in on_line if note is not None}.values())
