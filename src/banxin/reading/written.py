"""YAML text + a type -> a checked value, or every mistake with its place.

Authors' types derive from ``Written``. Numbers keep the literal they were written as, so a ``Decimal`` field is exact
and a text field accepts ``1.10`` as it stands; quoted numbers are text. Two small extensions to pydantic: ``bare``
lets a field stand for its whole object (``- prose: …``), and ``ByKey`` chooses a type by a single key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Generic, TypeVar, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from banxin.problems import NOWHERE, BadSource, Place, Problem
from banxin.reading import leaves, mistakes, nodes
from banxin.reading.nodes import Node
from banxin.records import record

T = TypeVar("T")
W = TypeVar("W", bound="Written")

_CHINESE: Final = "[\u3400-\u9fff（）、]+"
"""The Chinese name that a class's docstring may begin with; the rest is for those who read the code."""
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
    if not found:
        return checked
    told = {problem.place for problem in found}
    problems = found + tuple(problem for problem in checked.problems if problem.place not in told)
    sound = nodes.without_places(node, told)
    return Reading(None, problems, check(sound, type, context).rest if sound else None)


def load(text: str, file: str) -> Reading[Node]:
    """The tree of a YAML text. A tree may come with problems: it is still good for finding more of them."""
    node, problems = nodes.parse(text, file)
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
        return type.model_validate(raw, context=dict(context or {})), (), ()
    except ValidationError as wrong:
        return None, mistakes.problems(wrong, raw, node), mistakes.paths(wrong)


def json_schema(type: type[Written]) -> dict[str, Any]:
    """The JSON Schema of a type, for editors; it accepts what ``check`` accepts, and speaks Chinese."""
    schema = type.model_json_schema(schema_generator=_Schema)
    for model in (schema, *schema.get("$defs", {}).values()):
        named = re.match(_CHINESE, model.pop("description", ""))
        if named:
            model["description"] = named[0]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def wrong(message: str, *path: str | int, code: str = "Y106", mend: str = "") -> PydanticCustomError:
    """What a validator of a ``Written`` raises: the place is that of ``path`` below the value being validated."""
    return mistakes.wrong(message, *path, code=code, mend=mend)


def several(faults: Sequence[PydanticCustomError]) -> PydanticCustomError:
    """What a validator raises that found more than one fault, each made by ``wrong``."""
    return PydanticCustomError("several", "{count}", {"count": len(faults), "faults": tuple(faults)})


class _Schema(GenerateJsonSchema):
    """Text fields take numbers as written; decimals are numbers; no English titles made of field names."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "number"}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


@dataclass(eq=False, slots=True)
class _Spot:
    """Where a value was written; all spots are equal, so equal values are equal wherever they stand."""

    node: Node | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Spot)

    __hash__ = None  # type: ignore[assignment]


class Written(BaseModel):
    """A thing that people write in YAML: frozen, without unknown keys, knowing its place."""

    # Most types are read as parts of a file only: the file's type builds what it takes to check them all, once.
    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=(), defer_build=True)

    bare: ClassVar[str] = ""
    """The field that a bare value stands for: with ``bare = "text"``, ``- prose: 话`` says ``{text: 话}``."""

    _spot: _Spot = PrivateAttr(default_factory=_Spot)

    @property
    def place(self) -> Place:
        """Where it starts."""
        node = self._spot.node
        return node.place if node else NOWHERE

    def place_of(self, *path: str | int) -> Place:
        """Where a field, an item or a scalar below it stands; the nearest place known above it."""
        node = nodes.find(self._spot.node, path)
        return node.place if node else NOWHERE

    def place_in(self, offset: int, *path: str | int) -> Place:
        """Where the character ``offset`` of the text at ``path`` is written, also in folded and quoted text."""
        node = nodes.find(self._spot.node, path)
        if isinstance(node, nodes.Scalar):
            return node.place_in(offset)
        return node.place if node else NOWHERE

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, value: object, handler: ModelWrapValidatorHandler[Any]) -> Any:
        if isinstance(value, cls):
            return value
        if isinstance(value, leaves.Keys):
            value.fields = tuple(cls.model_fields)
        elif cls.bare and not isinstance(value, dict):
            value = leaves.bare(cls.bare, value)
        written = handler(value)
        # Not through the attribute, which pydantic takes 3 us to set: there are ten thousands of them.
        written.__pydantic_private__["_spot"].node = getattr(value, "node", None)
        return written

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        leaves.exact(handler.resolve_ref_schema(schema))
        return schema

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        whole = handler(schema)
        if not cls.bare:
            return whole
        spelled = handler.resolve_ref_schema(whole)
        alone = dict(spelled["properties"][cls.bare])
        wide = {key: spelled.pop(key) for key in tuple(spelled) if key not in ("title", "description")}
        spelled["anyOf"] = [alone, wide]
        return whole


@dataclass(frozen=True)
class ByKey:
    """In an ``Annotated`` union: the one key of a mapping says which kind its value is.

    ``Annotated[Prose | Cards, ByKey("内容", {"prose": Prose, "cards": Cards})]`` reads ``prose: …`` as a ``Prose``.
    ``noun`` names the kinds in messages.
    """

    noun: str
    kinds: Mapping[str, type[Written]] = field(hash=False)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices: dict[Any, CoreSchema] = {
            key: core_schema.no_info_before_validator_function(_Below(key), handler.generate_schema(kind))
            for key, kind in self.kinds.items()
        }
        kinds = {type: key for key, type in self.kinds.items()}

        def one_kind(value: object) -> object:
            """Refuse what names no kind, before a choice is made: a choice that fails would hide other mistakes."""
            if type(value) not in kinds:
                mistakes.chosen(value, self.noun, self.kinds)
            return value

        def chosen(value: object) -> str:
            """The key of the kind; values already built (in tests) say their own."""
            return str(next(iter(value))) if isinstance(value, dict) else kinds[type(value)]  # type: ignore[index]

        return core_schema.no_info_before_validator_function(one_kind, core_schema.tagged_union_schema(choices, chosen))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """One object with one of the keys; editors complete that better than a list of alternatives."""
        choices = cast(Any, schema)["schema"]["choices"]
        return {
            "type": "object",
            "properties": {key: handler(choice) for key, choice in choices.items()},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        }


@record
class _Below:
    """The value of the one key; a value already built passes."""

    key: str

    def __call__(self, value: object) -> object:
        return value[self.key] if isinstance(value, dict) else value
