"""Cards, principles, projects and policy documents in, shapes side by side out, as large as a slide has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from banxin.charts.plot.look import lines_of
from banxin.document import Block, Callout, Cards, Projects
from banxin.inlines import plain
from banxin.records import record
from banxin.writers.pptx.markup import BREAK, Box, Line, Look, Pen
from banxin.writers.pptx.sizes import LEADING, LEAST, fits, height, largest, titled, words
from banxin.writers.pptx.template import BODY_AT, FOOT_AT, FULL, LEFT

if TYPE_CHECKING:
    from banxin.style import Style

SIZES: Final = (24.0, 22.0, 20.0, 18.0, 16.0, 15.0, LEAST)
"""Of what is said; titles are larger by ``LARGER``."""
LARGER: Final = 2.0
PADDING: Final = 12.0
"""Between a card's edges and its words, points."""
GUTTER: Final = 16.0
"""Between cards."""
BETWEEN: Final = 4.0
"""Above each thing that is said, points."""
ROOM: Final = FOOT_AT - 14.0 - BODY_AT
ACROSS: Final = (3, 2, 4, 1)
"""Cards side by side, what is best first; none stands alone in a row of its own."""


@record
class Card:
    """A name, the words that mark it (在建, 政策文件), and what is said of it."""

    title: str
    mark: str
    said: tuple[str, ...]


@record
class Grid:
    """How cards stand: how many side by side, how large their words are, how high each row is."""

    across: int
    size: float
    rows: tuple[float, ...]


def cards_of(block: Block) -> tuple[Card, ...]:
    """The cards that a block makes; none where it makes something else."""
    match block:
        case Cards():
            return tuple(Card(plain(card.title), "", _said(plain(card.inlines))) for card in block.cards)
        case Projects():
            return tuple(
                Card(plain(one.title), one.status, tuple(plain((*p.lead, *p.inlines)) for p in one.points))
                for one in block.projects
            )
        case Callout():
            points = tuple(plain((*point.lead, *point.inlines)) for point in block.points)
            return (Card(plain(block.title), block.label, points),)
        case _:
            return ()


def shared_out(cards: tuple[Card, ...]) -> Iterator[tuple[Card, ...]]:
    """The cards by slides: all on one where they can be read there, else half and half."""
    if len(cards) < 2 or _grid(cards) is not None:
        yield cards
        return
    half = -(-len(cards) // 2)
    yield from shared_out(cards[:half])
    yield from shared_out(cards[half:])


def cards(pen: Pen, said: Sequence[Card], style: Style) -> Iterator[str]:
    """The shapes of a slide's cards."""
    grid = _grid(said) or Grid(1, LEAST, (ROOM,))
    width = _width(grid.across)
    large = largest((card.title + card.mark for card in said), (grid.size + LARGER, grid.size), width - 2 * PADDING)
    for index, card in enumerate(said):
        row, column = divmod(index, grid.across)
        y = BODY_AT + sum(grid.rows[:row]) + row * GUTTER
        box = Box(LEFT + column * (width + GUTTER), y, width, grid.rows[row])
        yield _card(pen, card, box, (large, grid.size), style)


def _said(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _width(across: int) -> float:
    return (FULL - (across - 1) * GUTTER) / across


def _grid(said: Sequence[Card]) -> Grid | None:
    """The largest words, in the best form, that the slide has room for."""
    count = len(said)
    forms = [across for across in ACROSS if across <= count and (across == 1 or count % across != 1)]
    for size in SIZES:
        for across in forms:
            heights = [_height(card, _width(across), size) for card in said]
            rows = tuple(max(heights[at : at + across]) for at in range(0, count, across))
            if sum(rows) + GUTTER * (len(rows) - 1) <= ROOM:
                return Grid(across, size, rows)
    return None


def _height(card: Card, width: float, size: float) -> float:
    inner = width - 2 * PADDING
    alone = not fits(_headed(card), size + LARGER, inner)
    lines = lines_of(words(card.title, size + LARGER), inner) + (alone and bool(card.mark))
    title = lines * (size + LARGER) * LEADING
    # What stands behind a mark begins further in.
    return 2 * PADDING + title + height(card.said, size, inner - size * (len(card.said) > 1), BETWEEN)


def _headed(card: Card) -> str:
    """The title with its mark behind it, where they stand on one line."""
    return f"{card.title}\u2003{card.mark}" if card.mark else card.title


def _card(pen: Pen, card: Card, box: Box, sizes: tuple[float, float], style: Style) -> str:
    texts, (large, size) = style.text, sizes
    inner = Box(box.x + PADDING, box.y + PADDING, box.width - 2 * PADDING, box.height - 2 * PADDING)
    title = card.title if card.mark else titled(card.title, (large,), inner.width)[0]
    runs: list[tuple[str, Look]] = [(title, pen.role(texts.card_title, large))]
    if card.mark:
        between = "\u2003" if fits(_headed(card), large, inner.width) else BREAK
        runs.append((f"{between}{card.mark}", pen.role(texts.status, max(LEAST, size - LARGER))))
    look, mark = pen.role(texts.body, size), style.colour(texts.h2.colour) if len(card.said) > 1 else ""
    lines = [Line(tuple(runs), leading=large * LEADING)]
    lines += [Line(((said, look),), leading=size * LEADING, before=BETWEEN, marked=mark) for said in card.said]
    rule = Box(box.x, box.y, box.width, style.card.rule)
    return pen.group(
        f"卡片：{card.title}", told(card), box,
        (
            pen.block("底纹", box, style.colour(style.table.group_ground)),
            pen.block("线", rule, style.colour(style.lead_tile.rule_colour)),
            pen.text("文字", inner, lines, fit=True),
        ),
    )  # fmt: skip


def told(card: Card) -> str:
    """A card in words, for the speaker and those who cannot see it."""
    title = f"{card.title}（{card.mark}）" if card.mark else card.title
    return f"{title}：{''.join(card.said)}" if card.said else title
