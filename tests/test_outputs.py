"""The sample's finished bytes: PDF, DOCX and charts are asked what they say, not the stages that made them."""

from __future__ import annotations

import ast
import hashlib
import io
import os
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2
import pytest
from lxml import etree

from banxin.build import build, prepare
from banxin.document import Block, Contents, Document, Heading, Illustration, Picture, Table, Tiles
from banxin.inlines import plain
from banxin.materials import Folder
from banxin.tracing import normal
from banxin.wording import inlines_of, words_of_plot

SEEDS = Path(__file__).parent.parent / "seeds"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD, FOOT = 70.0, 780.0
"""Running heads stand above, folios below (points from the top of the sheet)."""


@cache
def outputs() -> Mapping[str, bytes]:
    return build("report.yaml", Folder(SEEDS)).outputs


@cache
def document() -> Document:
    made = prepare("report.yaml", Folder(SEEDS)).document
    assert made is not None
    return made


@cache
def pdf_text() -> str:
    """The words of the PDF's pages in the order of their content, without running heads and folios."""
    pdf = pypdfium2.PdfDocument(outputs()["report.pdf"])
    try:
        texts = []
        for page in pdf:
            height = page.get_height()
            texts.append(page.get_textpage().get_text_bounded(bottom=height - FOOT, top=height - HEAD))
        return normal("".join(texts[2:]))
    finally:
        pdf.close()


@cache
def docx_text() -> str:
    """The words of the DOCX's body in order, field codes, cover and contents left out."""
    with zipfile.ZipFile(io.BytesIO(outputs()["report.docx"])) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    text = normal("".join(t.text or "" for t in body.iter(f"{W}t")))
    return text[text.rindex(normal(plain(first_head().title))) :]


def first_head() -> Heading:
    """The head that the body begins with."""
    return next(block for block in document().blocks if isinstance(block, Heading))


def pieces(block: Block) -> Iterator[str]:
    """What a block says, piece by piece; the table of figures repeats what others say."""
    if isinstance(block, Tiles):
        for tile in block.tiles:
            yield from (tile.amount.value, tile.amount.magnitude + tile.amount.unit, tile.label, tile.change)
    elif not isinstance(block, Table | Contents):
        yield from (plain(inlines) for inlines in inlines_of(block))


def in_order(text: str) -> list[int]:
    """Where the longer pieces of the document begin in a text."""
    return [text.index(piece) for piece in said() if len(piece) > 12]


@cache
def said() -> tuple[str, ...]:
    """Every piece of the document in its normal form, in order, each once."""
    found = (normal(piece) for block in document().blocks for piece in pieces(block))
    return tuple(dict.fromkeys(piece for piece in found if piece))


def source_lines() -> list[str]:
    """Every line of the two sources, each once, in its normal form."""
    texts = (path.read_text("utf-8").split("\n") for path in sorted((SEEDS / "source").glob("*.txt")))
    return [line for line in dict.fromkeys(normal(line) for text in texts for line in text) if line]


def test_the_pdf_and_the_docx_say_every_piece_of_the_document() -> None:
    assert len(said()) > 90
    assert [piece for piece in said() if piece not in pdf_text()] == []
    assert [piece for piece in said() if piece not in docx_text()] == []


def test_they_say_it_in_the_same_order() -> None:
    assert in_order(pdf_text()) == sorted(in_order(pdf_text()))
    assert in_order(docx_text()) == sorted(in_order(docx_text()))


@pytest.mark.parametrize("text", [pdf_text, docx_text])
def test_long_lines_of_the_sources_stand_whole_and_once(text: Callable[[], str]) -> None:
    """Lines shown as tiles, charts and principles are taken apart; ``tracing`` holds them against their panels."""
    long = [line for line in source_lines() if len(line) > 25]
    whole = [line for line in long if line in text()]
    assert [line for line in whole if text().count(line) > 1] == []
    assert [line[:12] for line in long if line not in whole] == [
        "累计入库企业2397家(", "累计开展上市培训、主题沙", "坚持改革导向,强化需求牵", "坚持任务导向,以功能定任", "坚持结果导向,发挥绩效评",
    ]  # fmt: skip


