"""Pyramids, doughnuts and progress as Office charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, cos, pi, sin
from typing import Final

from banxin.charts.kinds import (
    Count,
    Doughnuts,
    Label,
    Plot,
    Progress,
    Pyramid,
    Ring,
    Track,
    Words,
    words,
)
from banxin.charts.native.bars import gap, names_width, taken
from banxin.charts.native.computed import CELL, PADDING, computed, counted
from banxin.charts.native.form import Box, Form, Lettering, Number, Series, Side, Tag
from banxin.charts.native.numbers import factor, number, numbers, plain
from banxin.charts.native.workbook import column
from banxin.charts.plot.look import BOLD, Look, widest
from banxin.charts.plot.parts import DOUGHNUT_GUTTER_EM, ring_room
from banxin.charts.room import fits
from banxin.numerals import THIN_SPACE
from banxin.records import replace
from banxin.style import Style

MORE_CELLS: Final = 2
"""By so many cells the longest bar may grow in somebody's hands before what is over goes uncut."""
VALUES: Final = column(0)
"""The column of a pyramid's numbers, which everything else is computed from."""
REST: Final = "其余"
HUNDRED: Final = Decimal(100)
COUNT_SIZE: Final = 0.8
"""Of the size of a pyramid's numbers: a live label sets number and unit in one size."""
HALF: Final = 0.53
"""A digit, in times its size: between Times New Roman and Arial."""
CLEAR: Final = 6.0
"""Between a pyramid and the words beside it, points."""
AXIS_FILLED: Final = 0.8
"""Of an axis to the goal that bars up to it fill at least: Excel ends it at 120 %."""
PROGRESS_BAR: Final = 1.5
"""Times the drawn height: the live label of a value stands in the bar, not at the right edge."""
LEAST_HOLE: Final = 0.5
"""Of a ring's diameter: LibreOffice knows no other hole."""
RING_LEADING: Final = 1.35


def pyramid(kind: Pyramid, plot: Plot, style: Style) -> tuple[Form, ...]:
    """Stacked bars between two paddings whose cells are formulas, so that a changed number stays centred.

    Every row adds up to the longest bar; drawn as 100 %, lengths stay in proportion whatever is typed. Bars cut into
    cells are series of one cell each, computed from the numbers; the numbers' own bars, empty, carry the labels at
    their right, and every row adds up to twice the longest.
    """
    printed = [_printed(tier.count) for tier in kind.tiers]
    made = numbers(printed, [tier.value for tier in kind.tiers])
    if made is None:
        return ()
    measures = style.chart
    count = len(kind.tiers)
    pitch = min(measures.pyramid_bar + measures.pyramid_between, plot.height / count)
    size = measures.pyramid_number * (1.0 if kind.is_whole else COUNT_SIZE)
    looks = [replace(_largest(tier.count.number), size=size) for tier in kind.tiers]
    counts = max(widest((replace(look, text=words(label)),)) for look, label in zip(looks, printed, strict=True))
    counted = max(_likely((replace(look, text=words(label)),)) for look, label in zip(looks, printed, strict=True))
    total = _total(kind, plot, plot.width - (counts - counted) / 2)
    names = max(widest(tier.name) for tier in kind.tiers) + CLEAR
    cells = _cells(kind, made)
    longest = min(measures.pyramid_longest, plot.width - names - counts - 2 * CLEAR)
    if cells:
        longest = min(longest, (plot.width - names) / 2)
    start = max(names, min(measures.pyramid_centre - longest / 2, plot.width - counts - CLEAR - longest))
    if cells:
        start = min(start, plot.width - 2 * longest)
        tags = _tags(looks, "inBase", plot.width - counts - start - longest)
        series = _cut(made, cells, tags)
    else:
        # The numbers of one whole pyramid are in its layers, in colours that are read there; others beside theirs.
        away = 0.0 if kind.is_whole else plot.width - counts / 2 - (start + longest / 2)
        series = _whole(kind, made, _tags(looks, "ctr", away))
    form = Form(
        "bar", Box(0.0, 0.0, plot.width, plot.height),
        Box(start, 0.0, longest * (2 if cells else 1), pitch * count),
        tuple(words(tier.name) for tier in kind.tiers), series, "percentStacked",
        gap=gap(pitch, measures.pyramid_bar), names=kind.tiers[0].name[0], lettering=total,
    )  # fmt: skip
    return (form,)


def _tags(looks: list[Words], side: Side, shift: float) -> tuple[Tag, ...]:
    return tuple(Tag(look, side, shift=(shift, 0.0)) for look in looks)


def _whole(kind: Pyramid, made: tuple[Number, ...], tags: tuple[Tag, ...]) -> tuple[Series, ...]:
    """Bars in one piece, which carry their numbers."""
    padding = _padding(made)
    return (padding, Series("数值", made, tuple(tier.ink for tier in kind.tiers), tags, first=True), padding)


