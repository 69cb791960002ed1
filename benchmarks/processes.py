"""Command lines in, what their whole processes cost out: CPU, wall time and peak memory, in rounds.

Neither banxin nor typst may be imported by who measures: Linux counts the size of the parent at the start of a child
as the child's.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

TYPST: Final = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]],"
    " ignore_system_fonts=True)"
)
BANXIN: Final = "from banxin.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Row:
    """A process to measure: its name in tables, and its arguments, made anew for every run."""

    name: str
    arguments: Callable[[], Sequence[str]]
    target: float | None = None
    """Of its CPU time, in times Typst's."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: CPU and wall time in seconds, peak memory in MB."""

    cpu: float
    wall: float
    memory: float


def environment(folder: Path) -> Mapping[str, str]:
    """The caller's environment with this checkout, and with chart cache and byte code of this run's own."""
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))))
    own = {
        "PYTHONPATH": path,
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",  # set in many containers; an installed program has its byte code
        "BANXIN_CACHE": str(folder / "cache"),
    }
    return {**os.environ, **own}


def compile_peer(peer: Path) -> tuple[str, ...]:
    """What has Typst compile the peer's source in a folder, with the same font files; its PDF is ``out.pdf`` there."""
    return (sys.executable, "-c", TYPST, str(peer / "main.typ"), str(peer / "out.pdf"), str(ROOT / "fonts"))


def write_peer(peer: Path, report: Path, environment: Mapping[str, str]) -> None:
    """Write and compile the peer's source of a report in a process of its own."""
    run([sys.executable, str(ROOT / "benchmarks" / "typst_peer.py"), str(peer), str(report)], environment)


def measure(rows: Sequence[Row], rounds: int, environment: Mapping[str, str]) -> dict[str, list[Run]]:
    """Every row once a round, in turn, so that a ratio compares two runs that shared the machine's mood."""
    runs: dict[str, list[Run]] = {row.name: [] for row in rows}
    for _ in range(rounds):
        for row in rows:
            runs[row.name].append(run(row.arguments(), environment))
    return runs


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run a process to its end. Exits where it fails."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(arguments, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(arguments)}\n{said.read().decode(errors='replace')}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in kB elsewhere
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit / 1e6)


# ---------------------------------------------------------------- what is said of it


def spread(values: Iterable[float], places: int) -> str:
    """Median (least–most)."""
    listed = sorted(values)
    return f"{statistics.median(listed):.{places}f} ({listed[0]:.{places}f}–{listed[-1]:.{places}f})"


def text(table: Sequence[Sequence[str]]) -> list[str]:
    """A table's lines for a terminal."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in table]


def markdown(table: Sequence[Sequence[str]]) -> list[str]:
    """A table's lines for the README; the first column holds names, the others numbers."""
    head, *body = table
    lines = (head, ("---", *["---:"] * (len(head) - 1)), *body)
    return ["| " + " | ".join(line) + " |" for line in lines]
