"""Labels of pages in, what an index prints for them out: pages that follow one another as a range (3—5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

APART: Final = "\u3000"
"""Between a word and its pages."""
BETWEEN: Final = ", "
"""Between pages. With a full-width comma LibreOffice takes them all for one number, and divides it anywhere."""
LEAST: Final = 3
"""So many pages make a range: two are printed one by one."""
TO: Final = "—"
"""一字线 between two numbers (GB/T 15834-2011, 4.13)."""


def page_ranges(labels: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Each range as printed, and the label it begins with. Labels come in the order of the pages, each once."""
    runs: list[list[str]] = []
    for label in labels:
        if runs and label.isdecimal() and runs[-1][-1].isdecimal() and int(label) == int(runs[-1][-1]) + 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    done: list[tuple[str, str]] = []
    for run in runs:
        done += [(f"{run[0]}{TO}{run[-1]}", run[0])] if len(run) >= LEAST else [(label, label) for label in run]
    return tuple(done)
