"""Projects to strips: title and status mark, progress notes; a rule between projects, a word where they break off."""

from __future__ import annotations

from banxin.document import Paragraph, Project, Projects
from banxin.frame import Anchor, Element, Frame, Item, box, rule
from banxin.inlines import Editorial
from banxin.layout.ink import ink
from banxin.layout.paragraph import all_foot_notes, paragraph
from banxin.layout.points import point_strips
from banxin.layout.setter import Setter
from banxin.layout.strip import NEVER, Strip
from banxin.records import replace


def projects(block: Projects, setter: Setter, key: str) -> tuple[Strip, ...]:
    """All projects of a block in order."""
    strips: list[Strip] = []
    for index, project in enumerate(block.projects):
        strips += _project(project, setter, f"{key}.{index}", ruled=index > 0)
    if block.broken_off:
        strips += _broken_off(block.broken_off, setter, f"{key}.end")
    return tuple(strips)


def _project(project: Project, setter: Setter, key: str, *, ruled: bool) -> tuple[Strip, ...]:
    setter = setter.at(project.origin)
    style = setter.style
    element = Element("H3", f"{key}.title")
    words = setter.words(project.title, style.text.h3)
    measure = style.main - (style.status.width + style.em if project.status else 0.0)
    lines = setter.lines(words, measure, align="left", balance=True)
    items: list[Item] = []
    for index, line in enumerate(lines):
        items += ink(line, style.main_at, index * style.text.h3.leading, element, words)
    if project.status:
        items += _status(project.status, setter, Element("P", f"{key}.status"))
    height = (len(lines) - 1) * style.text.h3.leading
    above: tuple[Item, ...] = ()
    if ruled:
        weight = style.illustration.end_rule
        above = (rule(style.main_at, -style.status.rule_above, style.main, weight, setter.colour("rule")),)
    head = Strip(
        frame=Frame(style.full, height, (*above, *items)), start="project", end="project", height=height,
        ascent=13.0, descent=5.0, grid=-2.0, penalty=NEVER, at_top=Frame(style.full, height, tuple(items)),
        anchors=(Anchor(project.anchor, -12.0),), notes=all_foot_notes(words, setter, element.key), spread=True,
    )  # fmt: skip
    return (head, *point_strips(project.points, setter, style.main_at, style.main, f"{key}.points"))


def _status(words: str, setter: Setter, element: Element) -> list[Item]:
    """The status mark at the right edge, centred on the title's line."""
    style = setter.style
    status = style.status
    line = setter.label(words, style.text.status)
    width = max(status.width, line.width + style.em)
    x = style.full - width
    top = -0.36 * style.text.h3.size - status.height / 2
    baseline = top + status.height / 2 + 0.36 * style.text.status.size
    return [
        box(x, top, width, status.height, None, setter.colour(status.colour), status.outline),
        *ink(line, x + (width - line.width) / 2, baseline, element),
    ]


def _broken_off(words: str, setter: Setter, key: str) -> tuple[Strip, ...]:
    """A rule across the page and the editor's word that the source stops here."""
    style = setter.style
    line = rule(0.0, 0.0, style.full, style.illustration.end_rule, setter.colour("rule"))
    edge = Strip(frame=Frame(style.full, 0.0, (line,)), start="rule", end="rule", penalty=NEVER)
    said = paragraph(Paragraph((Editorial(words),), "editorial", indent=False), setter, key)
    return (edge, *(replace(strip, grid=0.0) for strip in said))
