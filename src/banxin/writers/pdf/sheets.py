"""A frame in, the operators of one page out: text, paths and pictures inside the marks of their elements.

Frames have their origin top left with y down; PDF has it bottom left with y up. Here is the one place that flips.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple, assert_never

from banxin.frame import Element, Frame, GlyphRun, Image, LinkArea, Path, Placed, Segment
from banxin.writers.pdf.lettering import Lettering, Letterings
from banxin.writers.pdf.syntax import colour, number, numbers, utf16
from banxin.writers.pdf.tags import Box, Node, Tree

_OPERATORS: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}

_ASCENT: Final = 0.88
"""How far Han reach above their baseline, in ems: only for the boxes of figures."""

_KERN_PLACES: Final = 1
"""A tenth of a thousandth of the size: 0.001 pt at 10 pt, below what any reader resolves."""

_DOT: Final = 0.01
"""The ink of a dot between its round ends, in points."""


class PlacedLink(NamedTuple):
    """A link, the left and top edge of its box on the page, and its annotation's number and parent tree key."""

    link: LinkArea
    left: float
    top: float
    number: int
    key: int


_Shown = tuple[int, float, float, GlyphRun]
"""A run on a page: its step among the page's, where it stands, and it."""


class Sheet:
    """The content of one page while it is written. The graphics state is followed, so nothing is said twice."""

    def __init__(
        self, height: float, letterings: Letterings, pictures: list[bytes], tree: Tree | None, page: int
    ) -> None:
        self._height = height
        self._letterings = letterings
        self._pictures = pictures
        self._tree = tree
        self._page = page
        self._code: list[str] = []
        self.links: list[PlacedLink] = []
        self._open: Element | None = None
        self._node: Node | None = None
        self._in_text = False
        self._shown: dict[str, list[_Shown]] = {}
        """The runs of each face."""
        self._look: tuple[str, float, float, str] | None = None
        """Face, size, spread and colour of text; ``None`` where the colour is not set for it."""
        self._font = ("", 0.0)
        self._spread = 0.0
        self._fill = "#000000"
        self._stroke = "#000000"
        self._weight = 1.0
        self._dash: tuple[float, ...] = ()

    def draw(self, frame: Frame) -> bytes:
        """The page's content stream; the links met on the way stand in ``links`` afterwards."""
        self._frame(frame, 0.0, 0.0)
        self._close()
        for face, shown in self._shown.items():
            self._say(self._letterings.of(face), shown)
        code = "\n".join(self._code)
        if "nan" in code or "inf" in code:
            raise ValueError(f"page {self._page + 1}: a place or a size is no number")
        return code.encode("ascii")

    def _frame(self, frame: Frame, x: float, y: float) -> None:
        """A frame with its corner at (x, y), y down; the same order as ``frame.walk``, at half its cost."""
        for item in frame.items:
            if isinstance(item, Placed):
                self._frame(item.frame, x + item.x, y + item.y)
            elif isinstance(item, GlyphRun):
                if item.glyphs:
                    self._turn_to(item.element)
                    self._text(x + item.x, self._height - y - item.y, item)
                else:
                    self._keep(item.element)
            elif isinstance(item, Path):
                self._turn_to(item.element)
                self._path(x, self._height - y, item)
            elif isinstance(item, LinkArea):
                self._link(x + item.x, self._height - y - item.y, item)
            elif isinstance(item, Image):
                self._turn_to(item.element)
                self._image(x + item.x, self._height - y - item.y - item.height, item)
            else:
                assert_never(item)

    # ------------------------------------------------------------------ marks

    def _turn_to(self, element: Element) -> None:
        opened = self._open
        if element is opened or self._tree is None:
            return
        if opened is not None and element.key == opened.key and element.kind == opened.kind:
            return
        self._close()
        self._open = element
        if element.kind == "Artifact":
            self._node = None
            self._code.append("/Artifact BMC")
            return
        self._node = self._tree.node(element)
        self._code.append(f"/{element.kind}<</MCID {self._tree.mark(self._node, self._page)}>>BDC")

    def _keep(self, element: Element) -> None:
        """Let an element without ink have its node: an empty cell is still a cell of its row."""
        if self._tree is not None and element.kind != "Artifact":
            self._tree.node(element)

    def _close(self) -> None:
        self._end_text()
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def _reach(self, box: Box) -> None:
        if self._tree is not None and self._node is not None and self._node.figure is not None:
            self._tree.extend(self._node.figure, self._page, box)

    def _end_text(self) -> None:
        if self._in_text:
            self._code.append("ET")
            self._in_text = False

    # ------------------------------------------------------------------ ink

    def _link(self, left: float, top: float, link: LinkArea) -> None:
        if self._tree is not None:
            self.links.append(PlacedLink(link, left, top, *self._tree.annotate(link.element, self._page)))

    def _text(self, x: float, y: float, run: GlyphRun) -> None:
        code = self._code
        if not self._in_text:
            code.append("BT")
            self._in_text = True
        look = (run.face, run.size, run.spread, run.colour)
        if look != self._look:
            self._set_text(run)
            self._look = look
        self._shown[run.face].append((len(code), x, y, run))
        code.append(_shown(run, x, y, run.glyphs.hex()))
        if self._node is not None and self._node.figure is not None:
            if run.is_turned:
                self._reach((x - _ASCENT * run.size, y, x + (1 - _ASCENT) * run.size, y + run.width))
            else:
                self._reach((x, y - (1 - _ASCENT) * run.size, x + run.width, y + _ASCENT * run.size))

    def _set_text(self, run: GlyphRun) -> None:
        self._shown.setdefault(run.face, [])
        font = (run.face, run.size)
        if font != self._font:
            self._font = font
            self._code.append(f"/{self._letterings.of(run.face).resource} {number(run.size)} Tf")
        if run.spread != self._spread:
            self._spread = run.spread
            self._code.append(f"{number(run.spread, 4)} Tc")
        self._set_fill(run.colour)

    def _say(self, lettering: Lettering, shown: list[_Shown]) -> None:
        """See to it that the runs of a face say their words. Nearly all do by the glyphs they are shown with."""
        if lettering.are_plain([run for _, _, _, run in shown]):
            return
        for step, x, y, run in shown:
            self._code[step] = _shown(run, x, y, *lettering.codes(run))

    def _path(self, x: float, y: float, path: Path) -> None:
        if path.fill is None and (path.stroke is None or path.weight <= 0):
            return
        self._end_text()
        stroked = path.stroke is not None and path.weight > 0
        if path.fill is not None:
            self._set_fill(path.fill)
        if path.stroke is not None and stroked:
            self._set_stroke(path.stroke, path.weight, path.dash)
        self._code.append(_outline(x, y, path.segments))
        self._code.append("B" if path.fill is not None and stroked else "S" if stroked else "f")
        if self._node is not None and self._node.figure is not None:
            self._reach(_bounds(x, y, path))

    def _image(self, x: float, y: float, image: Image) -> None:
        self._end_text()
        if image.data not in self._pictures:
            self._pictures.append(image.data)
        name = picture_name(self._pictures.index(image.data))
        across = (0, image.height, -image.width, 0, x + image.width, y) if image.is_turned else None
        self._code.append(f"q {numbers(*(across or (image.width, 0, 0, image.height, x, y)))} cm/{name} Do Q")
        self._reach((x, y, x + image.width, y + image.height))

    def _set_fill(self, fill: str) -> None:
        if fill != self._fill:
            self._fill = fill
            self._look = None
            self._code.append(f"{colour(fill)} rg")

    def _set_stroke(self, stroke: str, weight: float, dash: tuple[float, ...]) -> None:
        if stroke != self._stroke:
            self._stroke = stroke
            self._code.append(f"{colour(stroke)} RG")
        if weight != self._weight:
            self._weight = weight
            self._code.append(f"{number(weight)} w")
        if dash != self._dash:
            self._dash = dash
            self._code.append(_dashed(dash))


