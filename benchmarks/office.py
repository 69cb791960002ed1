"""What a long report's Word file costs beside pandoc's of the same words, and the sample's beside its PDF.

    python benchmarks/office.py [--pages N ...] [--rounds N] [--json | --markdown]

Ours is ``banxin build --to docx`` of the project that scale.py writes: reading, checking and our own layout for the
page numbers included. pandoc turns the same words, as Markdown, into a DOCX with contents and Chinese faces; it knows
no pages, and its contents are empty until Word counts. Every run is a whole process (``wait4``), and rows take turns.
Nothing is written outside a temporary folder. Needs ``pandoc`` or ``pypandoc_binary`` (``pip install
banxin[benchmark]``).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import processes
import scale
from processes import ROOT, Row, Run

PEER: Final = Path(__file__).with_name("pandoc_peer.py")
SAMPLE: Final = ROOT / "seeds" / "report.yaml"
PAGES: Final = (1000,)
ROUNDS: Final = 5
TARGETS: Final = {"cpu": 1.0, "memory": 0.8}
"""Ours in times pandoc's."""
OVER_PDF: Final = 0.5
"""Seconds of CPU that the sample's DOCX may add to its PDF."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One size of report: about how many pages, the bytes of each file, and the runs by who made it."""

    pages: int
    size: Mapping[str, int]
    runs: Mapping[str, Sequence[Run]]

    def ratio(self, what: str) -> float:
        """Ours in times pandoc's, the median of the rounds."""
        if what == "size":
            return self.size["banxin"] / self.size["pandoc"]
        pairs = zip(self.runs["banxin"], self.runs["pandoc"], strict=True)
        return statistics.median(getattr(ours, what) / getattr(theirs, what) for ours, theirs in pairs)


def main() -> None:
    """Measure and print."""
    options = _options()
    program = pandoc()
    measured = [_measured(pages, options.rounds, program) for pages in options.pages]
    sample = _sample(options.rounds)
    if options.json:
        runs = {name: [asdict(run) for run in done] for name, done in sample.items()}
        print(json.dumps({"long": [asdict(one) for one in measured], "sample": runs}, ensure_ascii=False, indent=1))
        return
    show = processes.markdown if options.markdown else processes.text
    print("\n".join((*show(_table(measured)), "", *show(_sample_table(sample)))))


def pandoc() -> str:
    """The program: of this environment, else of the system. Ends where there is none."""
    found = importlib.util.find_spec("pypandoc")
    own = Path(found.origin or "").parent / "files" / "pandoc" if found is not None else None
    if own is not None and own.exists():
        return str(own)
    system = shutil.which("pandoc")
    if system is None:
        sys.exit("no pandoc: pip install pypandoc_binary, or apt-get install pandoc")
    return system


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=PAGES, help="about how many pages (default 1000)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"pairs of runs (default {ROUNDS})")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print every run")
    shown.add_argument("--markdown", action="store_true", help="print the README's tables")
    return parser.parse_args()


# ---------------------------------------------------------------- measuring


def _measured(pages: int, rounds: int, program: str) -> Measured:
    with tempfile.TemporaryDirectory(prefix="banxin-office-") as name:
        folder = Path(name)
        report = scale.write_project(folder / "project", pages)
        around = processes.environment(folder)
        peer, output = folder / "peer", folder / "dist"
        processes.run([sys.executable, str(PEER), str(peer), str(report), program], around)
        files = {"pandoc": peer / "out.docx", "banxin": output / "report.docx"}
        theirs = (
            program, str(peer / "main.md"), "--toc", "--toc-depth=3", f"--reference-doc={peer / 'reference.docx'}",
            "-o", str(files["pandoc"]),
        )  # fmt: skip
        ours = _build(report, "docx", output)
        processes.run(ours, around)  # its byte code
        runs = processes.measure((Row("pandoc", lambda: theirs), Row("banxin", lambda: ours)), rounds, around)
        return Measured(pages, {name: file.stat().st_size for name, file in files.items()}, runs)


def _sample(rounds: int) -> dict[str, list[Run]]:
    """The sample's PDF alone, and with its DOCX; its charts are drawn already, so that only Word's are new."""
    with tempfile.TemporaryDirectory(prefix="banxin-office-") as name:
        folder = Path(name)
        around = processes.environment(folder)
        rows = {"PDF": _build(SAMPLE, "pdf", folder / "pdf"), "PDF + DOCX": _build(SAMPLE, "pdf,docx", folder / "both")}
        for arguments in rows.values():
            processes.run(arguments, around)
        return processes.measure([Row(name, lambda a=arguments: a) for name, arguments in rows.items()], rounds, around)  # type: ignore[misc]


def _build(report: Path, to: str, output: Path) -> tuple[str, ...]:
    return (sys.executable, "-c", processes.BANXIN, "build", str(report), "--to", to, "-o", str(output))


# ---------------------------------------------------------------- what is said of it


def _table(measured: Sequence[Measured]) -> list[tuple[str, ...]]:
    table: list[tuple[str, ...]] = [("", "pages", "CPU, s", "ms a page", "wall, s", "memory, MB", "file, MB")]
    for one in measured:
        table += (_line(one, name, runs) for name, runs in one.runs.items())
        cpu, wall, memory, size = (f"{one.ratio(what):.2f}" for what in ("cpu", "wall", "memory", "size"))
        table.append(("banxin / pandoc", "", cpu, "", wall, memory, size))
        table.append(("target", "", f"≤ {TARGETS['cpu']:g}", "", "", f"≤ {TARGETS['memory']:g}", ""))
    return table


def _line(one: Measured, name: str, runs: Sequence[Run]) -> tuple[str, ...]:
    cpu = statistics.median(run.cpu for run in runs)
    memory = statistics.median(run.memory for run in runs)
    return (
        name, str(one.pages), processes.spread((run.cpu for run in runs), 2), f"{1e3 * cpu / one.pages:.1f}",
        processes.spread((run.wall for run in runs), 2), f"{memory:.0f}", f"{one.size[name] / 1e6:.2f}",
    )  # fmt: skip


def _sample_table(runs: Mapping[str, Sequence[Run]]) -> list[tuple[str, ...]]:
    def cells(name: str, done: Sequence[Run], more: str) -> tuple[str, ...]:
        cpu, wall = (processes.spread((getattr(run, what) for run in done), 2) for what in ("cpu", "wall"))
        return (name, cpu, wall, f"{statistics.median(run.memory for run in done):.0f}", more)

    added = processes.spread(_added(runs), 2)
    return [
        ("sample", "CPU, s", "wall, s", "memory, MB", "CPU over the PDF, s"),
        cells("PDF", runs["PDF"], ""),
        cells("PDF + DOCX", runs["PDF + DOCX"], f"{added}, target ≤ {OVER_PDF:g}"),
    ]


def _added(runs: Mapping[str, Sequence[Run]]) -> Iterator[float]:
    return (both.cpu - alone.cpu for both, alone in zip(runs["PDF + DOCX"], runs["PDF"], strict=True))


if __name__ == "__main__":
    main()
