"""How the lines of a thousand pages look: extra space between Han, crushed marks, lone characters, characters a second.

    python benchmarks/lines.py [--pages N] [--measures EM ...] [--markdown]

The sample's words again and again, each time with other numbers, set at each measure in body type. The bars (issue 3,
section 1): lines looser than 0.10 em ≤ 0.3 %, p95 of the extra space ≤ 0.02 em, at most 0.12 em. 叠: lines that are
the third under each other with the same blank (a river), or the same first or last character.
"""

from __future__ import annotations

import argparse
import itertools
import math
import re
import statistics
import struct
import time
from collections.abc import Iterator, Sequence
from typing import Final

import processes
import scale

from banxin.materials import FontFiles, Given
from banxin.style import Style
from banxin.styles import load_style
from banxin.text.fonts import Fonts
from banxin.text.setting import Line, Paragraph, Span, set_many

CHARACTERS_A_PAGE: Final = 820
MEASURES: Final = (28.0, 38.0, 45.0)
LOOSE: Final = 0.10
"""Extra em between Han that typocheck calls loose."""
OPEN: Final = 0.05
"""Extra em that T-41 allows in one line of a hundred."""
INDENT: Final = 2.0
HAN: Final = re.compile("[\u3400-\u9fff]{2}")
COMMA: Final = re.compile("[，、；：](?=[\u3400-\u9fff])")
OPENING: Final = "“‘（《〈【〔"
CLOSING: Final = "，、；：。！？”’）》〉】〕"
SHOWS: Final = 0.35
MEETS: Final = 0.25
"""Em of a blank that shows, and em that two of them must have in common to make a river."""
CRUSHED: Final = -0.45
"""Em that a comma between Han has lost when nothing but its ink is left."""


def main() -> None:
    """Set, measure and print."""
    options = _options()
    style = load_style("annual", Given({}))
    fonts = Fonts(FontFiles(Given({})), style.families)
    paragraphs = _as_many(options.pages * CHARACTERS_A_PAGE)
    head = ("行长", "行数", "松 >0.10", ">0.05", "p95", "最松", "逗号挤尽的行", "末行一字", "叠", "百万字/秒")
    rows = [head, *(_row(ems, paragraphs, style, fonts) for ems in options.measures)]
    print("\n".join((processes.markdown if options.markdown else processes.text)(rows)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000, help="pages of about 820 characters (default 1000)")
    parser.add_argument("--measures", type=float, nargs="+", default=MEASURES, help="in em (default 28 38 45)")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    return parser.parse_args()


def _paragraphs() -> Iterator[str]:
    """The sample's statements without end, two a paragraph and always another two, with other numbers."""
    _, statements = scale._words()
    count = len(statements)
    for at in itertools.count():
        first, second = statements[at % count], statements[(at * 7 + at // count) % count]
        yield _renumbered(f"{first}。{second}。", at * 7919)


def _renumbered(text: str, seed: int) -> str:
    return re.sub(r"\d+", lambda found: scale._other(found[0], seed + found.start()), text)


def _as_many(characters: int) -> list[str]:
    """Paragraphs of so many characters in all."""
    seen = itertools.accumulate(map(len, _paragraphs()))
    return [text for text, _ in zip(_paragraphs(), itertools.takewhile(characters.__ge__, seen), strict=False)]


def _row(ems: float, texts: Sequence[str], style: Style, fonts: Fonts) -> tuple[str, ...]:
    body = style.text.body
    looks = [Span(text, body.family, body.weight, body.size, "#000000") for text in texts]
    wanted = [Paragraph((span,), ems * body.size, indent=INDENT * body.size) for span in looks]
    start = time.process_time()
    made = set_many(wanted, fonts, style.chinese)
    seconds = time.process_time() - start
    inner = [line for lines in made for line in lines[:-1]]
    extra = [_extra(line) for line in inner]
    count = len(inner)
    lone = sum(len(lines) > 1 and len(re.findall(r"\w", _text(lines[-1]))) < 2 for lines in made)
    return (
        f"{ems:g}", f"{sum(map(len, made))}",
        _share(sum(x > LOOSE for x in extra), count), _share(sum(x > OPEN for x in extra), count),
        f"{statistics.quantiles(extra, n=20)[-1]:.4f}", f"{max(extra):.3f}",
        _share(sum(map(_is_crushed, inner)), count), str(lone),
        _share(sum(_stacks(lines, fonts) for lines in made), count), f"{sum(map(len, texts)) / seconds / 1e6:.2f}",
    )  # fmt: skip


def _share(count: int, of: int) -> str:
    return f"{100 * count / of:.2f} %"


def _text(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def _extra(line: Line) -> float:
    """Em between the first two Han that stand together."""
    for run in line.runs:
        found = HAN.search(run.text)
        if found:
            return (dict(run.kerns).get(found.start(), 0.0) + run.spread) / run.size
    return 0.0


def _stacks(lines: Sequence[Line], fonts: Fonts) -> int:
    """Lines that are the third of a stack."""
    texts = [_text(line) for line in lines]
    third = {
        at for at in range(2, len(lines))
        if texts[at][0] == texts[at - 1][0] == texts[at - 2][0]
        or (at < len(lines) - 1 and texts[at][-1] == texts[at - 1][-1] == texts[at - 2][-1])
    }  # fmt: skip
    above: list[tuple[float, float, int]] = []
    for at, line in enumerate(lines):
        own = [(a, b, 1 + max((d for x, y, d in above if min(b, y) - max(a, x) >= MEETS), default=0))
               for a, b in _blanks(line, fonts)]  # fmt: skip
        if any(depth >= 3 for *_, depth in own):
            third.add(at)
        above = own
    return len(third)


def _blanks(line: Line, fonts: Fonts) -> Iterator[tuple[float, float]]:
    """Where the blanks that show among the glyphs begin and end, in em."""
    ended = math.inf
    for run in line.runs:
        face, x, kerns = fonts.face(run.face), run.x, dict(run.kerns)
        for at, (glyph, sign) in enumerate(zip(struct.unpack(f">{len(run.text)}H", run.glyphs), run.text, strict=True)):
            advance = face.advance(glyph) * run.size / face.upem
            left = x + advance / 2 if sign in OPENING else x
            if left - ended >= SHOWS * run.size:
                yield ended / run.size, left / run.size
            ended = x + advance / 2 if sign in CLOSING else x + advance
            x += advance + kerns.get(at, 0.0) + run.spread


def _is_crushed(line: Line) -> bool:
    return any(
        (dict(run.kerns).get(found.start(), 0.0) + run.spread) / run.size < CRUSHED
        for run in line.runs
        for found in COMMA.finditer(run.text)
    )


if __name__ == "__main__":
    main()
