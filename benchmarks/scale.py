"""What a long report costs beside Typst setting the same words with the same fonts: CPU, wall, memory, file size.

    python benchmarks/scale.py [--pages N ...] [--rounds N] [--json | --markdown]

The sample's words again and again, each time with other numbers, so that no two paragraphs are alike: heads of three
levels, paragraphs, lists and tables, as a real project of YAML files, one a chapter. Every run is a whole process
(``wait4``); ours and Typst's take turns. Nothing is written outside a temporary folder. Needs ``typst``.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import processes
from processes import ROOT, Row, Run

SOURCES: Final = ROOT / "seeds" / "source"
PAGES: Final = (100, 1000)
ROUNDS: Final = 5
PAGES_A_CHAPTER: Final = 8.4
"""About how many pages a chapter takes in the annual style."""

LEAST: Final = 30
"""Characters of a line of the sources that is a statement; shorter ones are heads and labels."""
PARTS: Final = 2
HEADS: Final = 4
"""Parts of a chapter, and heads in each."""
PARAGRAPHS: Final = 3
POINTS: Final = 5
ROWS: Final = 8
"""What stands under a head, and the rows of the table that ends a part."""

TARGETS: Final = {"cpu": 0.5, "wall": 0.5, "memory": 0.4, "size": 0.4}
SHORT_TARGETS: Final = {"cpu": 1.0, "wall": 1.0}
SHORT: Final = 500
"""Reports of fewer pages are held to the second row of targets: starting Python weighs more in them."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One size of report: its runs by who made it, its pages and the bytes of its file."""

    pages: Mapping[str, int]
    size: Mapping[str, int]
    runs: Mapping[str, Sequence[Run]]

    def ratios(self, what: str) -> list[float]:
        """Ours in times Typst's, round by round."""
        if what == "size":
            return [self.size["banxin"] / self.size["Typst"]]
        pairs = zip(self.runs["banxin"], self.runs["Typst"], strict=True)
        return [getattr(ours, what) / getattr(theirs, what) for ours, theirs in pairs]


def main() -> None:
    """Measure and print."""
    options = _options()
    measured = [_measured(pages, options.rounds) for pages in options.pages]
    if options.json:
        print(json.dumps([asdict(one) for one in measured], ensure_ascii=False, indent=1))
        return
    print("\n".join((processes.markdown if options.markdown else processes.text)(_table(measured))))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=PAGES, help="about how many pages (default 100 1000)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"pairs of runs (default {ROUNDS})")
    parser.add_argument("--write", type=Path, help="only write the project of the first size into this folder")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print every run")
    shown.add_argument("--markdown", action="store_true", help="print the README's table")
    options = parser.parse_args()
    if options.write:
        write_project(options.write, options.pages[0])
        sys.exit()
    return options


# ---------------------------------------------------------------- the project


def write_project(folder: Path, pages: int) -> Path:
    """Write a report of about so many pages into a folder; its file."""
    chapters = max(round(pages / PAGES_A_CHAPTER), 1)
    (folder / "sections").mkdir(parents=True, exist_ok=True)
    heads, statements = _words()
    names = []
    for chapter in range(1, chapters + 1):
        name = f"sections/{chapter:04}.yaml"
        (folder / name).write_text("\n".join(_chapter(chapter, heads, statements)) + "\n", "utf-8")
        names.append(name)
    report = folder / "report.yaml"
    listed = "\n".join(f"  - {name}" for name in names)
    report.write_text(f"title: 2025上海科技进步报告（节选）\nkind: 年度报告\nsections:\n{listed}\n", "utf-8")
    return report


def _words() -> tuple[list[str], list[str]]:
    """The heads and the statements of the sample's sources, without marks."""
    lines = [_curated(line) for file in sorted(SOURCES.glob("*.txt")) for line in file.read_text("utf-8").splitlines()]
    statements = [line for line in dict.fromkeys(lines) if len(line) >= LEAST]
    heads = [line for line in dict.fromkeys(lines) if 4 <= len(line) <= 20 and not re.search(r"\d|《", line)]
    return heads, statements


_HAN: Final = "[\u3400-\u9fff”》）]"


def _curated(line: str) -> str:
    """A source's line as an editor would take it over: full-width marks, no stress, no full stop."""
    words = line.strip("- ").replace("**", "").rstrip("。")
    words = words.replace("(", "（").replace(")", "）")
    words = re.sub(f"(?<={_HAN}),", "，", words)
    return re.sub(f"(?<={_HAN})-(?={_HAN})", "—", words)


