"""Documents that Hypothesis makes up, in every style: our own rules always, the Open XML SDK where it is installed."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from banxin.document import Block, Document, Heading
from banxin.elements import Attachment, Brief, Form, Imprint, Official
from banxin.materials import Given
from banxin.records import replace
from banxin.style import Style
from banxin.styles import load_style
from banxin.writers.docx import docx
from banxin.writers.pptx import pptx
from banxin.writers.xlsx import xlsx
from writers.docx.lint import faults
from writers.docx.specimen import document
from writers.docx.test_docx_lint import BLOCKS, WORDS

STYLES = ("annual", "gongwen", "brief")
NAMES = st.lists(WORDS.filter(bool), max_size=3).map(tuple)
IMPRINTS = st.builds(
    lambda names, printer, date, even, ruled: Imprint((("抄送：", "，".join(names)),) if names else (), (printer, "", date), even, ruled),
    NAMES, WORDS, WORDS, st.booleans(), st.booleans(),
)  # fmt: skip
FORMS: tuple[Form, ...] = ("document", "letter", "minutes", "order", "plain")
OFFICIALS = st.builds(
    lambda form, up, marks, words, names, stamps, sealed, imprint: Official(
        form, up, marks or ("甲",), words, copy_number=words, secrecy=words, number=words, signatories=names or ("乙",), title=words,
        addressees=words, attachments=tuple(Attachment(name) for name in names), signed_by=names, date=words, sealed=sealed, stamps=stamps,
        remark=words, attendance=(("出席：", words),), issue=words, imprint=imprint,
    ),
    st.sampled_from(FORMS), st.booleans(), NAMES, WORDS, NAMES, NAMES, st.booleans(), st.none() | IMPRINTS,
)  # fmt: skip
BRIEFS = st.builds(
    lambda name, words, imprint: Brief(name, words, words, words, words, words, True, words, imprint),
    st.sampled_from(["工作简报", "专报", "某某某某某某某简报"]), WORDS, st.none() | IMPRINTS,
)  # fmt: skip


@cache
def style(name: str) -> Style:
    return load_style(name, Given({}))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Blocks in any order, each anchor once; an attachment now and then."""
    seen: set[str] = set()
    found: list[Block] = [b for b in draw(st.lists(BLOCKS, max_size=6)) if not (anchor := getattr(b, "anchor", "")) or not (anchor in seen or seen.add(anchor))]
    for number in range(draw(st.integers(0, 2))):
        anchor = f"附{number}"
        found += [Heading(1, f"附件{number + 1}", document().blocks[4].inlines[:1], anchor, anchor, part="attachment"), *draw(st.lists(BLOCKS.filter(lambda b: not getattr(b, "anchor", "")), max_size=2))]
    return replace(document(), blocks=tuple(found), official=draw(st.none() | OFFICIALS), brief=draw(st.none() | BRIEFS))


@settings(max_examples=25, deadline=None)
@given(documents(), st.sampled_from(STYLES))
def test_word_files_are_sound_in_every_style(made: Document, name: str) -> None:
    assert faults(docx(made, style(name), {}, {})) == []


@pytest.mark.system("ooxml-validator")
@settings(
    max_examples=5, deadline=None, derandomize=True, phases=[Phase.generate],  # to shrink would ask the SDK for minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(documents())
def test_the_open_xml_sdk_finds_nothing(tmp_path: Path, made: Document) -> None:
    files = {f"{name}.docx": docx(made, style(name), {}, {}) for name in STYLES}
    files |= {"deck.pptx": pptx(made, style("annual"), {}), "book.xlsx": xlsx(made)}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        judged = subprocess.run(["ooxml-validator", tmp_path / name], capture_output=True, text=True)
        assert '"errors": []' in judged.stdout, (name, judged.stdout)
