"""Types of ``Written`` in; pydantic's models of them out, as core schemas and JSON Schemas.

Only this module imports pydantic, and only for types that are not compiled, for compiling them, and for JSON Schemas.
"""

from __future__ import annotations

import inspect
import re
from types import MethodType, UnionType
from typing import Annotated, Any, ClassVar, Final, Literal, TypeGuard, Union, cast, get_args, get_origin

import pydantic
from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, ModelWrapValidatorHandler
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema
from pydantic_core import core_schema as core

from banxin.reading import declared, leaves
from banxin.reading.written import Below, ByKey, OrTruth, Written
from banxin.records import record

_CHINESE: Final = "[\u3400-\u9fff（）、]+"
"""The Chinese name that a class's docstring may begin with; the rest is for those who read the code."""


def core_schema(type: type[Written]) -> CoreSchema:
    """What pydantic's core is to check values of a type by, and make them of."""
    made = model(type)
    made.model_rebuild()
    return cast(CoreSchema, _of_written(made.__pydantic_core_schema__))


def json_schema(type: type[Written]) -> dict[str, Any]:
    """The JSON Schema of a type, for editors; it accepts what ``check`` accepts, and speaks Chinese."""
    schema = model(type).model_json_schema(schema_generator=_Schema)
    for part in (schema, *schema.get("$defs", {}).values()):
        named = re.match(_CHINESE, part.pop("description", ""))
        if named:
            part["description"] = named[0]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


class Model(BaseModel):
    """What pydantic knows a ``Written`` by: one of its own with the same fields and checks."""

    # Parts are made with the whole they belong to.
    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=(), defer_build=True)

    written: ClassVar[type[Written]] = Written

    @pydantic.model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, value: object, handler: ModelWrapValidatorHandler[Any]) -> Any:
        return cls.written._keep_place(value, handler)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        _exact(handler.resolve_ref_schema(schema), [])
        return schema

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        whole = handler(schema)
        bare = cls.written.bare
        if not bare:
            return whole
        spelled = handler.resolve_ref_schema(whole)
        alone = dict(spelled["properties"][bare])
        wide = {key: spelled.pop(key) for key in tuple(spelled) if key not in ("title", "description")}
        spelled["anyOf"] = [alone, wide]
        return whole


def model(written: type[Written]) -> type[Model]:
    """The model of a type, made once, below the models of the types above it."""
    if written not in _MADE:
        _MADE[written] = _model(written)
    return _MADE[written]


_MADE: Final[dict[type[Written], type[Model]]] = {Written: Model}


def _model(written: type[Written]) -> type[Model]:
    bases = tuple(model(base) for base in written.__bases__ if issubclass(base, Written))
    own = inspect.get_annotations(written, eval_str=True)
    fields = {name: _type(own[name]) for name in written.model_fields if name in own}
    values = {name: _default(value) for name, value in vars(written).items() if name in fields}
    checks = {name: _check(value) for name, value in vars(written).items() if declared.marked(value)}
    told = {"__module__": written.__module__, "__qualname__": written.__qualname__, "__doc__": written.__doc__}
    config = {name: value for name, value in vars(written).items() if name == "model_config"}
    body = {**told, "__annotations__": fields, "written": written, **config, **values, **checks}
    metaclass: Any = type(Model)
    made: type[Model] = metaclass(written.__name__, bases, body)
    return made


def _default(value: object) -> object:
    return pydantic.Field(value.default, **dict(value.asked)) if isinstance(value, declared.FieldAsked) else value


def _check(method: object) -> object:
    mark = declared.marked(method)
    assert mark is not None
    if mark.fields:
        return pydantic.field_validator(*mark.fields, mode=mark.mode)(cast(Any, method))
    return cast(Any, pydantic.model_validator(mode=mark.mode))(method)


def _type(type: Any) -> Any:
    """A field's type as pydantic is to see it: ours as models, what is asked of values in pydantic's own words."""
    origin = get_origin(type)
    if origin is None:
        return cast(Any, Annotated)[Any, _Made(type)] if _is_written(type) else type
    if origin is Literal:
        return type
    if origin is Annotated:
        return cast(Any, Annotated)[(_type(type.__origin__), *map(_asked, type.__metadata__))]
    parts = tuple(map(_type, get_args(type)))
    return Union[parts] if origin in (Union, UnionType) else origin[parts]  # noqa: UP007


