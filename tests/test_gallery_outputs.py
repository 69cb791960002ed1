"""Every sample of the gallery on pages, in the PDF and in the Word file: all of its words are there, nothing is wrong."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from banxin.assemble import assemble
from banxin.build import WRITERS
from banxin.charts.kinds import Stacked
from banxin.document import Block, Illustration, Picture
from banxin.inlines import Amount, plain
from banxin.job import Job, Kept
from banxin.materials import FontFiles
from banxin.text.fonts import Fonts
from banxin.wording import inlines_of, words_of_plot
from banxin.writers.docx.pictures import dot
from sample import annual, sources_of

SAMPLES = sorted((Path(__file__).parent / "gallery").glob("*.yaml"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_sample_as_pages_as_a_pdf_and_in_word(path: Path) -> None:
    chapter = path.read_text(encoding="utf-8").split("says:")[0]
    sources, _ = sources_of(f"title: 章\n{chapter}", a__png=dot("#808080"))
    assert sources is not None
    made = assemble(sources, annual())
    fonts = Fonts(FontFiles(sources.materials), annual().families)
    job = Job("report.yaml", made.document, annual(), fonts, Kept(), sources)
    pdf, word = WRITERS["pdf"](job)["report.pdf"], WRITERS["docx"](job)["report.docx"]
    assert job.problems == ()
    on_pages, in_word = _of_pdf(pdf), of_word(word)
    for block in made.document.blocks:
        for words in _words(block):
            assert bare(words) in on_pages, words
            assert bare(words) in in_word, words
        assert all(bare(words) in on_pages for words in _labels(block)), block


def _words(block: Block) -> Iterator[str]:
    """What a block says, inline by inline: a mark of a note may part them, a tile's qualifier stands where it fits."""
    for inlines in inlines_of(block):
        for inline in inlines:
            whole = f"{inline.value}{inline.magnitude}{inline.unit}" if isinstance(inline, Amount) else plain((inline,))
            yield from re.split("[，。]", whole)


def _labels(block: Block) -> list[str]:
    """The words of a chart; a stacked one has its labels twice, for inside and outside."""
    if not isinstance(block, Illustration) or isinstance(block.content, Picture):
        return []
    return [] if isinstance(block.content.kind, Stacked) else words_of_plot(block.content)


def _of_pdf(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return bare("".join(page.get_textpage().get_text_range() for page in pdf))


def of_word(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return bare("".join(node.text or "" for node in root.iter(f"{W}t")))


def bare(words: str) -> str:
    return re.sub(r"[\s\ufffe\ufffd\u2060]", "", words)
