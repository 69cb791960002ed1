"""A class with typed fields in, a value out: what ``dataclass(slots=True)`` makes, for a tenth of what it costs.

dataclasses looks into every class and compiles six functions for it, and a build meets 130 classes, half of which it
never makes one of. Here equality, hash and repr are shared, and ``__init__`` is compiled when the first of a class is
made. mypy keeps records frozen. Nothing does at run time: that would double the time of making one, and pages are made
of thousands. Every annotation of a class is a field; those of the classes it extends are not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar, dataclass_transform

T = TypeVar("T")


class _Field(NamedTuple):
    """What ``field`` says of a field, besides its name and type."""

    default: Any
    default_factory: Callable[[], Any] | None
    compare: bool
    repr: bool


_NONE: Final = object()
"""No default; or, among the arguments of ``__init__``, a value made anew for every record."""

_PLAIN: Final = _Field(_NONE, None, True, True)


if TYPE_CHECKING:  # mypy knows what dataclasses' own are given
    from dataclasses import field as field
    from dataclasses import replace as replace
else:

    def field(*, default=_NONE, default_factory=None, compare=True, repr=True):
        """A field with more to it than a default: its value made anew for each record; or it is in no comparison."""
        return _Field(default, default_factory, compare, repr)

    def replace(record: T, /, **changes: Any) -> T:
        """The record with some fields changed."""
        named = record.__match_args__
        held = dict(zip(named, map(getattr, repeat(record), named), strict=True))
        return record.__class__(**(held | changes))


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(type: type[T]) -> type[T]:
    """The class as a record: made from its fields, equal and (unless it says how) hashed by those with ``compare``."""
    made, fields = _slotted(type)
    names = [name for name, field in fields.items() if field.compare]
    held: Callable[[Any], object] = attrgetter(*names) if names else _nothing
    made.__eq__ = _equal(held)
    if "__hash__" not in vars(type):
        made.__hash__ = _hash(held)
    return made  # type: ignore[no-any-return]


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def changing(type: type[T]) -> type[T]:
    """The class made from its fields, which change while something is gathered; equal to nothing but itself."""
    return _slotted(type)[0]  # type: ignore[no-any-return]


def named_fields(value: object) -> tuple[str, ...]:
    """The names of a record's fields; none of anything else."""
    type = value.__class__
    return type.__match_args__ if "__fields__" in vars(type) else ()  # type: ignore[attr-defined]


def _slotted(type: Any) -> tuple[Any, Mapping[str, _Field]]:
    """The class anew, with a place for each of its fields and no others; slots cannot be given to a finished class."""
    inside = dict(vars(type))
    fields = {name: _field(inside.pop(name, _NONE)) for name in inside.get("__annotations__", ())}
    names = tuple(fields)
    for name in ("__dict__", "__weakref__"):
        inside.pop(name, None)
    made = type.__class__(
        type.__name__, type.__bases__, inside | {"__slots__": names, "__match_args__": names, "__fields__": fields}
    )
    made.__init__, made.__repr__ = _first(made, fields), _repr
    return made, fields


def _field(default: Any) -> _Field:
    if default is _NONE:
        return _PLAIN
    return default if isinstance(default, _Field) else _Field(default, None, True, True)


def _first(type: Any, fields: Mapping[str, _Field]) -> Callable[..., None]:
    """``__init__`` of a class none of which is made yet: it puts the real one in its own place."""

    def first(self: Any, *values: Any, **named: Any) -> None:
        type.__init__ = _init(fields, then=hasattr(type, "__post_init__"))
        type.__init__(self, *values, **named)

    return first


def _init(fields: Mapping[str, _Field], *, then: bool) -> Callable[..., None]:
    """``__init__`` of a record, its parameters those of its fields; ``__post_init__`` comes ``then``."""
    parameters = ", ".join(("self", *(_parameter(name, field) for name, field in fields.items())))
    steps = [f" self.{name} = {_value(name, field)}" for name, field in fields.items()]
    steps += [" self.__post_init__()"] if then else []
    body = "\n".join(steps)
    given: dict[str, Any] = {"_NONE": _NONE}
    given |= {f"_of_{name}": field.default for name, field in fields.items()}
    given |= {f"_make_{name}": field.default_factory for name, field in fields.items()}
    exec(f"def __init__({parameters}):\n{body or ' pass'}", given)
    made: Callable[..., None] = given["__init__"]
    return made


def _parameter(name: str, field: _Field) -> str:
    if field.default is not _NONE:
        return f"{name}=_of_{name}"
    return name if field.default_factory is None else f"{name}=_NONE"


def _value(name: str, field: _Field) -> str:
    return name if field.default_factory is None else f"_make_{name}() if {name} is _NONE else {name}"


def _equal(held: Callable[[Any], object]) -> Callable[[Any, object], bool]:
    def equal(self: Any, other: object) -> bool:
        return held(self) == held(other) if self.__class__ is other.__class__ else NotImplemented

    return equal


def _hash(held: Callable[[Any], object]) -> Callable[[Any], int]:
    return lambda self: hash(held(self))


def _repr(self: Any) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name, field in self.__fields__.items() if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _nothing(self: object) -> tuple[()]:
    return ()
