"""Every report of the tests, its Word file pulled as it was made, or only opened and saved by LibreOffice: nothing changed."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from banxin.materials import Given
from banxin.pull import pull
from banxin.writers.docx.pictures import dot
from gathered import FILES as FORMS
from gathered import NAMES
from pull.office import FILES, draft, lines, word_file
from sample import FIGURES, REPORT, TEXT
from test_every import FILES as EVERY
from test_every import STYLES, made

Files = Mapping[str, str | bytes]
GALLERY = sorted((Path(__file__).parents[1] / "gallery").glob("*.yaml"))
WHOLE: Files = FILES | {
    "report.yaml": """\
title: 2025年度样例报告（节选）
date: 2026-03
watermark: 草稿
style: own.yaml
figures: figures.yaml
sections: [one.yaml, two.yaml]
appendices: [more.yaml]
glossary: {file: glossary.yaml, title: 名词解释, used: true}
index: {words: [{word: 企业, pinyin: qi ye}, {word: 机构, pinyin: ji gou}]}
table_of_figures: {title: 主要数据}
""",
    "own.yaml": "extends: annual\nname: own\ntitle: 自己的样式\npages: {front: roman, openers: right}\n",
    "glossary.yaml": "terms:\n  - {term: 企业, full: Enterprise, text: '从事经营的**组织**，见第[](#list:page)页。', pinyin: qi ye}\n",
    "more.yaml": """\
title: 附加的说明
introduction: 导语说一句，研发机构见第[](#tiers:page)页。[^m]
source: 综合处**供稿**
notes: {m: "注文{firms}。"}
panels:
  - prose: 见[](#list)和[下表](#own)，[机构](@企业)。
  - table: {id: own, title: 附表, columns: [甲, 乙], rows: [[一, "{firms}"]], note: 表注。, source: 来源。}
sections:
  - title: 下一级
    source: 另一处
    remark: 〔编者按〕
    panels: [{prose: 末段。}]
""",
}
"""A report with everything that stands beside its chapters."""


def check(data: bytes, files: Files, report: str = "report", style: str | None = None) -> None:
    assert lines(pull(data, "report.docx", f"{report}.yaml", Given(files), style=style)) == []


@pytest.mark.parametrize("style", STYLES)
def test_every_panel_and_chart_in_every_style(style: str) -> None:
    check(made(style).outputs["report.docx"], EVERY, style=style)


@pytest.mark.parametrize("path", GALLERY, ids=[path.stem for path in GALLERY])
def test_the_samples_of_the_gallery(path: Path) -> None:
    chapter = f"title: 章\n{path.read_text('utf-8').split('says:')[0]}source: 供稿单位\n"
    files: Files = {
        "report.yaml": f"{REPORT}abridged: true\n", "one.yaml": chapter, "figures.yaml": FIGURES, "text.txt": TEXT,
        "a.png": dot("#808080"),
    }  # fmt: skip
    check(draft(files), files)


@pytest.mark.parametrize("form", [*NAMES, "notice", "brief"])
def test_official_documents_and_briefs(form: str) -> None:
    check(word_file(FORMS, form), FORMS, form)


@pytest.mark.parametrize("style", [None, *STYLES[1:]])
def test_appendices_glossary_index_and_sources_of_sections(style: str | None) -> None:
    check(word_file(WHOLE, style=style), WHOLE, style=style)


@pytest.mark.system("soffice")
def test_files_that_libreoffice_only_saved(tmp_path: Path) -> None:
    built = {style: made(style).outputs["report.docx"] for style in STYLES}
    for name, data in {**built, "whole": word_file(WHOLE), "issue": word_file(FORMS, "brief")}.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), *map(str, tmp_path.glob("*.docx"))]
    subprocess.run(["soffice", profile, "--headless", *convert], capture_output=True, check=True, timeout=240)
    saved = {path.stem: path.read_bytes() for path in (tmp_path / "out").glob("*.docx")}
    for style in STYLES:
        check(saved[style], EVERY, style=style)
    check(saved["whole"], WHOLE)
    check(saved["issue"], FORMS, "brief")
