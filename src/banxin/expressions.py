"""A regular expression in, a pattern out that is compiled when it first looks at a text.

A module says its patterns when it is imported, and a run meets half of them: compiling the others took a fiftieth of
the time of a hundred pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # mypy knows what the pattern will be
    from re import compile as expression
else:
    import re

    class _Waiting:
        """What a pattern is until a method of it is asked for; the methods of the compiled one are kept here."""

        def __init__(self, pattern, flags):
            self.pattern, self._flags = pattern, flags

        def __getattr__(self, name):
            method = getattr(re.compile(self.pattern, self._flags), name)
            setattr(self, name, method)
            return method

    def expression(pattern, flags=0):
        """The pattern of an expression, a text's or that of bytes; a fault in it is told when it is first used."""
        return _Waiting(pattern, flags)


__all__ = ["expression"]
