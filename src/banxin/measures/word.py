"""The section of a style about its Word file alone."""

# Without postponed annotations: pydantic would compile each of them again.

from typing import Literal

from pydantic import Field

from banxin.reading import Written


class WordFile(Written):
    """What only the Word file of a style needs said."""

    grid: Literal["lines", "characters"] = Field(
        "lines", description="文档网格：lines 只指定行，characters 指定行和字符（28 字 × 22 行）"
    )
