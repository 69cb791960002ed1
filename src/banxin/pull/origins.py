"""An origin such as ``sections/1-4.yaml#/panels/0/prose`` in, the scalar of the YAML or the cell it names out."""

from __future__ import annotations

from banxin.document import AGAIN, LEDGER, PROGRAM, REPORT
from banxin.materials import Materials
from banxin.problems import BadSource, Place
from banxin.reading import nodes
from banxin.reading.parsing import parse
from banxin.records import record
from banxin.report import Sources
from banxin.rows import filled

Path = tuple[str | int, ...]


@record
class Written:
    """Where an origin leads: the file, the path in it, and the scalar there; ``None`` where no text is written.

    The path of a cell of a CSV file is where in its text the cell begins.
    """

    file: str
    path: Path
    place: Place
    scalar: nodes.Scalar | None
    is_composed: bool = False
    """Several scalars stand there: what they print together is the program's."""

    @property
    def by_hand(self) -> str:
        """What a person must do where no text file holds it; empty where one does."""
        if self.scalar is None or self.place.line:
            return ""
        return f"Excel 文件不由程序改写：打开它，在 {self.place.file} 这一格里改"


class Origins:
    """The YAML of a report, opened at the places that origins name."""

    def __init__(self, sources: Sources, materials: Materials, report: str) -> None:
        self._sources = sources
        self._materials = materials
        self._report = report
        self._trees: dict[str, nodes.Node | None] = {}
        self._chapters = {file for file, _ in sources.sections}
        self._encodings: dict[str, str] = {}
        self._figures = {
            figure.id: ("groups", at, "figures", below)
            for at, group in enumerate(sources.ledger.groups) for below, figure in enumerate(group.figures)
        }  # fmt: skip

    def written(self, origin: str) -> Written:
        """What is written at an origin; the nearest place above it where nothing is."""
        file, path = self._trail(origin)
        tree = self._tree(file)
        found = nodes.find(tree, path)
        place = found.place if found is not None else Place(file)
        # One node may stand for a field that nobody spelled: the value of a bare panel is its only field.
        scalar = found if isinstance(found, nodes.Scalar) else None
        if scalar is not None:
            return self.at(scalar, file, path)
        is_composed = bool(path) and found is not nodes.find(tree, path[:-1])
        return Written(file, path, place, None, is_composed)

    def at(self, scalar: nodes.Scalar, file: str, path: Path) -> Written:
        """Where a scalar of the tree of ``file`` is written: there, or in the file that its rows come from."""
        own = scalar.source.file
        if own == file:
            return Written(file, path, scalar.place, scalar)
        self._encodings[own] = scalar.source.encoding
        return Written(own, (scalar.start,), scalar.place, scalar)

    def body(self, origin: str) -> tuple[str, Path, nodes.Node | None]:
        """The file, the path and the node of a panel, its rows filled in."""
        file, path = self._trail(origin)
        return file, path, nodes.find(self._tree(file), path)

    def scalar(self, file: str, path: Path) -> nodes.Scalar | None:
        """The scalar at a path of a YAML file."""
        found = self.node(file, path)
        return found if isinstance(found, nodes.Scalar) else None

    def node(self, file: str, path: Path) -> nodes.Node | None:
        """What stands at a path of a YAML file."""
        return nodes.find(self._tree(file), path)

    def data(self, file: str) -> bytes:
        """A file as it stands. Raises ``BadSource``."""
        return self._materials.data(file)

    def encoding(self, file: str) -> str | None:
        """How a file of cells is encoded; ``None`` for YAML."""
        return self._encodings.get(file)

    def _trail(self, origin: str) -> tuple[str, Path]:
        origin = origin.removeprefix(AGAIN)
        if origin.startswith(PROGRAM):
            return self._report, ()
        if origin.startswith(LEDGER + "/"):
            return self._sources.report.figures, _path(origin.removeprefix(LEDGER))
        if origin.startswith(LEDGER):
            figure, _, name = origin.removeprefix(LEDGER).partition("/")
            known = self._figures.get(figure)
            return self._sources.report.figures, (*known, name) if known else ()
        if origin.startswith(REPORT):
            return self._report, _path(origin.removeprefix(REPORT))
        file, _, pointer = origin.partition("#")
        return file, _path(pointer)

    def _tree(self, file: str) -> nodes.Node | None:
        if file not in self._trees:
            try:
                tree = parse(self._materials.text(file), file)[0]
                has_rows = tree is not None and file in self._chapters
                self._trees[file] = filled(tree, self._materials)[0] if tree and has_rows else tree
            except BadSource:
                self._trees[file] = None  # an origin of a hostile map names what is no file of the project
        return self._trees[file]


def _path(pointer: str) -> Path:
    return tuple(int(part) if part.isdecimal() and part.isascii() else part for part in pointer.split("/") if part)
