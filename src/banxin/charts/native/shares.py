"""Shares of wholes as Office charts: bars of the part upon bars of the whole."""

from __future__ import annotations

from typing import Final, Literal

from banxin.charts.kinds import Label, Plot, Share, Shares, words
from banxin.charts.native.bars import gap, taken
from banxin.charts.native.form import Box, Form, Series, Tag
from banxin.charts.native.numbers import factor, numbers
from banxin.charts.plot.look import widest
from banxin.charts.room import LEAST_BAR, fits
from banxin.records import replace
from banxin.style import Style

BETWEEN: Final = 14.0
"""Between words behind a bar, points."""
AXIS_FILLED: Final = 0.8
"""Of the axis that the longest bar takes at least, where clients end the axis at a round number (343 of 400)."""
AXIS_LIKELY: Final = 1.1
"""Times the least length of a bar: what it likely has."""

Spot = Literal["named", "inside", "beside", "beyond"]


def shares(kind: Shares, plot: Plot, style: Style) -> tuple[Form, ...]:
    """Bars of the part upon bars of the whole: every label is its own bar's number.

    What the part grew by shows at its end, between the part and the part without it. Words without a bar (share,
    growth, ranks) stand below the row's name. None where the rows call their parts by different names.
    """
    called = {(share.part[0].text, share.whole[0].text) for share in kind.rows}
    wholes = numbers((share.whole[1:] for share in kind.rows), [share.whole_value for share in kind.rows])
    parts = numbers((share.part[1:] for share in kind.rows), [share.part_value for share in kind.rows])
    if len(called) > 1 or wholes is None or parts is None:
        return ()
    ratio = factor(parts, [share.part_value for share in kind.rows])
    if ratio is None or ratio != factor(wholes, [share.whole_value for share in kind.rows]):
        return ()
    measures = style.chart
    (part, whole), pitch = next(iter(called)), plot.height / len(kind.rows)
    left = min(measures.bar_name_most, max(_row_width(share) for share in kind.rows)) + style.em
    room, unit = _share_room(kind, plot.width - left, measures.clearance)
    tags = _alike(tuple(_part_tag(share, unit, measures.clearance) for share in kind.rows))
    ends = tuple(_whole_tag(share, unit, measures.clearance) for share in kind.rows)
    series = [Series(whole, wholes, tuple(share.whole_ink for share in kind.rows), ends)]
    grown = [share.growth if share.growth and share.growth.value > 0 else None for share in kind.rows]
    inks = tuple(growth.ink if growth else share.part_ink for share, growth in zip(kind.rows, grown, strict=True))
    series.append(Series(part, parts, inks, tags))
    if any(grown):
        before = tuple(
            replace(one, value=one.value - growth.value / ratio) if growth else None
            for one, growth in zip(parts, grown, strict=True)
        )
        series.append(Series(f"{part}（不含增加数）", before, tuple(share.part_ink for share in kind.rows)))
    form = Form(
        "bar", Box(0.0, 0.0, plot.width, plot.height), Box(left, 0.0, plot.width - left - room, plot.height),
        tuple(_row_words(share) for share in kind.rows), tuple(series), gap=gap(pitch, measures.share_bar),
        overlap=100, names=kind.rows[0].name[0],
    )  # fmt: skip
    return (form,)


def _share_room(kind: Shares, room: float, clear: float) -> tuple[float, float]:
    """What is kept free beside the longest bar for labels that bars do not hold, and points for one unit."""
    free = 0.0
    while True:
        unit = AXIS_FILLED * (room - free) / float(kind.longest)
        wanted = 0.0
        for share in kind.rows:
            words_wide = _width(_beyond(share, unit, clear))
            wanted = max(wanted, room - (room - words_wide) * float(kind.longest / share.whole_value))
        wanted = min(wanted, room - LEAST_BAR)
        if wanted <= free:
            return free, unit
        free = wanted


def _spot(share: Share, unit: float, clear: float) -> Spot:
    """Where the part's label has room: in its own bar, with its name or without, on the whole's, or beyond that."""
    part, whole = float(share.part_value) * unit, float(share.whole_value) * unit
    if fits(taken(share.part), part, clear):
        return "named"
    if fits(taken(share.part[1:]), part, clear):
        return "inside"
    return "beside" if fits(taken(share.part_outside), whole - part, clear) else "beyond"


def _beyond(share: Share, unit: float, clear: float) -> tuple[Label, ...]:
    """The labels that stand behind the whole's bar, in their order."""
    spot = _spot(share, unit, clear)
    left = float(share.whole_value - share.part_value) * unit
    left -= taken(share.part_outside) + clear if spot == "beside" else 0.0
    part = (share.part_outside,) if spot == "beyond" else ()
    return part if fits(taken(share.whole), left, clear) else (*part, share.whole)


def _whole_tag(share: Share, unit: float, clear: float) -> Tag:
    """The whole's label at its bar's end: inside, or behind it and behind the part's where that stands there too."""
    beyond = _beyond(share, unit, clear)
    if share.whole not in beyond:
        return Tag(share.whole[1], "inEnd", named=True)
    return Tag(share.whole[1], "outEnd", named=True, shift=(_width(beyond[:-1]), 0.0))


def _width(labels: tuple[Label, ...]) -> float:
    """How much labels in a row take, with what is clear between them, points."""
    return sum(taken(label) + BETWEEN for label in labels)


def _part_tag(share: Share, unit: float, clear: float) -> Tag:
    """The part's label inside it: with its name, or without (the row's words say it); else dark, beside or beyond."""
    spot = _spot(share, unit, clear)
    if spot in ("named", "inside"):
        return Tag(share.part[1], "ctr", named=spot == "named")
    over = float(share.whole_value - share.part_value) * unit * AXIS_LIKELY if spot == "beyond" else 0.0
    return Tag(share.part_outside[1], "outEnd", named=True, shift=(over, 0.0))


def _alike(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """The labels inside parts, all with the part's name or none: 64 over 上海 73 looks like another thing."""
    if all(tag.named for tag in tags):
        return tags
    return tuple(replace(tag, named=False) if tag.side == "ctr" else tag for tag in tags)


def _row_words(share: Share) -> str:
    """A row's name and what no bar of it can say, a line each."""
    growth = [words(share.growth.label)] if share.growth else []
    ranks = "、".join(words(rank) for rank in share.ranks)
    return "\n".join(line for line in (words(share.name), words(share.share), *growth, ranks) if line)


def _row_width(share: Share) -> float:
    look = share.name[0]
    return max(widest((replace(look, text=line),)) for line in _row_words(share).split("\n"))
