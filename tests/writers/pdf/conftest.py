"""A small report to bind, and a way to read back what was bound."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from banxin.document import Block, Document, Title
from banxin.frame import Anchor, Frame, Item, Page
from banxin.text.fonts import Fonts
from banxin.writers.pdf import pdf

PAPER = (400.0, 300.0)

Bind = Callable[..., bytes]


@pytest.fixture
def bind(fonts: Fonts) -> Bind:
    """Bind pages given as their items; anchors and labels by page index."""

    def bind(
        *pages: tuple[Item, ...], blocks: tuple[Block, ...] = (), anchors: dict[int, tuple[Anchor, ...]] | None = None,
        labels: tuple[str, ...] = (), date: str = "", title: str = "上海科技进步报告", author: str = "",
    ) -> bytes:  # fmt: skip
        document = Document(Title(title, "", title, ""), "", "", "", author, blocks)
        laid_out = tuple(
            Page(Frame(*PAPER, items), "", labels[index] if labels else str(index + 1), (anchors or {}).get(index, ()))
            for index, items in enumerate(pages)
        )
        return pdf(document, laid_out, fonts, PAPER, date=date)

    return bind


@pytest.fixture
def opened() -> Iterator[Callable[[bytes], pikepdf.Pdf]]:
    files: list[pikepdf.Pdf] = []

    def opened(data: bytes) -> pikepdf.Pdf:
        files.append(pikepdf.open(io.BytesIO(data)))
        return files[-1]

    yield opened
    for file in files:
        file.close()
