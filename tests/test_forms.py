"""Every form of an official document as its author writes it, in ``forms/``: built, measured, nothing wrong with it.

The files are also what ``benchmarks/overlay.py`` draws on the grid and what one holds beside the design's pages.
"""

from __future__ import annotations

from functools import cache

import pytest

from banxin.build import build, conformed
from banxin.materials import Given
from tests.gathered import FILES, NAMES
from tests.layout.ruler import Sheet, read


@cache
def sheets(name: str) -> tuple[Sheet, ...]:
    built = build(f"{name}.yaml", Given(FILES), to=("pdf",))
    assert not built.problems
    return read(built.outputs[f"{name}.pdf"])


@pytest.mark.parametrize("name", NAMES)
def test_a_form_keeps_the_standard_and_nothing_is_wrong_with_it(name: str) -> None:
    _, clauses = conformed(f"{name}.yaml", Given(FILES))
    assert [clause for clause in clauses if clause.state == "broken"] == []
    off = [
        abs(float(clause.required.split()[0]) - float(clause.measured.split()[0]))
        for clause in clauses if clause.required and clause.state == "kept"
    ]  # fmt: skip
    assert len(off) > 8 and max(off) <= 0.1


@pytest.mark.parametrize("name", NAMES)
def test_a_form_says_what_it_is_given_and_invents_nothing(name: str) -> None:
    text = "".join(sheet.text for sheet in sheets(name))
    written = FILES[f"{name}.yaml"].decode()
    elements = ("发文字号", "密级", "抄送", "附件", "签发人", "出席", "印发")
    given = {"抄送": "copies:", "附件": "attachments:", "签发人": "signatories:", "出席": "present:", "印发": "printed_on:"}
    assert all((word in text) == (given[word] in written) for word in elements if word in given)
    assert ("〔2025〕" in text) == ("year:" in written)
    assert ("机密" in text) == ("secrecy:" in written) and ("特急" in text) == ("urgency:" in written)


@pytest.mark.parametrize("name", NAMES)
def test_a_signature_never_stands_alone_on_a_page(name: str) -> None:
    assert "此页无正文" not in "".join(sheet.text for sheet in sheets(name))
    if name in ("minutes", "plain"):
        return
    page = next(sheet for sheet in reversed(sheets(name)) if "年×月×日" in sheet.text.replace("日印发", ""))
    han = [c for c in page.chars if 15.7 < c.size < 15.9 and "\u4e00" <= c.text <= "\u9fff"]
    date = page.find("2025年×月×日", page.text.count("2025年×月×日") - 1 - ("日印发" in page.text))
    assert any(c.y < date.y - 15 for c in han)
