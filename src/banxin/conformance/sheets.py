"""Finished pages in, the words of each element and the rules with their places out, in millimetres."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from banxin.conformance.clauses import EM, MM
from banxin.elements import Official
from banxin.frame import Colour, Element, GlyphRun, Page, Path, walk
from banxin.records import record
from banxin.style import Style
from banxin.text.fonts import Fonts

ASCENT: Final = 0.808
"""Of the em box above the baseline, in this program's faces."""
SAME: Final = 0.1
"""By how much runs of one line may differ in height."""


@record
class Run:
    """Some words of one face on a page, from the sheet's left and top edge; ``base`` is that of its line."""

    page: int
    left: float
    right: float
    base: float
    size: float
    top: float
    """Of the ink."""
    bottom: float
    text: str
    family: str
    colour: Colour
    key: str
    kind: str
    is_turned: bool

    @property
    def box_top(self) -> float:
        """Of the em box."""
        return self.base - ASCENT * self.size

    @property
    def is_text(self) -> bool:
        """Of the document itself, in 3号: not of its head, its contents, its end, its tables and charts."""
        in_3 = not self.is_turned and abs(self.size - EM) < 0.01
        return in_3 and self.key.startswith("b") and self.kind != "TOCI"


@record
class Line:
    """One line of an element."""

    runs: tuple[Run, ...]

    @property
    def page(self) -> int:
        """Counted from 1."""
        return self.runs[0].page

    @property
    def left(self) -> float:
        """Of its first character."""
        return min(run.left for run in self.runs)

    @property
    def right(self) -> float:
        """Of its last character."""
        return max(run.right for run in self.runs)

    @property
    def middle(self) -> float:
        """Between both."""
        return (self.left + self.right) / 2

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.runs[0].base

    @property
    def size(self) -> float:
        """Of its first words."""
        return self.runs[0].size

    @property
    def box_top(self) -> float:
        """Of its em box."""
        return self.runs[0].box_top

    @property
    def top(self) -> float:
        """Of its ink."""
        return min(run.top for run in self.runs)

    @property
    def bottom(self) -> float:
        """Of its ink."""
        return max(run.bottom for run in self.runs)

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @property
    def family(self) -> str:
        """The family of most of its Han characters."""
        return _commonest((run.family, sum(map(is_han, run.text))) for run in self.runs)

    @property
    def colours(self) -> frozenset[Colour]:
        """Of its words."""
        return frozenset(run.colour for run in self.runs)


@record
class Rule:
    """A rule across the page: upper edge, weight, left edge and length."""

    top: float
    weight: float
    left: float
    length: float
    colour: Colour

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.weight


@record
class Sheets:
    """All pages, asked by element."""

    pages: tuple[Page, ...]
    runs: tuple[Run, ...]

    def lines(self, key: str) -> tuple[Line, ...]:
        """The lines of an element from top to bottom, those of the first page first."""
        return tuple(_lines(run for run in self.runs if run.key == key))

    def find(self, key: str) -> Line | None:
        """The first line of an element; ``None`` where it is on no page."""
        return next(iter(self.lines(key)), None)

    def series(self, key: str) -> tuple[Line, ...]:
        """The first line of each element ``key.0``, ``key.1`` … up to the first that is on no page."""
        found: list[Line] = []
        while (line := self.find(f"{key}.{len(found)}")) is not None:
            found.append(line)
        return tuple(found)

    @property
    def text(self) -> tuple[Run, ...]:
        """The running text and its heads, upright and in 3号."""
        return tuple(run for run in self.runs if run.is_text)

    def rules(self, page: int) -> list[Rule]:
        """Long rules of a page from the top."""
        found = []
        for x, y, item in walk(self.pages[page - 1].frame):
            if not isinstance(item, Path) or item.fill is None:
                continue
            across = [x + at for step in item.segments for at in step.points[::2]]
            down = [y + at for step in item.segments for at in step.points[1::2]]
            weight, length = (max(down) - min(down)) * MM, (max(across) - min(across)) * MM
            if length > 100 and weight < 1:
                found.append(Rule(min(down) * MM, weight, min(across) * MM, length, item.fill))
        return sorted(found, key=lambda rule: rule.top)


@record
class Case:
    """What is asked: the elements of a document, its style and its pages."""

    official: Official
    style: Style
    sheets: Sheets

    @property
    def is_red(self) -> bool:
        """Whether it has the red head of a 文件."""
        return self.official.form == "document"

    @property
    def red(self) -> Colour:
        """The colour of the mark and of the rules of the head."""
        return self.style.colour("red")

    def named(self, families: Iterable[str]) -> str:
        """Families by the names that offices use: 仿宋, 黑体."""
        known = self.style.families
        return "、".join(sorted(known[name].word if name in known else name for name in families))


def sheets(pages: tuple[Page, ...], style: Style, fonts: Fonts) -> Sheets:
    """Pages as they are measured; mirrored even pages as if they were not (their inner margin is at the right)."""
    families = {
        file.rsplit("/", 1)[-1].removesuffix(".ttf"): name
        for name, family in style.families.items()
        for file in family.weights.values()
    }
    measures = style.official
    aside = style.paper.inner - style.paper.outer if measures is not None and measures.mirror else 0.0
    runs = tuple(
        run
        for number, page in enumerate(pages, 1)
        for run in _runs(page, number, aside * (number % 2 == 0), families, fonts)
    )
    return Sheets(pages, runs)


def is_han(character: str) -> bool:
    """Whether it is a Han character: it fills its em box, as marks do not."""
    return "\u4e00" <= character <= "\u9fff"


def _runs(page: Page, number: int, aside: float, families: dict[str, str], fonts: Fonts) -> Iterator[Run]:
    for x, y, run in walk(page.frame):
        if not isinstance(run, GlyphRun) or not run.glyphs:
            continue
        face = fonts.face(run.face)
        glyphs = [int.from_bytes(run.glyphs[at : at + 2], "big") for at in range(0, len(run.glyphs), 2)]
        edges = [face.heights(glyph) for glyph in glyphs]
        drop = face.drop * run.size  # words that run upwards are dropped to the right
        left, base = x + run.x + aside - drop * run.is_turned, y + run.y
        own = _element(run)
        yield Run(
            number, left * MM, (left + run.width) * MM, (base - drop) * MM, run.size * MM,
            (base - max(top for top, _ in edges) * run.size) * MM,
            (base - min(bottom for _, bottom in edges) * run.size) * MM,
            run.text, families.get(run.face, run.face), run.colour, own.key, own.kind, run.is_turned,
        )  # fmt: skip


def _element(run: GlyphRun) -> Element:
    """What words belong to: the paragraph, not a link in it."""
    element = run.element
    while element.kind == "Link" and element.parent is not None:
        element = element.parent
    return element


def _lines(runs: Iterable[Run]) -> Iterator[Line]:
    line: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.page, round(run.base / SAME), run.left)):
        if line and (run.page != line[0].page or abs(run.base - line[0].base) > SAME):
            yield Line(tuple(line))
            line = []
        line.append(run)
    if line:
        yield Line(tuple(line))


def _commonest(counted: Iterable[tuple[str, int]]) -> str:
    sums: dict[str, int] = {}
    for name, count in counted:
        sums[name] = sums.get(name, 0) + count
    return max(sums, key=lambda name: sums[name], default="")
