"""Charts of parts and wholes, drawn: pyramid, shares, stacked bars, doughnuts, progress."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from banxin.charts.draw.labels import CENTRE, Letters, row, size_of, widest_line
from banxin.charts.kinds import Count, Doughnuts, Label, Progress, Pyramid, Ring, Share, Shares, Stack, Stacked
from banxin.charts.plot.draft import NAME_SHARE
from banxin.charts.plot.look import ASCENT
from banxin.charts.plot.parts import (
    DOUGHNUT_GUTTER_EM,
    GROWTH_BELOW,
    KEY_SIDE,
    LABEL_LEADING,
    PART_NAMES_ABOVE,
    RANK_LEADING,
    RING_LINES,
    key_width,
    ring_room,
)
from banxin.charts.room import (
    BETWEEN_OUTSIDE,
    OUTSIDE,
    fits,
    share_outside,
    share_unit,
    stack_outside,
    stack_unit,
)
from banxin.lengths import mm

if TYPE_CHECKING:
    from banxin.charts.draw.geometry import Transform
    from banxin.charts.draw.sheet import Sheet
    from banxin.style import Style

WHITE: Final = "#FFFFFF"
LAYER_CUT: Final = mm(0.8)
"""White between the layers of a pyramid (design/brief, section 4, and what follows)."""
LAYER_CLEAR: Final = mm(1.2)
LAYER_LEADER: Final = mm(0.25)
LAYER_DASH: Final = (mm(0.6), mm(0.8))
LAYER_GREY: Final = "#787878"
UNIT_AFTER: Final = 2.5
"""Between a large number and its unit, points (design tokens, section 9)."""
LEADER_CLEAR: Final = 6.0
"""Between a name and its leader, points."""
INSIDE: Final = 0.5
"""From a bar's end to the label inside it, in ems, where there is room."""
BETWEEN_NAMES: Final = 6.0
"""Between the names of two parts above the first bar, points."""
NAME_OVER: Final = 4.0
"""How much of the part its name has to begin over, points, to need no leader."""
VALUE_EM: Final = 2.0
"""Between a progress bar and its value, in ems."""


def name_most(style: Style, width: float) -> float:
    """The most that names at the left may take."""
    return min(style.chart.bar_name_most, NAME_SHARE * width)


def name_width(letters: Letters, names: Sequence[Label], most: float) -> float:
    """The width of a column of names, each on as many lines as ``most`` asks for."""
    return max((widest_line(letters.block(name, most)) for name in names), default=0.0)


def count_width(letters: Letters, count: Count) -> float:
    """A large number with its unit."""
    unit = letters.width(count.unit)
    return letters.width(count.number) + (UNIT_AFTER + unit if unit else 0.0)


def set_count(sheet: Sheet, count: Count, x: float, baseline: float, after: float = UNIT_AFTER) -> None:
    """A large number from ``x`` with its unit ``after`` it."""
    width = sheet.words(count.number, x, baseline)
    if count.unit:
        sheet.words(count.unit, x + width + after, baseline)


# ---------------------------------------------------------------- pyramid