def _is_written(type: object) -> TypeGuard[type[Written]]:
    return inspect.isclass(type) and issubclass(type, Written)


def _asked(asked: object) -> object:
    match asked:
        case declared.FieldAsked():
            return pydantic.Field(**dict(asked.asked))
        case declared.TextAsked():
            return pydantic.StringConstraints(**dict(asked.asked))
        case declared.AfterValidator():
            return pydantic.AfterValidator(asked.func)
        case declared.BeforeValidator():
            return pydantic.BeforeValidator(asked.func)
        case declared.WithJsonSchema():
            return pydantic.WithJsonSchema(dict(asked.schema))
        case ByKey():
            return _Chosen(asked)
        case OrTruth():
            return _Or(asked)
    return asked


@record
class _Made:
    """In ``Annotated``: a type by its model, which is made when it is asked for: types may hold themselves."""

    written: type[Written]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler.generate_schema(model(self.written))


@record
class _Chosen:
    """In ``Annotated``: what ``ByKey`` says."""

    of: ByKey

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices: dict[Any, CoreSchema] = {
            key: core.no_info_before_validator_function(Below(key), handler.generate_schema(model(kind)))
            for key, kind in self.of.kinds.items()
        }
        return core.no_info_before_validator_function(self.of.one, core.tagged_union_schema(choices, self.of.of))

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
class _Or:
    """In ``Annotated``: what ``OrTruth`` says. As a union of the core's, every mistake would be told of each type."""

    of: OrTruth

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        rest = tuple(part for part in get_args(source) if part is not bool)
        return core.no_info_wrap_validator_function(self.of.one, handler.generate_schema(Union[rest]))  # noqa: UP007

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "boolean"}, handler(cast(Any, schema)["schema"])]}


class _Schema(GenerateJsonSchema):
    """Text fields take numbers as written; decimals are numbers; no English titles made of field names."""

    def str_schema(self, schema: core.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def decimal_schema(self, schema: core.DecimalSchema) -> JsonSchemaValue:
        return {"type": "number"}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


_OPAQUE: Final = frozenset({"metadata", "default", "ref", "cls", "serialization"})


def _exact(schema: Any, models: list[str]) -> None:
    """Make every single value below a model's schema follow our rule. Changes the schema in place.

    ``models`` takes down the model met: those inside it have had their turn, when their classes were made.
    """
    if isinstance(schema, (list, tuple)):
        for part in schema:
            _exact(part, models)
        return
    if not isinstance(schema, dict) or _is_ours(schema):
        return
    kind = str(schema.get("type"))
    if kind == "model":
        if models:
            return
        models.append(kind)
    rule = leaves.LEAVES.get(kind)
    if rule is not None:
        inner = dict(schema)
        schema.clear()
        schema.update(core.no_info_before_validator_function(rule, cast(CoreSchema, inner)))
        return
    for key, part in schema.items():
        if key not in _OPAQUE:
            _exact(part, models)


def _is_ours(schema: dict[str, Any]) -> bool:
    function = schema.get("function")
    return isinstance(function, dict) and function.get("function") in leaves.LEAVES.values()


_UNUSED: Final = frozenset({"metadata", "serialization"})
"""What a core schema says for others than the core's validator."""
_REFERENCES: Final = frozenset({"ref", "schema_ref"})


def _of_written(schema: object) -> object:
    """A core schema with types in place of their models, and nothing in it that is another in the next run."""
    match schema:
        case dict():
            return {
                key: str(part).rpartition(":")[0] if key in _REFERENCES else _of_written(part)
                for key, part in schema.items()
                if key not in _UNUSED
            }
        case list() | tuple():
            return type(schema)(map(_of_written, schema))
        case MethodType(__self__=made) if _is_model(made):
            return getattr(made.written, schema.__name__)
    return schema.written if _is_model(schema) else schema


def _is_model(made: object) -> TypeGuard[type[Model]]:
    return inspect.isclass(made) and issubclass(made, Model)
