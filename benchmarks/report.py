"""What ``banxin build`` costs beside Typst setting the same words with the same fonts: CPU, wall time, memory.

    python benchmarks/report.py [--rounds N] [--json | --markdown]

Every row is a whole process, from its start to its end, with all its children (``wait4``). The rows take turns within
each round, so that a ratio compares two runs that shared the machine's mood; ratios are medians over the rounds.
*Cold* means no chart drawn before and no output there; byte code and fonts are in the system's cache in every row.
Nothing is written outside a temporary folder. Needs ``typst`` (``pip install banxin[benchmark]``).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Neither banxin nor typst is imported here: Linux counts the size of the parent at the start of a child as the child's.

ROOT: Final = Path(__file__).resolve().parents[1]
SAMPLE: Final = ROOT / "seeds" / "report.yaml"
ROUNDS: Final = 10

TYPST: Final = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]],"
    " ignore_system_fonts=True)"
)
BANXIN: Final = "from banxin.cli import main; main()"
FLOOR: Final = "import reportlab.pdfgen.canvas, numpy, pydantic, typer, markdown_it"
"""What the libraries of a PDF take to import, before any work."""


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


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="banxin-bench-") as name:
        folder = Path(name)
        environment = _environment(folder)
        peer = folder / "peer"
        _run([sys.executable, str(ROOT / "benchmarks" / "typst_peer.py"), str(peer), str(options.report)], environment)
        rows = _rows(folder, peer, options.report)
        for row in rows:  # byte code, and the charts of the rows that find them drawn
            _run(row.arguments(), environment)
        runs = _measure(rows, options.rounds, environment)
        if options.json:
            print(json.dumps(_as_json(runs, rows), ensure_ascii=False, indent=1))
        else:
            print("\n".join(_markdown(runs, rows) if options.markdown else _text(runs, rows)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each row runs (default {ROUNDS})")
    parser.add_argument("--report", type=Path, default=SAMPLE, help="the report to build (default: the sample)")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print every run")
    shown.add_argument("--markdown", action="store_true", help="print the README's table")
    return parser.parse_args()


# ---------------------------------------------------------------- what is measured


def _rows(folder: Path, peer: Path, report: Path) -> tuple[Row, ...]:
    compile_peer = (sys.executable, "-c", TYPST, str(peer / "main.typ"), str(peer / "out.pdf"), str(ROOT / "fonts"))

    def build(to: str, *more: str) -> Callable[[], Sequence[str]]:
        def arguments() -> Sequence[str]:
            output = folder / "dist"
            shutil.rmtree(output, ignore_errors=True)
            return (sys.executable, "-c", BANXIN, "build", str(report), "--to", to, "-o", str(output), *more)

        return arguments

    return (
        Row("Typst, PDF", lambda: compile_peer),
        Row("banxin, PDF, charts cached", build("pdf"), target=2),
        Row("banxin, PDF, cold", build("pdf", "--no-cache")),
        Row("banxin, PDF + DOCX + charts, charts cached", build("pdf,docx,charts")),
        Row("banxin, PDF + DOCX + charts, cold", build("pdf,docx,charts", "--no-cache"), target=8),
        Row("imports alone (reportlab, numpy, pydantic, typer, markdown-it)", lambda: (sys.executable, "-c", FLOOR)),
        Row("python alone", lambda: (sys.executable, "-c", "pass")),
    )


def _environment(folder: Path) -> Mapping[str, str]:
    """The caller's environment with this checkout, and with chart cache and byte code of this run's own."""
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))))
    own = {
        "PYTHONPATH": path,
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",  # set in many containers; an installed program has its byte code
        "BANXIN_CACHE": str(folder / "cache"),
    }
    return {**os.environ, **own}


def _measure(rows: Sequence[Row], rounds: int, environment: Mapping[str, str]) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {row.name: [] for row in rows}
    for _ in range(rounds):
        for row in rows:
            runs[row.name].append(_run(row.arguments(), environment))
    return runs


def _run(arguments: Sequence[str], environment: Mapping[str, str]) -> Run:
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


def _ratios(runs: Mapping[str, Sequence[Run]], name: str, peer: str) -> list[float]:
    """CPU of a row in times the peer's, round by round."""
    return [ours.cpu / theirs.cpu for ours, theirs in zip(runs[name], runs[peer], strict=True)]


def _spread(values: Iterable[float], places: int) -> str:
    """Median (least–most)."""
    listed = sorted(values)
    return f"{statistics.median(listed):.{places}f} ({listed[0]:.{places}f}–{listed[-1]:.{places}f})"


def _cells(runs: Mapping[str, Sequence[Run]], rows: Sequence[Row]) -> list[tuple[str, ...]]:
    peer = rows[0].name
    table: list[tuple[str, ...]] = [("", "CPU, s", "wall, s", "memory, MB", "CPU / Typst", "target")]
    for row in rows:
        done = runs[row.name]
        table.append((
            row.name, _spread((run.cpu for run in done), 2), _spread((run.wall for run in done), 2),
            f"{statistics.median(run.memory for run in done):.0f}", _spread(_ratios(runs, row.name, peer), 1),
            f"≤ {row.target:g}" if row.target else "",
        ))  # fmt: skip
    return table


def _text(runs: Mapping[str, Sequence[Run]], rows: Sequence[Row]) -> list[str]:
    table = _cells(runs, rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in table]


def _markdown(runs: Mapping[str, Sequence[Run]], rows: Sequence[Row]) -> list[str]:
    head, *body = _cells(runs, rows)
    lines = (head, ("---", *["---:"] * (len(head) - 1)), *body)
    return ["| " + " | ".join(line) + " |" for line in lines]


def _as_json(runs: Mapping[str, Sequence[Run]], rows: Sequence[Row]) -> dict[str, object]:
    return {
        row.name: {
            "target": row.target,
            "ratios": [round(ratio, 3) for ratio in _ratios(runs, row.name, rows[0].name)],
            "runs": [
                {"cpu_s": round(run.cpu, 4), "wall_s": round(run.wall, 4), "memory_mb": round(run.memory, 1)}
                for run in runs[row.name]
            ],
        }
        for row in rows
    }


if __name__ == "__main__":
    main()
