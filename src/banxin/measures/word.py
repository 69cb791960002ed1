"""The section of a style about its Word file alone."""

from __future__ import annotations

from typing import Literal

from banxin.reading import Written
from banxin.reading.declared import Field


class WordFile(Written):
    """What only the Word file of a style needs said."""

    grid: Literal["lines", "characters"] = Field(
        "lines", description="文档网格：lines 只指定行，characters 指定行和字符（28 字 × 22 行）"
    )
    embed_fonts: bool = Field(
        False, description="把用到的字形嵌入 Word 文件，只宜定稿送阅：改稿要用的别的字没有嵌入"
    )
