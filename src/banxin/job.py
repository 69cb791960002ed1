"""A checked report in, what its outputs share out: pages laid out once, charts drawn once, what had to be given up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeVar

from banxin.abreast import ALONE, Side, abreast
from banxin.problems import BadSource, Place, Problem
from banxin.records import field, record, replace

if TYPE_CHECKING:
    from banxin.charts.kinds import Plot
    from banxin.document import Document, Illustration
    from banxin.layout.composition import Laid
    from banxin.report import Sources
    from banxin.style import Style
    from banxin.text.fonts import Fonts
    from banxin.writers.pdf.quire import Quire

T = TypeVar("T")
Format = Literal["pdf", "docx", "charts", "pptx", "xlsx"]

DPI: Final = 300
"""Charts as PNG are ready for print and slides."""
AIR: Final = 3.0
"""Around a chart that is a file of its own, points: lines on its edges have half their weight outside."""


class Cache(Protocol):
    """Drawn charts from earlier runs, by the hash of all that makes them."""

    def get(self, key: str) -> bytes | None:
        """The bytes kept under a key, or ``None``."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key."""


@record
class Job:
    """A checked report on its way to bytes: the document, how it looks, and its pages once laid out."""

    name: str
    document: Document
    style: Style
    fonts: Fonts
    cache: Cache
    sources: Sources
    processes: int = 1
    """How many may work on it."""
    to_come: list[Format] = field(default_factory=list)
    """Outputs that will be made after this one."""
    noticed: list[Problem] = field(default_factory=list)
    """What writers had to leave out; a place's file is the origin of what it was."""
    _laid: list[Laid] = field(default_factory=list)
    _quires: list[Quire] = field(default_factory=list)
    _charts: dict[tuple[str, float], Chart] = field(default_factory=dict)
    _ring: list[object] = field(default_factory=list)
    """The job itself and its pages, once nothing more is to be made of them. What refers to itself is left to the
    garbage collector: taking it apart piece by piece is 2 % of a long report's time, and a process may end first."""

    @property
    def plots(self) -> Iterator[tuple[Illustration, Plot]]:
        """The document's charts; pictures of the author's are not charts."""
        from banxin.document import Illustration, Picture

        for block in self.document.blocks:
            if isinstance(block, Illustration) and not isinstance(block.content, Picture):
                yield block, block.content

    @property
    def charts(self) -> Iterator[Chart]:
        """The charts as files."""
        for block, plot in self.plots:
            yield self.chart(block, plot)

    @property
    def only_drawn(self) -> Iterator[Chart]:
        """The charts that no native Office chart shows."""
        from banxin.charts.native import forms

        for block, plot in self.plots:
            if not forms(plot, self.style):
                yield self.chart(block, plot, air=0.0)

    def chart(self, block: Illustration, plot: Plot, air: float = AIR) -> Chart:
        """A chart as files, made when it is first asked for; ``air`` is left free around it, points."""
        if (block.id, air) not in self._charts:
            self._charts[block.id, air] = _chart(self, block, plot, air)
        return self._charts[block.id, air]

    @property
    def laid(self) -> Laid:
        """The pages, laid out when they are first asked for; ``settled`` and ``quires`` need not keep them."""
        if not self._laid or not self._laid[0].parts:
            self._laid[:] = [self._with_places(lambda: self._lay_out(ALONE, drawn=True))]
        return self._laid[0]

    @property
    def settled(self) -> Laid:
        """What layout settles besides the pages; these are neither made nor kept unless a PDF is to come."""
        if not self._laid and "pdf" in self.to_come:
            _ = self.quires
        if not self._laid:
            # By one process: without pages to draw, a second one saves too little time for what it costs.
            self._settle(self._with_places(lambda: self._lay_out(ALONE, drawn=False)))
        return self._laid[0]

    @property
    def quires(self) -> tuple[Quire, ...]:
        """The pages drawn for a PDF; they, half of a long report's memory, are not kept."""
        from banxin.layout.composition import parts_of
        from banxin.writers.pdf.quire import quires  # before there are two of us: each would import it

        def draw(side: Side) -> tuple[Quire, ...]:
            laid = self._lay_out(side, drawn=True)
            self._settle(laid)
            paper = self.style.paper
            return quires(laid.parts, self.fonts, (paper.width, paper.height), side)

        if not self._quires:
            processes = min(self.processes, parts_of(self.document, self.style))
            self._quires.extend(self._with_places(lambda: abreast(draw, processes)))
        return tuple(self._quires)

    def _settle(self, laid: Laid) -> None:
        """Keep what is settled; the pages, too, where nothing more is to be made: see ``_ring``."""
        self._laid[:] = [replace(laid, parts=(), made_from=())]
        if not self.to_come:
            self._ring.extend((self, laid))

    def _lay_out(self, side: Side, *, drawn: bool) -> Laid:
        from banxin.layout.composition import lay_out

        return lay_out(self.document, self.style, self.fonts, self.cache, drawn=drawn, side=side)

    def _with_places(self, work: Callable[[], T]) -> T:
        """What some work gives; the problems of ``BadSource`` with their places in the authors' files."""
        try:
            return work()
        except BadSource as bad:
            raise BadSource(_placed(bad.problems, self.sources)) from None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What layout and writers had to give up and nobody accepts; nothing of pages where no output needed them."""
        found = (*(problem for laid in self._laid for problem in laid.problems), *self.noticed)
        return self.sources.report.unaccepted(_placed(found, self.sources))


@record
class Chart:
    """A chart as files: its size in points, SVG with outlines and with words as words, PNG."""

    id: str
    width: float
    height: float
    svg: bytes
    text_svg: bytes
    png: bytes


class Kept(dict[str, bytes]):
    """Drawn charts kept for one run, where the caller gives no cache."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        self[key] = data


def _chart(job: Job, block: Illustration, plot: Plot, air: float) -> Chart:
    from banxin.charts.draw import draw
    from banxin.frame import Element, Frame, Placed
    from banxin.inlines import plain
    from banxin.writers.png import png
    from banxin.writers.svg import svg

    element = Element("Figure", block.id, alt=block.alt)
    ink = draw(plot, job.fonts, job.style, element, job.cache)
    frame = Frame(ink.width + 2 * air, ink.height + 2 * air, (Placed(air, air, ink),))
    title = plain(block.title)
    outlined = svg(frame, job.fonts, title=title, description=block.alt)
    worded = svg(frame, job.fonts, title=title, description=block.alt, text=True)
    return Chart(block.id, frame.width, frame.height, outlined, worded, png(frame, job.fonts, dpi=DPI))


def _placed(problems: Iterable[Problem], sources: Sources) -> Iterator[Problem]:
    """Problems of layout, whose places name origins, with the places in the authors' files."""
    for problem in problems:
        yield replace(problem, place=_place(problem.place, sources))


def _place(place: Place, sources: Sources) -> Place:
    """The place of an origin such as ``sections/1-4.yaml#/panels/0/prose``; the report where there is none."""
    file, _, pointer = place.file.partition("#")
    section = dict(sources.sections).get(file) if file else sources.report
    if section is None:
        return place if place.line else sources.report.place
    path = [int(part) if part.isdecimal() else part for part in pointer.split("/") if part]
    return section.place_of(*path)