def test_charts_say_their_numbers_in_the_pdf() -> None:
    for block in document().blocks:
        if isinstance(block, Illustration) and not isinstance(block.content, Picture):
            for label in words_of_plot(block.content):
                assert normal(label) in pdf_text(), (block.id, label)


def test_every_chart_is_in_the_folder_as_svg_and_png_and_in_the_docx_with_its_words() -> None:
    charts = [block for block in document().blocks if isinstance(block, Illustration)]
    assert {f"charts/{chart.id}.{kind}" for chart in charts for kind in ("svg", "png")} < set(outputs())
    with zipfile.ZipFile(io.BytesIO(outputs()["report.docx"])) as package:
        drawn = package.read("word/document.xml").decode()
    for chart in charts:
        assert chart.alt and outputs()[f"charts/{chart.id}.png"].startswith(b"\x89PNG")
        svg = etree.fromstring(outputs()[f"charts/{chart.id}.svg"])
        assert chart.alt in "".join(svg.itertext())
        assert escape(chart.alt, {'"': "&quot;"}) in drawn


def test_no_ink_of_a_chart_reaches_the_edge_of_its_picture() -> None:
    pictures = [data for name, data in outputs().items() if name.startswith("charts/") and name.endswith(".png")]
    assert pictures
    for data in pictures:
        wide, high = struct.unpack(">II", data[16:24])
        at = data.index(b"IDAT")
        rows = zlib.decompress(data[at + 4 : at + 4 + struct.unpack(">I", data[at - 4 : at])[0]])
        alpha = [rows[row * (4 * wide + 1) + 4 : (row + 1) * (4 * wide + 1) : 4] for row in range(high)]  # rows are unfiltered
        edges = (alpha[0], alpha[-1], *(row[:1] + row[-1:] for row in alpha))
        assert not any(any(edge) for edge in edges) and any(any(row) for row in alpha)


def test_contents_print_the_folios_their_heads_stand_on() -> None:
    pdf = pypdfium2.PdfDocument(outputs()["report.pdf"])
    contents = pdf[1].get_textpage().get_text_range()
    for block in document().blocks:
        if isinstance(block, Heading) and block.contents and block.number:
            row = next(line for line in contents.splitlines() if block.contents in line)
            page = int(re.findall(r"\d+", row)[-1])
            assert plain(block.title)[:6] in re.sub(r"\s", "", pdf[page - 1].get_textpage().get_text_range())
    pdf.close()


ELSEWHERE = f"""
import datetime, time
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls(2031, 5, 6, 7, 8, 9, tzinfo=tz)
    @classmethod
    def utcnow(cls): return cls.now()
datetime.datetime = Later
time.time = lambda: 1936000000.0
import hashlib
from banxin.build import WRITERS, build
from banxin.materials import Folder
made = build('report.yaml', Folder({str(SEEDS)!r}), to=tuple(WRITERS)).outputs
print({{name: hashlib.sha256(data).hexdigest() for name, data in made.items()}})
"""


def test_the_same_sources_give_the_same_bytes_whatever_the_hash_seed_the_time_zone_and_the_clock() -> None:
    made = {**outputs(), **build("report.yaml", Folder(SEEDS), to=("pptx", "xlsx")).outputs}
    ours = {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}
    assert {"report.pdf", "report.docx", "report.pptx", "report.xlsx"} <= set(ours)
    env = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], env=env, capture_output=True, text=True, check=True)
    assert ast.literal_eval(done.stdout) == ours


def test_a_check_of_the_sample_finds_nothing_and_a_build_neither() -> None:
    assert build("report.yaml", Folder(SEEDS), to=("pdf",)).problems == ()
