"""An untouched Word file says of every text what the map says: the reader and the writer agree on what a text is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.archive import Archive
from banxin.document import Block, Document
from banxin.pull.matching import without_number
from banxin.pull.passages import passages
from banxin.records import replace
from banxin.writers.docx import docx, exported
from writers.docx.specimen import CHART, annual, document
from writers.docx.test_docx_lint import BLOCKS


def check(whole: Document) -> None:
    data = docx(whole, annual(), {}, {"tiers": CHART, "wide": CHART})
    said = {key: passage for passage in passages(Archive(data, "a")) for key in passage.keys}
    for export in exported(whole, annual()):
        text = said[export.key].text
        if export.kind == "figure":
            text = text.replace(" ", "")
        if export.kind == "caption":
            text = without_number(text)
        assert text == export.printed, export


def test_every_block() -> None:
    check(document())


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, max_size=5))
def test_random_documents(found: list[Block]) -> None:
    seen: set[str] = set()
    unique = [b for b in found if not (anchor := getattr(b, "anchor", "")) or not (anchor in seen or seen.add(anchor))]
    check(replace(document(), blocks=tuple(unique)))
