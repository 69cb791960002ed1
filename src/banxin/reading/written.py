"""YAML text + a type -> a checked value, or every mistake with its place.

Authors' types derive from ``Written``. Numbers keep the literal they were written as, so a ``Decimal`` field is exact
and a text field accepts ``1.10`` as it stands; quoted numbers are text. Two small extensions to pydantic: ``bare``
lets a field stand for its whole object (``- prose: …``), and ``ByKey`` chooses a type by a single key.

pydantic says what each type accepts, and its core checks it. What pydantic makes of the types of whole files is kept
in ``banxin.compiled`` (``make schema``), so that a build need not import it; other types are made when first checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Self, TypeVar, dataclass_transform

from banxin.problems import NOWHERE, BadSource, Place, Problem
from banxin.reading import core, leaves, mistakes, nodes, scalars
from banxin.reading.core import PydanticCustomError, SchemaValidator, ValidationError
from banxin.reading.declared import Field
from banxin.reading.nodes import Node
from banxin.reading.parsing import parse
from banxin.records import field, record, replace

if TYPE_CHECKING:
    from banxin.reading.core import CoreSchema, ValidatorFunctionWrapHandler

T = TypeVar("T")
W = TypeVar("W", bound="Written")

Context = Mapping[str, object]
Fill = Callable[[Node], tuple[Node, tuple[Problem, ...]]]
"""Takes a tree and gives it back with more in it, and what was wrong with that."""


@record
class Reading(Generic[T]):
    """What was read: a value, or ``None`` and at least one error.

    ``rest`` is what remains when everything wrong is left out: good for finding the mistakes of what is right in
    itself, never to be printed. ``None`` where nothing remains.
    """

    value: T | None
    problems: tuple[Problem, ...] = ()
    rest: T | None = None

    def must(self) -> T:
        """The value; raises ``BadSource`` where there is none."""
        if self.value is None:
            raise BadSource(self.problems)
        return self.value


def read(text: str, file: str, type: type[W], context: Context | None = None, fill: Fill | None = None) -> Reading[W]:
    """The value of ``type`` that a YAML text says, or everything wrong with it.

    ``file`` is the name that places carry; ``context`` is handed to the type's validators (``info.context``);
    ``fill`` puts what other files hold into the tree before it is checked.
    """
    loaded = load(text, file)
    if loaded.value is None:
        return Reading(None, loaded.problems)
    node, filling = fill(loaded.value) if fill else (loaded.value, ())
    found = loaded.problems + filling
    checked = check(node, type, context)
    if not any(problem.is_error for problem in found):
        return replace(checked, problems=found + checked.problems)
    told = {problem.place for problem in found}
    problems = found + tuple(problem for problem in checked.problems if problem.place not in told)
    sound = nodes.without_places(node, told)
    return Reading(None, problems, check(sound, type, context).rest if sound else None)


def load(text: str, file: str) -> Reading[Node]:
    """The tree of a YAML text. A tree may come with problems: it is still good for finding more of them."""
    node, problems = parse(text, file)
    return Reading(node, problems)


def check(node: Node, type: type[W], context: Context | None = None) -> Reading[W]:
    """The value of ``type`` that a tree says, or everything wrong with it."""
    value, problems, wrong = _check(node, type, context)
    rest, left = value, node
    for _ in range(_ROUNDS):
        if not wrong:
            break
        cut = mistakes.without(left, wrong)
        if cut is None:
            break
        left = cut
        rest, _, wrong = _check(left, type, context)
    return Reading(value, problems, rest)


_ROUNDS: Final = 12
"""Leaving out what is wrong may leave its parent wanting: one round a level, and reports are not so deep."""


def _check(node: Node, type: type[W], context: Context | None) -> tuple[W | None, tuple[Problem, ...], mistakes.Wrong]:
    raw = leaves.raw(node)
    try:
        return validator(type).validate_python(raw, context=dict(context or {})), (), ()
    except ValidationError as wrong:
        return None, mistakes.problems(wrong, raw, node), mistakes.paths(wrong)


def validator(type: type[Written]) -> SchemaValidator:
    """What checks a type, made once: what was compiled where that was for this pydantic's core, else from a model."""
    made = _MADE.get(type)
    if made is None:
        made = _MADE[type] = SchemaValidator(_compiled(type) or _from_model(type))
    return made


_MADE: Final[dict[type[Written], SchemaValidator]] = {}


def _compiled(type: type[Written]) -> CoreSchema | None:
    """A type's core schema as it was compiled; ``None`` where it was not, or for another version of the core."""
    if not type.compiled:
        return None
    kept = import_module(f"banxin.compiled.{type.compiled}")
    schema: CoreSchema = kept.SCHEMA
    return schema if kept.VERSION == core.VERSION else None


def _from_model(type: type[Written]) -> CoreSchema:
    from banxin.reading.models import core_schema

    return core_schema(type)


def wrong(message: str, *path: str | int, code: str = "Y106", mend: str = "") -> PydanticCustomError:
    """What a validator of a ``Written`` raises: the place is that of ``path`` below the value being validated."""
    return mistakes.wrong(message, *path, code=code, mend=mend)


