"""A small report built to its finished bytes, and those opened: the PDF as pages of words, the parts of the Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
import pypdfium2
from lxml import etree

from banxin.build import build
from banxin.materials import Given
from banxin.problems import Problem

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FOOT = 70.0
"""Folios stand below (points from the foot of the sheet)."""
WORDS = "开展体系化布局，加快建设一批具有战略性、前瞻性、颠覆性、交叉性的高水平科研机构。"


@dataclass(frozen=True)
class Printed:
    """A report's PDF and Word file, and what was said of it."""

    pdf: bytes
    docx: bytes
    problems: tuple[Problem, ...]

    @property
    def labels(self) -> list[str]:
        """What a reader calls the pages."""
        document = pypdfium2.PdfDocument(self.pdf)
        return [document.get_page_label(index) for index in range(len(document))]

    @property
    def texts(self) -> list[str]:
        """The words of every page in the order of its content, without blanks."""
        document = pypdfium2.PdfDocument(self.pdf)
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]

    @property
    def folios(self) -> list[str]:
        """What stands below the type area of every page."""
        document = pypdfium2.PdfDocument(self.pdf)
        return [page.get_textpage().get_text_bounded(top=FOOT).strip() for page in document]

    def opened(self) -> pikepdf.Pdf:
        """The PDF's objects."""
        return pikepdf.open(io.BytesIO(self.pdf))

    def part(self, name: str) -> etree._Element:
        """A part of the Word file."""
        with zipfile.ZipFile(io.BytesIO(self.docx)) as package:
            return etree.fromstring(package.read(name))

    def parts(self, prefix: str) -> dict[str, etree._Element]:
        """The parts of the Word file whose names begin so (``word/header``), by name."""
        with zipfile.ZipFile(io.BytesIO(self.docx)) as package:
            return {n: etree.fromstring(package.read(n)) for n in package.namelist() if n.startswith(prefix)}


def printed(*chapters: str, style: str = "", report: str = "", files: Mapping[str, str | bytes] | None = None) -> Printed:
    """Chapters (the YAML of each) with ``style`` over annual and lines of ``report``, as finished files."""
    names = [f"{index}.yaml" for index in range(1, len(chapters) + 1)]
    given: dict[str, str | bytes] = {
        "report.yaml": f"title: 样例\nstyle: my.yaml\nsections: [{', '.join(names)}]\n{report}",
        "my.yaml": f"extends: annual\n{style}",
        **dict(zip(names, chapters, strict=True)),
        **(files or {}),
    }
    built = build("report.yaml", Given(given), to=("pdf", "docx"))
    return Printed(built.outputs["report.pdf"], built.outputs["report.docx"], built.problems)


def chapter(number: int, body: str = "", *, paragraphs: int = 1) -> str:
    """A numbered chapter of so many paragraphs, and more of its YAML."""
    prose = "\n\n".join([WORDS] * paragraphs).replace("\n", "\n      ")
    return f'number: "{number}"\ntitle: 第{number}章\nid: s{number}\npanels:\n  - prose: |\n      {prose}\n{body}'