def _cut(made: tuple[Number, ...], cells: tuple[Series, ...], tags: tuple[Tag, ...]) -> tuple[Series, ...]:
    """Bars in cells, then the empty bars of the numbers and what these lack to be as long as the longest."""
    padding, most = _padding(made), max(one.value for one in made)
    lacking = [most - one.value for one in made]
    rest = computed(PADDING, lacking, f"={_greatest(made)}-{VALUES}{{row}}")
    return (padding, *cells, padding, Series("数值", made, (), tags, first=True), rest)


def _padding(made: tuple[Number, ...]) -> Series:
    most = max(one.value for one in made)
    return computed(PADDING, [(most - one.value) / 2 for one in made], f"=({_greatest(made)}-{VALUES}{{row}})/2")


def _cells(kind: Pyramid, made: tuple[Number, ...]) -> tuple[Series, ...]:
    """A series a cell, from the left: a step each, the last all that is over; none where no bar is cut."""
    ratio = factor(made, [tier.value for tier in kind.tiers])
    if kind.step is None or ratio is None or kind.longest <= kind.step:
        return ()
    step, inks = kind.step / ratio, tuple(tier.ink for tier in kind.tiers)
    last = ceil(kind.longest / kind.step) + MORE_CELLS - 1
    made_so = []
    for at in range(last + 1):
        over = [max(one.value - step * at, Decimal(0)) for one in made]
        values = tuple(counted(one if at == last else min(one, step)) for one in over)
        formula = f"MAX({VALUES}{{row}}-{step * at:f},0)"
        formula = f"={formula}" if at == last else f"=MIN({formula},{step:f})"
        made_so.append(Series(CELL, values, inks, cut=True, keylined=True, formula=formula))
    return tuple(made_so)


def _greatest(made: tuple[Number, ...]) -> str:
    return f"MAX(${VALUES}$2:${VALUES}${len(made) + 1})"


def _printed(count: Count) -> Label:
    return (replace(_largest(count.number), text=words(count.number) + words(count.unit)),)


def _largest(label: Label) -> Words:
    return max(label, key=lambda part: part.size)


def _total(kind: Pyramid, plot: Plot, right: float) -> Lettering | None:
    """The total below the numbers, ending where they end."""
    if kind.total is None:
        return None
    name = kind.total.name
    line = (*name, replace(name[-1], text="\u2003"), *kind.total.count.number, *kind.total.count.unit)
    size = max(part.size for part in line)
    return Lettering((line,), max(0.0, right - _likely(line)), plot.height - 1.3 * size)


def _likely(label: Label) -> float:
    """About how wide a label is in the faces of Office, points: labels stand on their middle, titles on their left."""
    return sum(part.size * sum(map(_ems, part.text)) for part in label)


def _ems(character: str) -> float:
    if character == THIN_SPACE:
        return HALF / 2
    return HALF if character < "\u2000" else 1.0


# ---------------------------------------------------------------- doughnuts


def doughnuts(kind: Doughnuts, plot: Plot, style: Style) -> tuple[Form, ...]:
    """A chart for each ring: the percentage is the part's own label, moved into the hole."""
    cell = style.chart.doughnut_cell if kind.across > 1 else plot.width
    gutter = DOUGHNUT_GUTTER_EM * style.em
    room = ring_room(style, plot.width, kind.across)
    tall = 2 * style.chart.doughnut_radius
    size = _in_hole(kind.rings, style)
    made = []
    for index, ring in enumerate(kind.rings):
        row, column = divmod(index, kind.across)
        form = _ring(ring, style, Box(column * (cell + gutter), row * (tall + gutter), cell, tall), size, room)
        if form is None:
            return ()
        made.append(form)
    return tuple(made)


def _ring(ring: Ring, style: Style, frame: Box, size: float, room: float) -> Form | None:
    measures = style.chart
    printed = number(_percent_words(ring))
    if printed is None:
        return None
    whole = HUNDRED * 10 if words(ring.percent.unit) == "‰" else HUNDRED
    radius = measures.doughnut_radius
    count = number(words(ring.count.number) + words(ring.count.unit)) if ring.count else None
    return Form(
        "doughnut", frame, Box(0.0, 0.0, 2 * radius, 2 * radius), (words(ring.label), REST),
        (Series("占比", (printed, replace(printed, value=whole - printed.value)), (ring.part, ring.rest),
                _percent_tags(ring, printed, whole, size, style), cut=True),),
        hole=round((radius - measures.doughnut_ring) / radius * 100),
        lettering=_beside(ring, style, 2 * radius + measures.doughnut_count_at, room),
        beside=(("数值", (count, None)),) if count else (),
    )  # fmt: skip


def _percent_tags(ring: Ring, printed: Number, whole: Decimal, size: float, style: Style) -> tuple[Tag | None, ...]:
    """The part's label in the hole. LibreOffice labels no empty part: of such a ring the rest says so while it is all,
    and the part once it is there."""
    middle = style.chart.doughnut_radius - style.chart.doughnut_ring / 2
    turn = float(ring.share) * pi
    look = replace(ring.percent.number[-1], size=size)
    tag = Tag(look, None, shift=(-middle * sin(turn), middle * cos(turn)))
    if ring.share:
        return (tag, None)
    rest = Tag(look, None, shift=(0.0, -middle), format=f'[={whole}]"{_percent_words(ring)}";""')
    return (replace(tag, format=f'{printed.format};"";""'), rest)