def pyramid(sheet: Sheet, plot: Pyramid, style: Style) -> None:
    """Bars about one centre; they give way to names and numbers that would touch them."""
    if plot.is_whole:
        _layers(sheet, plot, style)
        return
    measures, letters = style.chart, sheet.letters
    most = name_most(style, sheet.width)
    names = [widest_line(letters.block(tier.name, most)) for tier in plot.tiers]
    numbers = max(count_width(letters, tier.count) for tier in plot.tiers)
    shares = [float(tier.value / plot.longest) for tier in plot.tiers]
    end = sheet.width - numbers - LEADER_CLEAR
    room = [2 * (end - name - LEADER_CLEAR) / (1 + share) for name, share in zip(names, shares, strict=True)]
    longest = min(measures.pyramid_longest, *room)
    starts = [name + LEADER_CLEAR + longest * share / 2 for name, share in zip(names, shares, strict=True)]
    centre = min(max(measures.pyramid_centre, *starts), end - longest / 2)
    scale = sheet.across((-float(plot.longest), float(plot.longest)), (centre - longest, centre + longest))
    for i, tier in enumerate(plot.tiers):
        top = i * (measures.pyramid_bar + measures.pyramid_between)
        middle, half = top + measures.pyramid_bar / 2, longest * shares[i] / 2
        sheet.block(tier.name, 0, middle, most)
        for left, right in ((names[i] + LEADER_CLEAR, centre - half), (centre + half, centre + longest / 2)):
            if right - left > 1:
                sheet.line((left, middle), (right, middle), measures.leader, style.colour("rule"))
        value = float(tier.value)
        sheet.bar(-value / 2, top, value, measures.pyramid_bar, tier.ink, scale)
        cells = int(tier.value / plot.step) if plot.step else 0
        for cell in range(1, cells + (1 if plot.step and tier.value % plot.step else 0)):
            at = float(plot.step or 0) * cell - value / 2
            sheet.line((at, top), (at, top + measures.pyramid_bar), measures.pyramid_cut, WHITE, scale)
        _right_count(sheet, tier.count, middle + CENTRE * size_of(tier.count.number))
    if plot.total:
        under = len(plot.tiers) * (measures.pyramid_bar + measures.pyramid_between) - measures.pyramid_between
        under += measures.pyramid_total_rule
        baseline = under + measures.pyramid_total
        sheet.line((0, under), (sheet.width, under), measures.base, style.colour(style.text.caption_title.colour))
        sheet.words(plot.total.name, 0, baseline)
        _right_count(sheet, plot.total.count, baseline)


def _layers(sheet: Sheet, plot: Pyramid, style: Style) -> None:
    """The layers of one pyramid, white cuts between them, numbers inside, names at the right behind dotted leaders."""
    measures = style.chart
    count = len(plot.tiers)
    height = (count * measures.pyramid_layer - (count - 1) * LAYER_CUT) / count
    unit = measures.pyramid_base / (count + 0.5)
    centre = measures.pyramid_base / 2
    for i, tier in enumerate(plot.tiers):
        top = i * (height + LAYER_CUT)
        upper, lower = (i + 0.5) * unit / 2, (i + 1.5) * unit / 2
        bottom = top + height
        corners = ((centre - upper, top), (centre + upper, top), (centre + lower, bottom), (centre - lower, bottom))
        sheet.shape(corners, tier.ink)
        middle = top + height / 2
        edge = centre + (upper + lower) / 2
        start, end = edge + LAYER_CLEAR, measures.pyramid_names - LAYER_CLEAR
        sheet.polyline(((start, middle), (end, middle)), LAYER_LEADER, LAYER_GREY, LAYER_DASH)
        sheet.beside(tier.name, measures.pyramid_names, middle)
        sheet.beside(tier.count.number, centre - sheet.letters.width(tier.count.number) / 2, middle)


def _right_count(sheet: Sheet, count: Count, baseline: float) -> None:
    set_count(sheet, count, sheet.width - count_width(sheet.letters, count), baseline)


# ---------------------------------------------------------------- shares


def shares(sheet: Sheet, plot: Shares, style: Style) -> None:
    """Bars of wholes on one scale; ranks at the right edge."""
    measures, letters = style.chart, sheet.letters
    ranks = max((letters.width(rank) for share in plot.rows for rank in share.ranks), default=0.0)
    room = sheet.width - (ranks + style.em if ranks else 0.0)
    unit = share_unit(plot, letters.width, measures.clearance, measures.share_longest, room)
    first = ASCENT * measures.name_size
    for i, share in enumerate(plot.rows):
        head = first + i * measures.share_pitch
        name = sheet.words(share.name, 0, head)
        sheet.words(share.share, name + size_of(share.name), head)
        top = head + measures.share_head
        _share(sheet, share, style, top, unit)
        for n, rank in enumerate(share.ranks):
            middle = top + measures.share_bar / 2 + (n - (len(share.ranks) - 1) / 2) * RANK_LEADING
            sheet.beside(rank, sheet.width, middle, "right")