def picture_name(index: int) -> str:
    """What sheets call a picture of the list they share."""
    return f"I{index + 1}"


def _dashed(dash: tuple[float, ...]) -> str:
    """The pattern of a line, and round ends where it is of dots (an ink of 0)."""
    if dash and not dash[0]:
        # PDFium takes an ink of nothing for a tenth of a point, and its dots run out of step.
        return f"[{numbers(_DOT, dash[1] - _DOT)}]0 d 1 J"
    return f"[{numbers(*dash)}]0 d 0 J"


def _shown(run: GlyphRun, x: float, y: float, codes: str, words: str = "") -> str:
    """The step that shows a run by its codes, which stand for other ``words`` where there are any."""
    shown = f"[<{_kerned(codes, run)}>]TJ" if run.kerns else f"<{codes}>Tj"
    matrix = _matrix(run) if run.is_turned or run.stretch != 1.0 else "1 0 0 1"
    step = f"{matrix} {number(x)} {number(y)} Tm{shown}"
    return f"/Span<</ActualText<{utf16(words)}>>>BDC\n{step}\nEMC" if words else step


def _matrix(run: GlyphRun) -> str:
    """How the run's own axes lie on the page."""
    across = number(run.stretch) if run.stretch != 1.0 else "1"
    return f"0 {across} -1 0" if run.is_turned else f"{across} 0 0 1"


def _kerned(codes: str, run: GlyphRun) -> str:
    """The codes with an adjustment after each kerned glyph, in thousandths of the size, positive to the left."""
    parts: list[str] = []
    start = 0
    size = run.size
    for index, kern in run.kerns:
        end = 4 * (index + 1)
        parts += (codes[start:end], _adjustment(kern, size))
        start = end
    parts.append(codes[start:])
    return "".join(parts)


@lru_cache(maxsize=4096)  # a line is squeezed or stretched by few amounts, each many times
def _adjustment(kern: float, size: float) -> str:
    return f">{number(kern * (-1000 / size), _KERN_PLACES)}<"


def _outline(x: float, y: float, segments: tuple[Segment, ...]) -> str:
    steps: list[str] = []
    for move, points in segments:
        if len(points) == 2:  # nearly every step: rules and boxes
            steps.append(f"{number(x + points[0])} {number(y - points[1])} {_OPERATORS[move]}\n")
            continue
        placed = [
            f"{number(x + across)} {number(y - down)} " for across, down in zip(points[::2], points[1::2], strict=True)
        ]
        steps += (*placed, f"{_OPERATORS[move]}\n")
    return "".join(steps)


def _bounds(x: float, y: float, path: Path) -> Box:
    """The box of a path's points; control points may lie outside the curve, which is no harm here."""
    across = [point for segment in path.segments for point in segment.points[::2]]
    down = [point for segment in path.segments for point in segment.points[1::2]]
    out = path.weight / 2 if path.stroke is not None else 0.0
    return (x + min(across) - out, y - max(down) - out, x + max(across) + out, y - min(down) + out)
