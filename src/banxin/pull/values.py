"""A point of a chart that was changed in, the number of the ledger, of the YAML or of a CSV file that it shows out.

Office charts say series, category and number, nothing of where these are written. What an author wrote that is worth
the old number is what was changed; among several, the one whose names are most those of the point.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from banxin.figures import Ledger
from banxin.pull.graphs import Point, is_number, number
from banxin.pull.origins import Path
from banxin.reading import nodes
from banxin.records import record

_LISTED: Final = ("axis", "parts")
"""Lists whose items name, by their places, the items of ``values``."""
_NUMBERS: Final = frozenset((
    "levels", "total", "rows", "part", "whole", "share", "growth", "values", "over", "under", "series", "rings",
    "percent", "count", "done", "goal", "plan", "value", "figure",
))  # fmt: skip
"""Keys of charts below which numbers stand."""


@record
class Value:
    """A number that a chart shows: written as a scalar, or as the id of a figure."""

    path: Path
    """Below the chart."""
    scalar: nodes.Scalar
    figure: str
    """Empty for a number that stands here itself."""
    names: frozenset[str]
    """What it is called: by itself, by what it stands in, by its place in a list."""


def shown(body: nodes.Node | None, ledger: Ledger, point: Point) -> tuple[Value, ...]:
    """The values of a chart that a point may show: one where that is certain, none where it was computed."""
    if not isinstance(body, nodes.Mapping):
        return ()
    listed = tuple(_words(body.get(key)) for key in _LISTED)
    alike = [value for value in _values(body, (), frozenset(), listed, ledger) if _worth(value, ledger) == point.before]
    said = {point.series, point.category}
    most = max((len(said & value.names) for value in alike), default=0)
    best = {value.figure or value.path: value for value in alike if len(said & value.names) == most}
    return tuple(best.values())


def _worth(value: Value, ledger: Ledger) -> str:
    return number(str(ledger.values[value.figure]) if value.figure else value.scalar.text)


def _values(
    node: nodes.Node, path: Path, names: frozenset[str], listed: tuple[tuple[str, ...], ...], ledger: Ledger
) -> Iterator[Value]:
    match node:
        case nodes.Scalar() if node.text in ledger.values:
            yield Value(path, node, node.text, names | {ledger[node.text].name})
        case nodes.Scalar() if is_number(node.text):
            yield Value(path, node, "", names)
        case nodes.Sequence():
            for at, item in enumerate(node.items):
                by_place = {words[at] for words in listed if path[-1:] == ("values",) and at < len(words)}
                yield from _values(item, (*path, at), names | by_place, listed, ledger)
        case nodes.Mapping():
            own = node.get("name") if path else None
            named = names | {own.text} if isinstance(own, nodes.Scalar) else names
            for entry in node.entries:
                if entry.key.text in _NUMBERS:
                    yield from _values(entry.value, (*path, entry.key.text), named, listed, ledger)


def _words(node: nodes.Node | None) -> tuple[str, ...]:
    """What the items of a list say; nothing for what is none."""
    items = node.items if isinstance(node, nodes.Sequence) else ()
    return tuple(item.text if isinstance(item, nodes.Scalar) else "" for item in items)
