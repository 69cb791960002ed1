"""A class with typed fields in, a value out: what ``dataclass(slots=True)`` makes, for a tenth of what it costs.

dataclasses looks into every class and compiles six functions for it, and a build meets 170 classes, half of which it
never makes one of. Here equality, hash and repr are shared; so is what ``__init__`` is compiled to, among classes with
as many fields, and a class has its own when the first of it is made. mypy keeps records frozen. Nothing does at run
time: that would double the time of making one, and pages are made of thousands. Every annotation of a class is a field;
those of the classes it extends are not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
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
        type = record.__class__
        held, places = _apart(type)
        values = [*held(record)]
        for name, value in changes.items():
            if name not in places:
                raise TypeError(f"{type.__qualname__} has no field {name}")
            values[places[name]] = value
        return type(*values)


@cache
def _apart(type: Any) -> tuple[Callable[[Any], tuple[Any, ...]], Mapping[str, int]]:
    """What gives all fields of a record of this class, and which of them each name is."""
    names = type.__match_args__
    places = {name: at for at, name in enumerate(names)}
    if len(names) > 1:
        return attrgetter(*names), places
    return (lambda record: tuple(getattr(record, name) for name in names)), places


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
    factories = {f"_make_{at}": field.default_factory for at, field in enumerate(fields.values())}
    defaults = [field.default if field.default_factory is None else _NONE for field in fields.values()]
    lacking = sum(field.default is _NONE and field.default_factory is None for field in fields.values())
    code = _code(tuple(factory is not None for factory in factories.values()), then)
    own = {f"_{at}": name for at, name in enumerate(fields)}
    named = code.replace(
        co_names=tuple(own.get(name, name) for name in code.co_names),
        co_varnames=tuple(own.get(name, name) for name in code.co_varnames),
    )
    return FunctionType(named, {"_NONE": _NONE, **factories}, "__init__", tuple(defaults[lacking:]))


@cache
def _code(made: tuple[bool, ...], then: bool) -> CodeType:
    """``__init__`` for so many fields, those ``made`` anew where none is given; its names stand for those of fields.

    Compiled once for all classes alike: changing the names takes a hundredth of the time.
    """
    parameters = ", ".join(("self", *(f"_{at}" for at in range(len(made)))))
    steps = [f" self._{at} = {_value(f'_{at}', anew)}" for at, anew in enumerate(made)]
    steps += [" self.__post_init__()"] if then else []
    given: dict[str, Any] = {}
    exec("\n".join([f"def __init__({parameters}):", *(steps or [" pass"])]), given)
    code: CodeType = given["__init__"].__code__
    return code


def _value(name: str, anew: bool) -> str:
    return f"_make{name}() if {name} is _NONE else {name}" if anew else name


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