def _in_hole(rings: Sequence[Ring], style: Style) -> float:
    """The size of percentages, number and sign alike, at which the widest of a chart has room in its hole."""
    measures = style.chart
    hole = min(2 * (measures.doughnut_radius - measures.doughnut_ring), LEAST_HOLE * 2 * measures.doughnut_radius)
    most = max(widest((replace(ring.percent.number[-1], text=_percent_words(ring), size=1.0),)) for ring in rings)
    return min(COUNT_SIZE * min(ring.percent.number[-1].size for ring in rings), hole / most)


def _percent_words(ring: Ring) -> str:
    return words(ring.percent.number) + words(ring.percent.unit)


def _beside(ring: Ring, style: Style, x: float, room: float) -> Lettering:
    # LibreOffice sets a whole title like its first letter: a blank of the small size keeps it beside the ring.
    blank = (replace(ring.label[0], text="\u200a"),)
    count = [(*blank, *ring.count.number, *ring.count.unit)] if ring.count else []
    lines = [*count, *_broken(ring.label, room)]
    height = RING_LEADING * sum(max(part.size for part in line) for line in lines)
    return Lettering(tuple(lines), x, max(0.0, style.chart.doughnut_radius - height / 2))


def _broken(label: Label, room: float) -> list[Label]:
    """A name on lines of like length, each ``room`` points at most: titles of charts are not broken by every client."""
    look, text = label[0], words(label)
    count = max(1, ceil(widest((replace(look, text=text),)) / room))
    length = ceil(len(text) / count)
    return [(replace(look, text=text[at : at + length]),) for at in range(0, len(text), length)]


# ---------------------------------------------------------------- progress


def progress(kind: Progress, plot: Plot, style: Style) -> tuple[Form, ...]:
    """What is done upon the goal, both in hundredths of the goal.

    The plan is an outlined bar, light where it ends in the bar of what is done: error bars with thick strokes, which
    would be ticks, are crosses in LibreOffice.
    """
    measures = style.chart
    done = tuple(_done(track) for track in kind.tracks)
    names = tuple(
        words(track.name) if _percent(track) else f"{words(track.name)}\u2002{words(track.label)}"
        for track in kind.tracks
    )
    looks = [track.name if _percent(track) else (*track.name, *track.label) for track in kind.tracks]
    left = names_width(looks, plot.width, style)
    unit = (plot.width - left - style.em) / max(
        1.0, *(float(max(track.done, track.plan or 0)) for track in kind.tracks)
    )
    tags = tuple(_done_tag(track, unit, style) if _percent(track) else None for track in kind.tracks)
    series = [
        Series("目标", tuple(plain(HUNDRED, "%") for _ in kind.tracks), tuple(track.rest for track in kind.tracks)),
        Series("完成", done, tuple(track.ink for track in kind.tracks), tags),
    ]  # fmt: skip
    if any(track.plan is not None for track in kind.tracks):
        plans = tuple(None if track.plan is None else plain(track.plan * HUNDRED, "%") for track in kind.tracks)
        outlines = tuple(
            Look(style).on(track.ink.fill) if track.done > (track.plan or 0) else kind.tick for track in kind.tracks
        )
        series.append(Series("计划", plans, (None,) * len(plans), outlines=outlines))
    form = Form(
        "bar", Box(0.0, 0.0, plot.width, plot.height), Box(left, 0.0, plot.width - left - style.em, plot.height), names,
        tuple(series), gap=gap(plot.height / len(kind.tracks), PROGRESS_BAR * measures.progress_bar), overlap=100,
        names=kind.tracks[0].name[0],
    )  # fmt: skip
    return (form,)


def _done_tag(track: Track, unit: float, style: Style) -> Tag:
    """The value in its bar's end, light, or behind a short bar, dark; there it stands before or beyond the plan's
    outline, which would run through it."""
    look, clear = replace(track.label[0], weight=BOLD), style.chart.clearance
    wide, done = taken((look,)), float(track.done) * unit
    inside = fits(wide, done * AXIS_FILLED, clear)
    left = 0.0 if track.plan is None else float(track.plan - track.done) * unit
    runs_through = -wide - 2 * clear < left < 0 if inside else 0 < left < wide + 2 * clear
    look = replace(look, colour=Look(style).on(track.ink.fill)) if inside else look
    return Tag(look, "inEnd" if inside else "outEnd", shift=(left if runs_through else 0.0, 0.0))


def _percent(track: Track) -> bool:
    """Whether the label is the bar's own length."""
    printed = number(words(track.label))
    return printed is not None and printed.value == track.done * HUNDRED and words(track.label).endswith("%")


def _done(track: Track) -> Number:
    printed = number(words(track.label))
    return printed if printed is not None and _percent(track) else plain(track.done * HUNDRED, "%")
