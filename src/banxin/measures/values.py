"""Single values of a style: lengths in points, colours by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from banxin import lengths
from banxin.reading.declared import AfterValidator, BeforeValidator, Field, WithJsonSchema

if TYPE_CHECKING:
    from banxin.reading.core import ValidationInfo


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


_READ = BeforeValidator(_points)
_TOLD = WithJsonSchema({"type": ["string", "integer"], "description": "长度：12mm、10.5pt、2em 或字号名"})

Points = Annotated[float, Field(ge=-2000, le=2000), _READ, _TOLD]
Size = Annotated[float, Field(ge=4, le=200), _READ, _TOLD]
Room = Annotated[float, Field(ge=0, le=2000), _READ, _TOLD]
"""A length that cannot be negative."""
Sheet = Annotated[float, Field(ge=lengths.mm(50), le=lengths.mm(2000)), _READ, _TOLD]
"""A side of the paper: from 50 mm to 2 m (reference/hardening.md, section 3)."""
Hex = Annotated[str, AfterValidator(_hex)]
Ink = str
"""The name of a colour of the style."""
