"""Python values in, PDF syntax out: numbers, text strings and colours (ISO 32000-1, 7.3)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)  # the lines of all pages stand on one grid: most numbers come again
def number(value: float, places: int = 3) -> str:
    """A number without needless digits; never with an exponent, which PDF does not know."""
    digits = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def numbers(*values: float) -> str:
    """Numbers with spaces between them."""
    return " ".join(map(number, values))


def text_string(words: str) -> bytes:
    """Words for people: literal ASCII where that is enough, else UTF-16 with its byte order mark (7.9.2.2)."""
    if words.isascii() and words.isprintable():
        escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + escaped.encode("ascii") + b")"
    return b"<" + utf16(words).encode("ascii") + b">"


def utf16(words: str) -> str:
    """Words as hexadecimal UTF-16, byte order mark first."""
    return "FEFF" + words.encode("utf-16-be").hex().upper()


@lru_cache(maxsize=256)
def colour(value: str) -> str:
    """The three components of ``#RRGGBB`` from 0 to 1."""
    channels = bytes.fromhex(value.removeprefix("#"))
    return " ".join(number(channel / 255, 4) for channel in channels)
