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
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import processes
from processes import ROOT, Row, Run

SAMPLE: Final = ROOT / "seeds" / "report.yaml"
ROUNDS: Final = 10

FLOOR: Final = "import reportlab.pdfgen.canvas, numpy, pydantic, typer, markdown_it"
"""What the libraries of a PDF take to import, before any work."""


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="banxin-bench-") as name:
        folder = Path(name)
        around = processes.environment(folder)
        peer = folder / "peer"
        processes.write_peer(peer, options.report, around)
        rows = _rows(folder, peer, options.report)
        for row in rows:  # byte code, and the charts of the rows that find them drawn
            processes.run(row.arguments(), around)
        runs = processes.measure(rows, options.rounds, around)
        if options.json:
            print(json.dumps(_as_json(runs, rows), ensure_ascii=False, indent=1))
        else:
            print("\n".join((processes.markdown if options.markdown else processes.text)(_cells(runs, rows))))


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
    def build(to: str, *more: str) -> Callable[[], Sequence[str]]:
        def arguments() -> Sequence[str]:
            output = folder / "dist"
            shutil.rmtree(output, ignore_errors=True)
            return (sys.executable, "-c", processes.BANXIN, "build", str(report), "--to", to, "-o", str(output), *more)

        return arguments

    return (
        Row("Typst, PDF", lambda: processes.compile_peer(peer)),
        Row("banxin, PDF, charts cached", build("pdf"), target=2),
        Row("banxin, PDF, cold", build("pdf", "--no-cache")),
        Row("banxin, PDF + DOCX + charts, charts cached", build("pdf,docx,charts")),
        Row("banxin, PDF + DOCX + charts, cold", build("pdf,docx,charts", "--no-cache"), target=8),
        Row("imports alone (reportlab, numpy, pydantic, typer, markdown-it)", lambda: (sys.executable, "-c", FLOOR)),
        Row("python alone", lambda: (sys.executable, "-c", "pass")),
    )


# ---------------------------------------------------------------- what is said of it


def _ratios(runs: Mapping[str, Sequence[Run]], name: str, peer: str) -> list[float]:
    """CPU of a row in times the peer's, round by round."""
    return [ours.cpu / theirs.cpu for ours, theirs in zip(runs[name], runs[peer], strict=True)]


def _cells(runs: Mapping[str, Sequence[Run]], rows: Sequence[Row]) -> list[tuple[str, ...]]:
    peer = rows[0].name
    table: list[tuple[str, ...]] = [("", "CPU, s", "wall, s", "memory, MB", "CPU / Typst", "target")]
    for row in rows:
        done = runs[row.name]
        table.append((
            row.name, processes.spread((run.cpu for run in done), 2), processes.spread((run.wall for run in done), 2),
            f"{statistics.median(run.memory for run in done):.0f}", processes.spread(_ratios(runs, row.name, peer), 1),
            f"≤ {row.target:g}" if row.target else "",
        ))  # fmt: skip
    return table


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
