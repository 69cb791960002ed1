"""Pages of official Word files as LibreOffice sets them, in our own faces: they begin where those of the PDF do."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from tests.layout.test_gongwen_measures import SEEDS

from banxin.build import build
from banxin.materials import Given

WORDS = 3
"""How many characters of a page's beginning are compared: of a page read sideways, pdftotext keeps no more together."""


@cache
def files() -> dict[str, bytes]:
    return {each.relative_to(SEEDS).as_posix(): each.read_bytes() for each in SEEDS.rglob("*") if each.is_file()}


def pages(file: Path) -> list[str]:
    """The words of each page without the mark in its corner, which the two write in different places."""
    told = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout
    return ["".join(page.split()).replace("〔样例〕", "") for page in told.split("\f")[:-1]]


@pytest.mark.system("soffice", "pdftotext")
@pytest.mark.parametrize(("name", "style", "lying"), [("notice", "gongwen", 4), ("brief", "brief", None)])
def test_pages_begin_with_the_same_words(name: str, style: str, lying: int | None, tmp_path: Path) -> None:
    """On the page that lies, words come in another order."""
    own = f"extends: {style}\nname: own\ntitle: 样式\nword: {{embed_fonts: true}}\n"
    given = Given({**files(), "own.yaml": own.encode()})
    made = build(f"{name}.yaml", given, to=("pdf", "docx"), style="own.yaml").outputs
    (tmp_path / "ours.pdf").write_bytes(made[f"{name}.pdf"])
    (tmp_path / "word.docx").write_bytes(made[f"{name}.docx"])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "word.docx")
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    theirs, ours = pages(tmp_path / "word.pdf"), pages(tmp_path / "ours.pdf")
    assert len(theirs) == len(ours)
    for index, (page, own) in enumerate(zip(theirs, ours, strict=True)):
        assert page[:WORDS] in (own if index == lying else own[:WORDS])
