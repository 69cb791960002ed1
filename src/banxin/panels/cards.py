"""Cards panel: names and what is said of them in, groups of cards out; the style's rule chooses their form."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar, cast

from banxin.document import Block, CardsForm, Heading
from banxin.document import Card as CardBlock
from banxin.document import Cards as CardsBlock
from banxin.inlines import Amount, figures_in, plain
from banxin.panels.desk import Desk, Level
from banxin.problems import error, warning
from banxin.reading import Written, wrong
from banxin.reading.declared import Field, model_validator
from banxin.style import Style


class Card(Written):
    """A name and a text."""

    name: str = Field(min_length=1, max_length=200, description="卡片的标题")
    text: str = Field(min_length=1, description="卡片的正文")
    amount: str = Field("", description="放大的数据的 id，须是正文里的；只在首张通栏卡上用")
    amount_words: str = Field("", max_length=20, description="放大的数字后面的字，如 成果")


class CardGroup(Written):
    """Cards under a head of their own."""

    title: str = Field(min_length=1, max_length=200, description="组名")
    cards: tuple[Card, ...] = Field(min_length=1, description="卡片")


class Cards(Written):
    """卡片: side by side or in rows, as long as their texts are."""

    bare: ClassVar[str] = "cards"
    cards: tuple[Card, ...] = Field((), description="卡片")
    groups: tuple[CardGroup, ...] = Field((), description="分组的卡片；与 cards 二选一")
    form: CardsForm | None = Field(None, description="版式：halves 两栏、thirds 三栏、rows 通栏；不写则按字数定")

    @model_validator(mode="after")
    def _one_of_two(self) -> Cards:
        if bool(self.cards) == bool(self.groups):
            raise wrong("cards（卡片）和 groups（分组）要写一个，且只写一个")
        return self

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """A group of cards, or a heading and a group for each."""
        if self.cards:
            cards = tuple(_card(self, card, desk, "cards", index) for index, card in enumerate(self.cards))
            yield self._grouped(self.cards, cards, desk, desk.origin(self))
        for at, group in enumerate(self.groups):
            origin = desk.origin(self, "groups", at)
            title = desk.prose(group, group.title, "title")
            anchor = f"{desk.anchor}.{at + 1}"
            yield Heading(_below(desk.level), "", title, anchor, "", origin=f"{origin}/title")
            cards = tuple(
                _card(self, card, desk, "groups", at, "cards", index) for index, card in enumerate(group.cards)
            )
            yield self._grouped(group.cards, cards, desk, origin)

    def _grouped(self, written: tuple[Card, ...], cards: tuple[CardBlock, ...], desk: Desk, origin: str) -> CardsBlock:
        group = _group(cards, desk.style, self.form, origin)
        for index, (card, block) in enumerate(zip(written, cards, strict=True)):
            if block.amount and card.amount not in figures_in(block.inlines):
                said = f"“{card.amount}”不是这张卡片正文里的数据"
                desk.problems.append(error(card.place_of("amount"), "R004", said, "放大的数要出自正文"))
            elif block.amount and not (group.lead and index == 0):
                said = "只有首张通栏卡片放大数据，这里不会显示"
                desk.problems.append(warning(card.place_of("amount"), "R006", said, "删去 amount"))
        return group


def _card(panel: Cards, card: Card, desk: Desk, *path: str | int) -> CardBlock:
    amount: Amount | None = None
    if card.amount:
        amount = desk.figure(card.amount, card.place_of("amount"), "full", set_off=True)
    return CardBlock(
        desk.prose(card, card.name, "name"), desk.prose(card, card.text, "text"), amount, card.amount_words,
        desk.origin(panel, *path),
    )  # fmt: skip


def _group(cards: tuple[CardBlock, ...], style: Style, form: CardsForm | None, origin: str) -> CardsBlock:
    chosen, lead = choose(tuple(_length(plain(card.inlines)) for card in cards), style)
    chosen, lead = (form, False) if form and form != chosen else (chosen, lead)
    return CardsBlock(cards, chosen, lead, wide=not (chosen == "halves" and len(cards) == 2), origin=origin)


def choose(lengths: tuple[float, ...], style: Style) -> tuple[CardsForm, bool]:
    """The form of a group whose texts are so long (in Han), and whether its first is a lead card.

    Design tokens, section 9: two columns, three columns or rows, decided for the group by its longest text; an odd
    number in two columns gives its first as a lead card, which is taken out before the others are measured.
    """
    odd = len(lengths) % 2 == 1
    rest = lengths[1:] if odd else lengths
    if len(rest) > 1 and max(rest) <= style.card.halves_at_most and _even(rest, style, across=2):
        return "halves", odd
    threes = len(lengths) % 3 == 0
    if threes and max(lengths) <= style.card.thirds_at_most and _even(lengths, style, across=3):
        return "thirds", False
    return "rows", False


def _even(lengths: tuple[float, ...], style: Style, across: int) -> bool:
    """Whether the texts are near enough in length to stand side by side without much white under the short ones."""
    width = (style.full - (across - 1) * style.card.between) / across - 2 * style.card.padding
    lines = math.ceil(max(lengths) * style.em / width)
    unlike = max(lengths) > style.card.rows_when_longer_by * max(min(lengths), 1)
    return not (unlike and lines > style.card.rows_when_lines_over)


def _length(text: str) -> float:
    """How long a text is in Han: Latin letters and digits count half."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def _below(level: Level) -> Level:
    return cast(Level, min(level + 1, 4))