def _share(sheet: Sheet, share: Share, style: Style, top: float, unit: float) -> None:
    measures, letters = style.chart, sheet.letters
    clear, middle = measures.clearance, top + measures.share_bar / 2
    part, whole = float(share.part_value) * unit, float(share.whole_value) * unit
    scale = sheet.across((0, float(share.whole_value)), (0, whole))
    sheet.bar(0, top, float(share.whole_value), measures.share_bar, share.whole_ink, scale)
    sheet.bar(0, top, float(share.part_value), measures.share_bar, share.part_ink, scale)
    if share.growth and share.growth.value > 0:
        start = float(share.part_value - share.growth.value)
        sheet.bar(start, top, float(share.growth.value), measures.share_bar, share.growth.ink, scale)
        sheet.line((start, top), (start, top + measures.share_bar), measures.cut, WHITE, scale)
    outside = share_outside(share, letters.width, clear, unit)
    width = letters.width(share.part)
    if fits(width, part, clear):
        sheet.beside(share.part, min(INSIDE * style.em, (part - width) / 2), middle)
    elif share.part_outside not in outside:
        sheet.beside(share.part_outside, part + clear, middle)
    if share.whole not in outside:
        sheet.beside(share.whole, whole - max(clear, INSIDE * style.em), middle, "right")
    at = whole + OUTSIDE
    for label in outside:
        at += sheet.beside(label, at, middle) + BETWEEN_OUTSIDE
    if share.growth:
        start = (float(share.part_value) - max(float(share.growth.value), 0.0)) * unit
        start = max(0.0, min(start, sheet.width - letters.width(share.growth.label)))
        sheet.words(share.growth.label, start, top + measures.share_bar + GROWTH_BELOW)


# ---------------------------------------------------------------- stacked bars


def stacked(sheet: Sheet, plot: Stacked, style: Style) -> None:
    """Bars of parts; part names once, above the first bar; labels that have no room inside stand at the bar's end."""
    measures, letters = style.chart, sheet.letters
    most = name_most(style, sheet.width)
    left = name_width(letters, [stack.name for stack in plot.stacks], most) + style.em
    unit = stack_unit(plot, letters.width, measures.clearance, sheet.width - left)
    first = ASCENT * measures.note_size + PART_NAMES_ABOVE
    if plot.keyed:
        _key(sheet, plot, left, first, style.em)
    else:
        _part_names(sheet, plot, style, left, unit, first)
    scale = sheet.across((0, float(plot.longest)), (left, left + float(plot.longest) * unit))
    for i, stack in enumerate(plot.stacks):
        top = first + i * measures.stacked_pitch
        middle = top + measures.stacked_bar / 2
        sheet.block(stack.name, 0, middle, most)
        _stack(sheet, stack, style, top, unit, left, scale)


def _stack(sheet: Sheet, stack: Stack, style: Style, top: float, unit: float, left: float, scale: Transform) -> None:
    measures, letters = style.chart, sheet.letters
    middle, at = top + measures.stacked_bar / 2, 0.0
    for part in stack.parts:
        value = float(part.value)
        sheet.bar(at, top, value, measures.stacked_bar, part.ink, scale)
        if at and value:
            sheet.line((at, top), (at, top + measures.stacked_bar), measures.cut, WHITE, scale)
        at += value
    end, at = left + at * unit + OUTSIDE, left
    outside = stack_outside(stack, letters.width, measures.clearance, unit)
    for part in stack.parts:
        length = float(part.value) * unit
        if part in outside:
            end += sheet.beside(part.outside, end, middle) + BETWEEN_OUTSIDE
        else:
            sheet.beside(part.label, at + length / 2, middle, "centre")
        at += length


def _part_names(sheet: Sheet, plot: Stacked, style: Style, left: float, unit: float, bar: float) -> None:
    """Names over the starts of the first bar's parts; one that had to move gets a leader."""
    letters, baseline = sheet.letters, bar - PART_NAMES_ABOVE
    lengths = [float(part.value) * unit for part in plot.stacks[0].parts]
    starts = [left + sum(lengths[:i]) for i in range(len(lengths))]
    widths = [letters.width(name) for name in plot.part_names]
    places = row(starts, widths, BETWEEN_NAMES, left, sheet.width)
    for name, place, start, length, width in zip(plot.part_names, places, starts, lengths, widths, strict=True):
        sheet.words(name, place, baseline)
        if not start - 1 <= place <= start + max(length - NAME_OVER, 1):
            middle = start + length / 2
            near = min(max(middle, place), place + width)
            sheet.line((near, baseline + 1), (middle, bar), style.chart.leader, style.colour("rule"))


