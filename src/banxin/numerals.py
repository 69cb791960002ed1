"""A number in, the words it is printed as out: one way for text, tables and charts (DESIGN-TOKENS, section 9)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

THIN_SPACE: Final = "\u2009"
MINUS: Final = "\u2212"


def printed(value: Decimal) -> str:
    """A number as it is printed: no comma in four figures, thin spaces from five, a true minus."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    if len(whole) > 4:
        first = len(whole) % 3 or 3
        whole = THIN_SPACE.join([whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))])
    return (MINUS if value < 0 else "") + whole + ("." + fraction if fraction else "")
