"""An origin such as ``sections/1-4.yaml#/panels/0/prose`` in, the scalar of the YAML it names out."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.document import LEDGER, PROGRAM, REPORT
from banxin.materials import Materials
from banxin.problems import BadSource, Place
from banxin.reading import nodes
from banxin.records import record
from banxin.report import Section, Sources

Path = tuple[str | int, ...]
NOTE = "note:"
"""What the origin of a footnote begins with; its key may stand in several sections."""


@record
class Written:
    """Where an origin leads: the file, the path in it, and the scalar there; ``None`` where no text is written."""

    file: str
    path: Path
    place: Place
    scalar: nodes.Scalar | None


class Origins:
    """The YAML of a report, opened at the places that origins name."""

    def __init__(self, sources: Sources, materials: Materials, report: str) -> None:
        self._sources = sources
        self._materials = materials
        self._report = report
        self._trees: dict[str, nodes.Node | None] = {}
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
        return Written(file, path, place, scalar)

    def scalar(self, file: str, path: Path) -> nodes.Scalar | None:
        """The scalar at a path."""
        found = nodes.find(self._tree(file), path)
        return found if isinstance(found, nodes.Scalar) else None

    def text(self, file: str) -> str:
        """A file as it stands. Raises ``BadSource``."""
        return self._materials.text(file)

    def _trail(self, origin: str) -> tuple[str, Path]:
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
        if origin.startswith(NOTE):
            found = tuple(self._notes(origin.removeprefix(NOTE)))
            return found[0] if len(found) == 1 else (self._report, ())
        file, _, pointer = origin.partition("#")
        return file, _path(pointer)

    def _notes(self, key: str) -> Iterator[tuple[str, Path]]:
        for file, section in self._sources.sections:
            for path in _noted(section, key, ()):
                yield file, path

    def _tree(self, file: str) -> nodes.Node | None:
        if file not in self._trees:
            try:
                self._trees[file] = nodes.parse(self._materials.text(file), file)[0]
            except BadSource:
                self._trees[file] = None  # an origin of a hostile map names what is no file of the project
        return self._trees[file]


def _noted(section: Section, key: str, path: Path) -> Iterator[Path]:
    if key in section.notes:
        yield (*path, "notes", key)
    for index, below in enumerate(section.sections):
        yield from _noted(below, key, (*path, "sections", index))


def _path(pointer: str) -> Path:
    return tuple(int(part) if part.isdecimal() and part.isascii() else part for part in pointer.split("/") if part)
