"""What a class of ``Written`` declares of its fields: bounds, descriptions, checks. Values only, nothing checks here.

Names and meanings are pydantic's, which ``models`` hands all of it to; pydantic itself is not imported for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from banxin.records import field, record

if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    class Asked(TypedDict, total=False):
        """What may be asked of a field, as of ``pydantic.Field``."""

        description: str
        default_factory: Callable[[], object]
        validate_default: bool
        pattern: str
        min_length: int
        max_length: int
        ge: float
        gt: float
        le: float

    class Bounds(TypedDict, total=False):
        """What may be asked of a text, as of ``pydantic.StringConstraints``."""

        pattern: str
        min_length: int
        max_length: int


F = TypeVar("F")

REQUIRED: Final = ...
"""The default of a field that has none."""


@record
class FieldAsked:
    """What ``Field`` was given."""

    default: object
    asked: tuple[tuple[str, Any], ...]


def Field(default: object = REQUIRED, **asked: Unpack[Asked]) -> Any:  # noqa: N802 (pydantic's name)
    """A field's default, bounds and description; in ``Annotated``, its bounds and description."""
    return FieldAsked(default, tuple(asked.items()))


@record
class TextAsked:
    """What ``StringConstraints`` was given."""

    asked: tuple[tuple[str, Any], ...]


def StringConstraints(**asked: Unpack[Bounds]) -> TextAsked:  # noqa: N802 (pydantic's name)
    """In ``Annotated[str, …]``: how long a text is, what it looks like."""
    return TextAsked(tuple(asked.items()))


@record
class AfterValidator:
    """In ``Annotated``: what a value that is right in itself becomes, or what is wrong with it."""

    func: Callable[..., object]


@record
class BeforeValidator:
    """In ``Annotated``: what a value as written becomes before it is checked, or what is wrong with it."""

    func: Callable[..., object]


@record
class WithJsonSchema:
    """In ``Annotated``: the JSON Schema of what a ``BeforeValidator`` takes."""

    schema: Mapping[str, object] = field(compare=False)


@record
class Marked:
    """How a method checks: the whole value, or the fields named."""

    mode: Literal["before", "after"]
    fields: tuple[str, ...] = ()


def model_validator(*, mode: Literal["before", "after"]) -> Callable[[F], F]:
    """A method that looks at the whole value: as written, or with every field right in itself."""
    return lambda method: _mark(method, Marked(mode))


def field_validator(*fields: str) -> Callable[[F], F]:
    """A class method that looks at fields, each right in itself."""
    return lambda method: _mark(method, Marked("after", fields))


def marked(method: object) -> Marked | None:
    """What a method was marked as; ``None`` where it is no validator."""
    return getattr(getattr(method, "__func__", method), "checks", None)


def _mark(method: F, mark: Marked) -> F:
    function: Any = getattr(method, "__func__", method)
    function.checks = mark
    return method
