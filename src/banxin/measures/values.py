"""Single values of a style: lengths in points, colours by name."""

# Without postponed annotations: pydantic would compile each of them again, a fifth of the time its classes take.

import re
from typing import Annotated, Any

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from banxin import lengths
from banxin.records import record


def _points(value: object, info: ValidationInfo) -> float:
    """A length in points from its words; ems are those of the style being read (the context's ``em``)."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value == 0:
            return 0.0
        raise ValueError("长度要带单位，如 12mm、10.5pt、2em")
    if not isinstance(value, str):
        raise ValueError("长度要写成数字加单位，如 12mm")
    em = (info.context or {}).get("em")
    try:
        return lengths.points(str(value), em)
    except lengths.NotALength as problem:
        raise ValueError(str(problem)) from None


def _hex(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError('颜色写成六位十六进制并加引号，如 "#14375E"')
    return value.upper()


@record
class _Between:
    """What a length may be, in points. Its own schema: one put together from annotations takes thrice as long."""

    least: float
    most: float

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        bounded = core_schema.float_schema(ge=self.least, le=self.most)
        return core_schema.with_info_before_validator_function(_points, bounded)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": ["string", "integer"], "description": "长度：12mm、10.5pt、2em 或字号名"}


Points = Annotated[float, _Between(-2000, 2000)]
Size = Annotated[float, _Between(4, 200)]
Room = Annotated[float, _Between(0, 2000)]
"""A length that cannot be negative."""
Sheet = Annotated[float, _Between(lengths.mm(50), lengths.mm(2000))]
"""A side of the paper: from 50 mm to 2 m (reference/hardening.md, section 3)."""
Hex = Annotated[str, AfterValidator(_hex)]
Ink = str
"""The name of a colour of the style."""
