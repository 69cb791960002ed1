"""Blocks to strips: one match over Block; side heads are set beside what follows them."""

from __future__ import annotations

from typing import assert_never

from banxin.document import (
    Block,
    Callout,
    Cards,
    Contents,
    Heading,
    Illustration,
    Index,
    PageBreak,
    Paragraph,
    Points,
    Projects,
    Quotation,
    Table,
    Tiles,
)
from banxin.layout.ahead import set_ahead
from banxin.layout.callout import callout
from banxin.layout.cards import cards
from banxin.layout.contents import contents
from banxin.layout.heading import beside, excerpt, full_head, head, opener
from banxin.layout.illustration import illustration
from banxin.layout.index import index_strips
from banxin.layout.pages import space
from banxin.layout.paragraph import paragraph, quotation
from banxin.layout.points import points
from banxin.layout.projects import projects
from banxin.layout.setter import Found, Setter
from banxin.layout.strip import NEVER, Strip
from banxin.layout.table import table
from banxin.layout.tiles import tiles
from banxin.problems import BadSource, Problem
from banxin.records import replace
from banxin.style import Style

Above = tuple[bool, int | None, bool, str]
"""What stands above a block, as far as its strips depend on it: a forced page start, the index of the head in the
side column, whether the strip above keeps its next, and as what that ends."""

Kept = dict[int, tuple[Above, tuple[Strip, ...], Found | None]]
"""Strips by the index of their block, and what their block was told of paging; ``None`` where it asked for nothing."""


def strips(blocks: tuple[Block, ...], setter: Setter, kept: Kept, span: range | None = None) -> tuple[Strip, ...]:
    """The strips of all blocks in order, or of those in ``span``. Raises ``BadSource`` with what is wrong in any.

    All are ``kept``; a block that asks the setter for what only paging can tell is set again when that is new.
    """
    done: list[Strip] = []
    wrong: list[Problem] = []
    forced = False
    side: int | None = None
    ready = 0
    span = range(len(blocks)) if span is None else span
    still = {index for index, (_, _, told) in kept.items() if told is None or told is setter.found}
    needless = still | {index - 1 for index in still if _is_second(blocks[index - 1])}
    for index in span:
        block = blocks[index]
        if index >= ready and index not in needless:
            ready = set_ahead(blocks, range(index, span.stop), setter, needless)
        if isinstance(block, PageBreak):
            forced = True
            continue
        if _is_second(block) and _beside(blocks, index, setter):
            side = index
            continue
        above = (forced, side, bool(done) and done[-1].penalty >= NEVER, done[-1].end if done else "")
        if index in still and kept[index][0] == above:
            made = kept[index][1]
        else:
            asked = len(setter.asked)
            try:
                made = _under(above, block_strips(block, blocks, setter.at(origin(block)), f"b{index}"), blocks, setter)
                made = with_long_notes(_kept_with_note(made, blocks, index) if isinstance(block, Tiles) else made)
            except BadSource as bad:
                wrong += bad.problems
                continue
            kept[index] = (above, made, None if len(setter.asked) == asked else setter.found)
        if made:
            forced, side = False, None
        done += made
    if wrong:
        raise BadSource(wrong)
    return tuple(done)


def _kept_with_note(made: tuple[Strip, ...], blocks: tuple[Block, ...], index: int) -> tuple[Strip, ...]:
    """Numbers stay on the page of their note, which is the block below them."""
    note = blocks[index + 1] if index + 1 < len(blocks) else None
    if not made or not isinstance(note, Paragraph) or note.role != "note":
        return made
    return (*made[:-1], replace(made[-1], penalty=NEVER))


def with_long_notes(strips: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """A block's strips and, after them, its notes that are too long for any foot."""
    return (*strips, *long) if (long := [line for strip in strips for line in strip.long_notes]) else strips


def _is_second(block: Block) -> bool:
    """Whether it is a second-level head: in the side column it is set with the block after it."""
    return isinstance(block, Heading) and block.level == 2


def _under(above: Above, made: tuple[Strip, ...], blocks: tuple[Block, ...], setter: Setter) -> tuple[Strip, ...]:
    """What a block's strips become by what stands above and beside them.

    Under a head, a first point of one line keeps the next: two lines stay with every head. The space between an
    introduction and a second-level head may close.
    """
    if not made:
        return made
    forced, side, keeps_next, end = above
    if side is not None:
        head = blocks[side]
        assert isinstance(head, Heading)
        made = beside(head, made, setter.at(head.origin), f"b{side}")
    first = made[0]
    if forced:
        first = replace(first, new_page=True)
    if keeps_next and len(made) > 1 and first.start == "point":
        first = replace(first, penalty=NEVER)
    if end == "introduction" and first.start == "h2":
        first = replace(first, close=setter.style.pages.close_most)
    elif first.close and end:
        first = replace(first, close=_closing(first, end, setter.style))
    return made if first is made[0] else (first, *made[1:])


def _closing(strip: Strip, above: str, style: Style) -> float:
    """How far the space above a strip may close: it leaves what it leaves below text, so a head is never touched."""
    least = space("text", strip.start, style) - strip.close
    return min(strip.close, max(0.0, space(above, strip.start, style) - least))


def origin(block: Block) -> str:
    """The path in the authors' YAML that a block came from; empty for blocks nobody wrote."""
    return "" if isinstance(block, PageBreak | Contents | Index) else block.origin


def block_strips(block: Block, blocks: tuple[Block, ...], setter: Setter, key: str) -> tuple[Strip, ...]:
    """The strips of one block, as if it stood alone."""
    match block:
        case Heading():
            return (_heading(block, setter, key),)
        case Paragraph():
            return paragraph(block, setter, key)
        case Points():
            return points(block, setter, key)
        case Callout():
            return callout(block, setter, key)
        case Cards():
            return cards(block, setter, key)
        case Tiles():
            return tiles(block, setter, key)
        case Projects():
            return projects(block, setter, key)
        case Illustration():
            return illustration(block, setter, key)
        case Table():
            return table(block, setter, key)
        case Quotation():
            return quotation(block, setter, key)
        case Contents():
            return contents(blocks, setter, key)
        case Index():
            return index_strips(block, setter, key)
        case PageBreak():
            return ()
        case _:
            assert_never(block)


def _heading(block: Heading, setter: Setter, key: str) -> Strip:
    match block.level:
        case 1:
            return excerpt(block, setter, key) if block.editorial else opener(block, setter, key)
        case 2:
            return full_head(block, setter, key)
        case 3 | 4:
            return head(block, setter, key)


def _beside(blocks: tuple[Block, ...], index: int, setter: Setter) -> bool:
    """Whether a second-level head stands in the side column: what follows must leave that column free."""
    if not setter.style.grid.side or index + 1 >= len(blocks):
        return False
    following = blocks[index + 1]
    match following:
        case Heading(level=level):
            return level > 2
        case Paragraph() | Points():
            return following.columns is None
        case Projects() | Quotation():
            return True
        case Callout() | Illustration() | Table() | PageBreak() | Contents() | Index() | Cards() | Tiles():
            # Objects begin with a rule of their own, which would stand too near the head's (design tokens 12.5).
            return False
        case _:
            assert_never(following)