def _key(sheet: Sheet, plot: Stacked, left: float, bar: float, between: float) -> None:
    """Names behind squares of their parts' inks: the first bar lacks a part that its name could stand over."""
    baseline, at = bar - PART_NAMES_ABOVE, left
    for name, part in zip(plot.part_names, plot.stacks[0].parts, strict=True):
        size = size_of(name)
        side = KEY_SIDE * size
        sheet.bar(at, baseline - CENTRE * size - side / 2, side, side, part.ink)
        at += key_width(size)
        at += sheet.words(name, at, baseline) + between


# ---------------------------------------------------------------- doughnuts


def doughnuts(sheet: Sheet, plot: Doughnuts, style: Style) -> None:
    """Rings with their percentage in the hole, count and label at the right."""
    radius, gutter = style.chart.doughnut_radius, DOUGHNUT_GUTTER_EM * style.em
    room = ring_room(style, sheet.width, plot.across)
    for i, ring in enumerate(plot.rings):
        line, column = divmod(i, plot.across)
        x = column * (style.chart.doughnut_cell + gutter) + radius
        y = line * (2 * radius + gutter) + radius
        _ring(sheet, ring, style, x, y)
        last = column == plot.across - 1
        _ring_words(
            sheet, ring, style, x + radius + style.chart.doughnut_count_at, y, room + (0 if last else gutter / 2)
        )


def _ring(sheet: Sheet, ring: Ring, style: Style, x: float, y: float) -> None:
    measures, share = style.chart, float(ring.share)
    radius, thick = measures.doughnut_radius, measures.doughnut_ring
    sheet.wedge(x, y, radius, thick, share, 1, ring.rest)
    sheet.wedge(x, y, radius, thick, 0, share, ring.part)
    for at in (0.0, share) if 0 < share < 1 else ():
        sheet.cut(x, y, radius - thick - measures.keyline, radius + measures.keyline, at, measures.doughnut_cut)
    width = sheet.letters.width(ring.percent.number) + sheet.letters.width(ring.percent.unit)
    set_count(sheet, ring.percent, x - width / 2, y + CENTRE * size_of(ring.percent.number), 0.0)


def _ring_words(sheet: Sheet, ring: Ring, style: Style, x: float, y: float, room: float) -> None:
    """The count and below it the label; a label alone stands at the ring's middle."""
    measures, lines = style.chart, sheet.letters.block(ring.label, room, RING_LINES)
    baseline = y + CENTRE * size_of(ring.label) - (len(lines) - 1) * LABEL_LEADING / 2
    if ring.count:
        set_count(sheet, ring.count, x, y + measures.doughnut_count_below)
        baseline = y + measures.doughnut_count_below + measures.doughnut_label_below
    for n, line in enumerate(lines):
        sheet.set(line, x, baseline + n * LABEL_LEADING)


# ---------------------------------------------------------------- progress


def progress(sheet: Sheet, plot: Progress, style: Style) -> None:
    """Bars of what is done in bars of the goal, the plan as a tick across."""
    measures, letters = style.chart, sheet.letters
    most = name_most(style, sheet.width)
    left = name_width(letters, [track.name for track in plot.tracks], most) + style.em
    right = sheet.width - max(letters.width(track.label) for track in plot.tracks) - VALUE_EM * style.em
    longest = max(1.0, *(float(max(track.done, track.plan or 0)) for track in plot.tracks))
    scale = sheet.across((0, longest), (left, right))
    for i, track in enumerate(plot.tracks):
        middle = (sheet.height - (len(plot.tracks) - 1) * measures.progress_pitch) / 2 + i * measures.progress_pitch
        top = middle - measures.progress_bar / 2
        sheet.block(track.name, 0, middle, most)
        sheet.bar(0, top, 1, measures.progress_bar, track.rest, scale)
        sheet.bar(0, top, float(track.done), measures.progress_bar, track.ink, scale)
        if track.plan is not None:
            tick, at = measures.progress_tick / 2, float(track.plan)
            sheet.line((at, middle - tick), (at, middle + tick), 1.0, plot.tick, scale)
        sheet.beside(track.label, sheet.width, middle, "right")
