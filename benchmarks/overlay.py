"""The grid of GB/T 9704-2012 drawn over the pages of a finished PDF, with distances read from it in millimetres.

    python benchmarks/overlay.py dist/notice.pdf -o build/overlay
    python benchmarks/overlay.py -o build/overlay       # the samples and every form under tests/forms

Blue: the cells of the grid as clause 5.2.3 counts them. Magenta: what pdfium reads from the page (margins, the mark,
rules across the page). Whatever does not lie on the blue can be seen at once. Without a PDF every form is built, and
``rows.md`` lists each measured clause of each, the farthest from what is required first; one that is off by more than
a tenth of a millimetre ends in 1.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageDraw

DPI = 150
MM = 25.4 / 72
EM = 156 / 28
LINE = (225 - EM) / 21
LEFT, TOP, WIDTH, HEIGHT = 28.0, 37.0, 156.0, 225.0
WITHIN = 0.1
ROOT = Path(__file__).parents[1]
BLUE, FILL, MAGENTA = (60, 130, 200), (232, 242, 252), (200, 0, 130)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", type=Path, nargs="?")
    parser.add_argument("-o", "--output", type=Path, default=Path("build/overlay"))
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    if arguments.pdf is not None:
        draw(arguments.pdf.read_bytes(), arguments.pdf.stem, arguments.output)
        return
    rows = forms(arguments.output)
    (arguments.output / "rows.md").write_text(table(rows), encoding="utf-8")
    off = [row for row in rows if row[0] > WITHIN]
    print(f"{len(rows)} rows, the farthest off by {max(row[0] for row in rows):.3f} mm; {len(off)} beyond {WITHIN} mm")
    sys.exit(bool(off))


def draw(pdf: bytes, stem: str, output: Path) -> None:
    """Every page of a PDF on its grid, as a picture each."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        file = output / f"{stem}-{number:02}.png"
        overlay(page).save(file)
        print(file)


def forms(output: Path) -> list[tuple[float, str, str, str]]:
    """Build and draw every form; how far each of its measured clauses is off, the farthest first."""
    from banxin.build import build, conformed
    from banxin.materials import Given

    sys.path.insert(0, str(ROOT))
    from tests.gathered import FILES, NAMES

    rows: list[tuple[float, str, str, str]] = []
    for stem in ("notice", "brief", *NAMES):
        draw(build(f"{stem}.yaml", Given(FILES), to=("pdf",)).outputs[f"{stem}.pdf"], stem, output)
        if stem == "brief":
            continue  # no standard sets a brief; its measures are in tests/layout/test_brief_measures.py
        for clause in conformed(f"{stem}.yaml", Given(FILES))[1]:
            if clause.required and clause.state != "not applicable":
                off = abs(float(clause.required.split()[0]) - float(clause.measured.split()[0]))
                rows.append((off, stem, f"{clause.number} {clause.says}", f"{clause.required} | {clause.measured}"))
    return sorted(rows, reverse=True)


def table(rows: list[tuple[float, str, str, str]]) -> str:
    """The rows as a Markdown table."""
    head = "| form | clause | required | measured | off, mm |\n|---|---|---:|---:|---:|\n"
    return head + "".join(f"| {form} | {says} | {values} | {off:.2f} |\n" for off, form, says, values in rows)


def overlay(page: pypdfium2.PdfPage) -> Image.Image:
    """One page on its grid."""
    ink = page.render(scale=DPI / 72).to_pil().convert("RGB")
    ground = Image.new("RGB", ink.size, "white")
    draw = ImageDraw.Draw(ground)
    for line in range(22):
        top = TOP + line * LINE
        draw.rectangle(_box(LEFT, top, LEFT + WIDTH, top + EM), fill=FILL, outline=BLUE)
        for column in range(1, 28):
            draw.line(_box(LEFT + column * EM, top, LEFT + column * EM, top + EM), fill=BLUE)
        draw.text(_at(LEFT - 4, top + 1), str(line + 1), fill=BLUE)
    draw.rectangle(_box(LEFT, TOP, LEFT + WIDTH, TOP + HEIGHT), outline=BLUE)
    made = Image.composite(ink, ground, ink.convert("L").point(lambda value: 255 if value < 200 else 0))
    _measures(ImageDraw.Draw(made), page)
    return made


def _measures(draw: ImageDraw.ImageDraw, page: pypdfium2.PdfPage) -> None:
    """Distances of rules across the page and of the outermost words."""
    height = page.get_height()
    for found in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * MM > 100 and (top - bottom) * MM < 2:
            y = (height - top) * MM
            words = f"{y:.2f} | {(top - bottom) * MM:.2f} x {(right - left) * MM:.2f}"
            draw.text(_at(LEFT + WIDTH + 1, y - 1.5), words, fill=MAGENTA)
    words = page.get_textpage()
    sizes: dict[float, list[float]] = {}
    for index in range(words.count_chars()):
        box = words.get_charbox(index)
        size = round(raw.FPDFText_GetFontSize(words, index), 1)
        sizes.setdefault(size, []).append(box[0] * MM)
    for row, (size, lefts) in enumerate(sorted(sizes.items())):
        words_said = f"{size:g} pt: {len(lefts)} characters, from {min(lefts):.2f} mm"
        draw.text(_at(8, 275 + 3 * row), words_said, fill=MAGENTA)
    for x, y, said in ((1, TOP / 2, f"{TOP:.2f}"), (LEFT / 3, TOP + 3, f"{LEFT:.2f}")):
        draw.text(_at(x, y), said, fill=MAGENTA)


def _at(x: float, y: float) -> tuple[float, float]:
    return x * DPI / 25.4, y * DPI / 25.4


def _box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    return (*_at(left, top), *_at(right, bottom))


if __name__ == "__main__":
    main()