def _chapter(chapter: int, heads: Sequence[str], statements: Sequence[str]) -> Iterator[str]:
    numbers = itertools.count(1)

    def renumbered(words: str) -> str:
        """Other numbers of as many digits; one at the end, where the words have none."""
        at = next(numbers)
        seed = chapter * 7919 + at * 104729
        changed, count = re.subn(r"\d+", lambda found: _other(found[0], seed + found.start()), words)
        return changed if count else f"{words}（{seed % 9000 + 1000}）"

    told = itertools.cycle(statements)
    headed = itertools.islice(itertools.cycle(heads), chapter % len(heads), None)
    yield f'number: "{chapter}"'
    yield f"title: {_quoted(next(headed))}"
    yield "sections:"
    for part in range(PARTS):
        yield f"  - title: {_quoted(next(headed))}"
        yield "    sections:"
        for head in range(HEADS):
            yield f"      - title: {_quoted(next(headed) + str(chapter))}"
            yield "        panels:"
            paragraphs = [f"{renumbered(next(told))}。{renumbered(next(told))}。" for _ in range(PARAGRAPHS)]
            yield "          - prose: |-"
            yield "\n\n".join(f"              {words}" for words in paragraphs)
            yield "          - points:"
            yield from (f"              - {_quoted(renumbered(next(told)))}" for _ in range(POINTS))
            if head == HEADS - 1:
                yield from _table_panel(f"t{chapter}.{part}", chapter, heads)


def _table_panel(id: str, chapter: int, heads: Sequence[str]) -> Iterator[str]:
    yield "          - table:"
    yield f"              id: {id}"
    yield f"              title: 第{chapter}章的数据"
    yield "              columns: [项目, {title: 本年, align: decimal}, {title: 上年, align: decimal}]"
    yield "              rows:"
    for row in range(ROWS):
        this, last = (chapter * 37 + row * 101) % 9000, (chapter * 53 + row * 97) % 9000
        name = heads[(chapter + row) % len(heads)]
        yield f'                - [{_quoted(name)}, "{this / 10}", "{last / 10}"]'


def _other(digits: str, seed: int) -> str:
    """A number with as many digits, its first not 0."""
    least = 10 ** (len(digits) - 1) if len(digits) > 1 else 1
    return str(least + seed % (9 * least))


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


# ---------------------------------------------------------------- measuring


def _measured(pages: int, rounds: int) -> Measured:
    with tempfile.TemporaryDirectory(prefix="banxin-scale-") as name:
        folder = Path(name)
        report = write_project(folder / "project", pages)
        around = processes.environment(folder)
        peer, output = folder / "peer", folder / "dist"
        processes.write_peer(peer, report, around)
        build = (sys.executable, "-c", processes.BANXIN, "build", str(report), "--to", "pdf", "-o", str(output))
        rows = (Row("Typst", lambda: processes.compile_peer(peer)), Row("banxin", lambda: build))
        files = {"Typst": peer / "out.pdf", "banxin": output / "report.pdf"}
        processes.run(build, around)  # its byte code
        runs = processes.measure(rows, rounds, around)
        counted = {name: _pages(file) for name, file in files.items()}
        return Measured(counted, {name: file.stat().st_size for name, file in files.items()}, runs)


def _pages(file: Path) -> int:
    """How many pages a PDF has; asked in a process, which gives its memory back."""
    import subprocess

    count = "import pypdfium2, sys; print(len(pypdfium2.PdfDocument(sys.argv[1])))"
    return int(subprocess.run([sys.executable, "-c", count, str(file)], check=True, capture_output=True).stdout)


# ---------------------------------------------------------------- what is said of it


def _table(measured: Sequence[Measured]) -> list[tuple[str, ...]]:
    table: list[tuple[str, ...]] = [("", "pages", "CPU, s", "ms a page", "wall, s", "memory, MB", "file, MB")]
    for one in measured:
        for name, runs in one.runs.items():
            cpu = statistics.median(done.cpu for done in runs)
            memory = statistics.median(done.memory for done in runs)
            table.append((
                name, str(one.pages[name]), processes.spread((done.cpu for done in runs), 2),
                f"{1e3 * cpu / one.pages[name]:.1f}",
                processes.spread((done.wall for done in runs), 2), f"{memory:.0f}",
                f"{one.size[name] / 1e6:.2f}",
            ))  # fmt: skip
        times = [f"{statistics.median(one.ratios(what)):.2f}" for what in TARGETS]
        table.append(("banxin / Typst", "", times[0], "", times[1], times[2], times[3]))
        targets = SHORT_TARGETS if one.pages["banxin"] < SHORT else TARGETS
        wanted = [f"≤ {targets[what]:g}" if what in targets else "" for what in TARGETS]
        table.append(("target", "", wanted[0], "", wanted[1], wanted[2], wanted[3]))
    return table


if __name__ == "__main__":
    main()
