"""A policy document set off from the text: tint across the page, label in the side column, title and points beside."""

from __future__ import annotations

from typing import Final

from banxin.document import Callout
from banxin.frame import Anchor, Element, Frame, Item, Placed, box, rule
from banxin.layout.heading import beside_label
from banxin.layout.ink import ink
from banxin.layout.paragraph import all_foot_notes
from banxin.layout.points import point_strips
from banxin.layout.setter import Setter
from banxin.layout.strip import CONTINUED, NEVER, Continuation, Strip
from banxin.records import replace

WHOLE_LINES: Final = 14
"""A block of fewer lines is never broken over pages (design tokens 8)."""
BASELINE_TO_FOOT: Final = 5.0
"""Room a line of body text takes below its baseline, where a part of a broken block ends."""


def callout(block: Callout, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A policy block: one strip, or, from fourteen lines on, one a line with breaks between its points."""
    element = Element("Div", key)
    head = _head(block, setter, element, f"{key}.title", continued=False)
    policy = setter.style.policy
    points = point_strips(block.points, setter, setter.style.main_at, setter.style.main, f"{key}.points")
    anchor = (Anchor(block.anchor, 0.0),)
    notes = all_foot_notes(setter.words(block.title, setter.style.text.policy_title), setter, f"{key}.title")
    if not points:
        made: tuple[Strip, ...] = (_one(head, (), head.height + policy.bottom, setter, anchor),)
    elif len(points) < WHOLE_LINES:
        tops = _offsets(points, head.height + policy.title_to_points)
        made = (_one(head, tuple(zip(points, tops, strict=True)), tops[-1] + policy.bottom, setter, anchor),)
    else:
        made = _broken(block, head, points, setter, element, anchor)
    return (replace(made[0], notes=notes + made[0].notes), *made[1:]) if notes else made


def _head(block: Callout, setter: Setter, element: Element, key: str, *, continued: bool) -> Frame:
    """Rule, label and title; its height runs from the rule to the title's last baseline."""
    style = setter.style
    words = setter.words(block.title, style.text.policy_title)
    if continued:
        words = words.unmarked + setter.plain(CONTINUED, style.text.policy_title)
    label = setter.label(block.label, style.text.policy_label)
    x = beside_label(label if block.label else None, style.text.policy_title.size, setter)
    lines = setter.lines(words, style.full - x, align="left", balance=True, hang=x > 0)
    items: list[Item] = [*ink(label, 0.0, style.policy.title_at, Element("P", f"{key}.label", element))]
    for index, line in enumerate(lines):
        y = style.policy.title_at + index * style.text.policy_title.leading
        items += ink(line, x, y, Element("P", key, element), words)
    height = style.policy.title_at + (len(lines) - 1) * style.text.policy_title.leading
    return Frame(style.full, height, tuple(items))


def _offsets(strips: tuple[Strip, ...], first: float) -> list[float]:
    """Where each strip's baseline stands when the first stands at ``first``."""
    tops = [first]
    for strip in strips[1:]:
        tops.append(tops[-1] + (strip.above if strip.above is not None else 24.0))
    return tops


def _tint(setter: Setter, y: float, height: float) -> Item:
    style = setter.style
    return box(-style.policy.hang, y, style.full + 2 * style.policy.hang, height, setter.colour("tint"))


def _rule(setter: Setter) -> Item:
    style = setter.style
    return rule(
        -style.policy.hang, 0.0, style.full + 2 * style.policy.hang, style.policy.rule, setter.colour("blue")
    )


def _one(
    head: Frame, points: tuple[tuple[Strip, float], ...], height: float, setter: Setter, anchors: tuple[Anchor, ...]
) -> Strip:
    items = (_tint(setter, 0.0, height), _rule(setter), *head.items, *(Placed(0.0, y, s.frame) for s, y in points))
    inner = tuple(Anchor(a.name, a.y + y) for strip, y in points for a in strip.anchors)
    return Strip(
        frame=Frame(setter.style.full, height, items), start="policy", end="policy", height=height,
        anchors=anchors + inner, notes=tuple(note for strip, _ in points for note in strip.notes),
    )  # fmt: skip


def _broken(
    block: Callout, head: Frame, points: tuple[Strip, ...], setter: Setter, element: Element,
    anchors: tuple[Anchor, ...],
) -> tuple[Strip, ...]:  # fmt: skip
    """The block as a head and one strip a line, each on its own piece of tint, so that it may break between points."""
    policy = setter.style.policy
    again = _head(block, setter, element, f"{element.key}.again", continued=True)
    drop = again.height + policy.title_to_points
    repeat = Continuation(
        Frame(again.width, drop, (_tint(setter, 0.0, drop), _rule(setter), *again.items)),
        Frame(again.width, policy.bottom, (_tint(setter, 0.0, policy.bottom),)),
        policy.bottom,
    )
    first = Strip(
        frame=Frame(head.width, head.height, (_tint(setter, 0.0, head.height), _rule(setter), *head.items)),
        start="policy", end="policy", height=head.height, penalty=NEVER, anchors=anchors,
    )  # fmt: skip
    strips = [first]
    for index, strip in enumerate(points):
        above = policy.title_to_points if index == 0 else (strip.above if strip.above is not None else 24.0)
        last = index == len(points) - 1
        below = policy.bottom if last else 0.0
        inside = index + 1 < len(points) and points[index + 1].above is not None
        strips.append(
            replace(
                strip,
                frame=Frame(strip.frame.width, 0.0, (_tint(setter, -above, above + below), *strip.frame.items)),
                above=above, grid=None, height=below, start="policy", end="policy", descent=BASELINE_TO_FOOT,
                penalty=NEVER if inside else strip.penalty, continued=repeat if index else None,
            )
        )  # fmt: skip
    return tuple(strips)

