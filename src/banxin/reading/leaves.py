"""A tree of nodes in, the plain values that pydantic checks out; and pydantic taught our rule for single values.

Left alone, pydantic reads text as numbers (``1_000``, ``"12"``) and truths (``"no"``); ours are what they are
written as.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from banxin.reading import nodes, scalars
from banxin.reading.core import PydanticCustomError
from banxin.reading.nodes import Node


class Words(str):
    """Text that knows its node."""

    __slots__ = ("node",)
    node: Node


class Items(list[object]):
    """A list that knows its node."""

    __slots__ = ("node",)
    node: Node


class Keys(dict[object, object]):
    """A mapping that knows its node and, once a type has looked at it, the fields that type has."""

    __slots__ = ("fields", "node")
    node: Node | None
    fields: tuple[str, ...]

    def __init__(self, entries: Iterable[tuple[object, object]], node: Node | None) -> None:
        super().__init__(entries)
        self.node, self.fields = node, ()


def raw(node: Node) -> object:
    """What a tree says in Python's own types: text, int, Decimal, bool, None, list and dict."""
    match node:
        case nodes.Scalar():
            return _scalar(node)
        case nodes.Sequence():
            items = Items([raw(item) for item in node.items])
            items.node = node
            return items
        case nodes.Mapping():
            return Keys([(_key(entry.key), raw(entry.value)) for entry in node.entries], node)


def bare(name: str, value: object) -> Keys:
    """The mapping that a bare value stands for."""
    return Keys(((name, value),), getattr(value, "node", None))


def _scalar(node: nodes.Scalar) -> object:
    value = node.value if node.plain else node.text
    if not isinstance(value, str):
        return value
    words = Words(value)
    words.node = node
    return words


def _key(key: nodes.Scalar) -> object:
    """Keys are words; a number may also be the key of a table by number (font weights)."""
    if not key.text[-1:].isdecimal():
        return key.text
    value = key.value
    return value if isinstance(value, int) else key.text


def _text(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if _is_number(value):
        return scalars.as_written(value)  # type: ignore[arg-type]
    raise _wanted("文字")


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _wanted("整数")


def _decimal(value: object) -> Decimal:
    if _is_number(value):
        return Decimal(value)  # type: ignore[arg-type]
    raise _wanted("数")


def _float(value: object) -> float:
    if _is_number(value) or isinstance(value, float):
        return float(value)  # type: ignore[arg-type]
    raise _wanted("数")


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _wanted(" true 或 false")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _wanted(what: str) -> PydanticCustomError:
    return PydanticCustomError("wanted", "{wanted}", {"wanted": what})


LEAVES: Final[dict[str, Callable[[object], object]]] = {
    "str": _text, "int": _whole, "decimal": _decimal, "float": _float, "bool": _truth,
}  # fmt: skip
"""Our rule for single values of each kind that pydantic's core knows, before it looks at them."""