def several(faults: Sequence[PydanticCustomError]) -> PydanticCustomError:
    """What a validator raises that found more than one fault, each made by ``wrong``."""
    return PydanticCustomError("several", "{count}", {"count": len(faults), "faults": tuple(faults)})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Written:
    """A thing that people write in YAML: frozen, without unknown keys, knowing its place.

    Equal to another of its class with equal fields, wherever either stands.
    """

    # The first four are what pydantic's core sets on what it makes.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__", "_node")
    _node: Node | None
    """What it was read from; ``None`` for one made in code."""

    bare: ClassVar[str] = ""
    """The field that a bare value stands for: with ``bare = "text"``, ``- prose: 话`` says ``{text: 话}``."""
    compiled: ClassVar[str] = ""
    """The module of ``banxin.compiled`` that says what a type accepts; empty for types that are parts of files."""
    model_fields: ClassVar[tuple[str, ...]] = ()
    """The names of the fields, those of the classes above first."""
    model_config: ClassVar[Mapping[str, object]] = {}
    """What more pydantic is told of a type."""

    def __init_subclass__(cls, compiled: str = "") -> None:
        """Note the fields of a class; ``compiled`` is its module where it is the type of a file."""
        above = (name for base in reversed(cls.__mro__[1:]) for name in getattr(base, "model_fields", ()))
        own = (name for name, type in vars(cls).get("__annotations__", {}).items() if _is_field(name, type))
        cls.model_fields = tuple(dict.fromkeys((*above, *own)))
        cls.compiled = compiled

    def __init__(self, **values: object) -> None:
        validator(type(self)).validate_python(values, self_instance=self)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Written) or self.__class__ is not other.__class__:
            return NotImplemented
        return fields_of(self) == fields_of(other)

    def __hash__(self) -> int:
        return hash(tuple(fields_of(self).values()))

    def __repr__(self) -> str:
        held = (f"{name}={value!r}" for name, value in fields_of(self).items())
        return f"{type(self).__name__}({', '.join(held)})"

    def model_copy(self, *, update: Mapping[str, object]) -> Self:
        """The same with some fields changed, which nobody checks."""
        copy = made(type(self), {**fields_of(self), **update})
        _stands(copy, self._node)
        return copy

    @property
    def place(self) -> Place:
        """Where it starts."""
        return self._node.place if self._node else NOWHERE

    @property
    def is_bare(self) -> bool:
        """Whether it is written as the value of its one field, without the key."""
        return not isinstance(self._node, nodes.Mapping) or self.place_of(self.bare) == self.place

    def place_of(self, *path: str | int) -> Place:
        """Where a field, an item or a scalar below it stands; the nearest place known above it."""
        node = nodes.find(self._node, path)
        return node.place if node else NOWHERE

    def place_of_key(self, *path: str | int) -> Place:
        """Where the key at the end of a path stands; where its value does, for an item of a list."""
        above = nodes.find(self._node, path[:-1])
        entry = above.entry(str(path[-1])) if isinstance(above, nodes.Mapping) else None
        return entry.key.place if entry else self.place_of(*path)

    def place_in(self, offset: int, *path: str | int) -> Place:
        """Where the character ``offset`` of the text at ``path`` is written, also in folded and quoted text."""
        node = nodes.find(self._node, path)
        if isinstance(node, nodes.Scalar):
            return node.place_in(offset)
        return node.place if node else NOWHERE

    def is_number(self, *path: str | int) -> bool:
        """Whether what stands at a path is a number written without quotes."""
        node = nodes.find(self._node, path)
        return isinstance(node, nodes.Scalar) and node.plain and scalars.is_number(node.text)

    @classmethod
    def _keep_place(cls, value: object, handler: ValidatorFunctionWrapHandler) -> Any:
        """Around every check: a bare value as its object, the fields for suggestions, the node for places."""
        if isinstance(value, leaves.Keys):
            value.fields = cls.model_fields
        elif isinstance(value, cls):
            return value
        elif cls.bare and not isinstance(value, dict):
            value = leaves.bare(cls.bare, value)
        written = handler(value)
        _stands(written, getattr(value, "node", None))
        return written


_stands: Final[Callable[[Written, Node | None], None]] = Written._node.__set__  # type: ignore[union-attr]
"""Notes where a value stands; past ``__setattr__``, which lets nobody."""


def fields_of(written: Written) -> dict[str, object]:
    """The fields of a value by name, without what its type works out once (a ``cached_property``)."""
    held = vars(written)
    return {name: held[name] for name in written.model_fields}


def made(type: type[W], fields: Mapping[str, object]) -> W:
    """A value of a type from fields known to be right: those of another, or as they were checked and compiled."""
    assert fields.keys() == set(type.model_fields), f"{type.__name__} has other fields by now; run: make schema"
    written = object.__new__(type)
    written.__dict__.update(fields)
    _stands(written, None)
    return written


def _is_field(name: str, type: object) -> bool:
    return not (name.startswith("_") or str(type).removeprefix("typing.").startswith("ClassVar"))


@record
class ByKey:
    """In an ``Annotated`` union: the one key of a mapping says which kind its value is.

    ``Annotated[Prose | Cards, ByKey("内容", {"prose": Prose, "cards": Cards})]`` reads ``prose: …`` as a ``Prose``.
    ``noun`` names the kinds in messages.
    """

    noun: str
    kinds: Mapping[str, type[Written]] = field(compare=False)

    def one(self, value: object) -> object:
        """Refuse what names no kind, before a choice is made: a choice that fails would hide other mistakes."""
        if type(value) not in self.kinds.values():
            mistakes.chosen(value, self.noun, self.kinds)
        return value

    def of(self, value: object) -> str:
        """The key of the kind; values already built (in tests) say their own."""
        if isinstance(value, dict):
            return str(next(iter(value)))
        return next(key for key, kind in self.kinds.items() if kind is type(value))


@record
class OrTruth:
    """In ``Annotated``: ``true`` and ``false`` are taken as they are, anything else as the rest of the union."""

    def one(self, value: object, handler: ValidatorFunctionWrapHandler) -> object:
        """The truth, or what anything else is by the type's own rules."""
        return value if isinstance(value, bool) else handler(value)


@record
class Below:
    """The value of the one key; a value already built passes."""

    key: str

    def __call__(self, value: object) -> object:
        return value[self.key] if isinstance(value, dict) else value
