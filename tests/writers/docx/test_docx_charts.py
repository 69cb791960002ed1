"""Charts of a finished Word file: native, with their workbooks, named and described; pictures where none is honest."""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import cache

from lxml import etree

from banxin.writers.docx import ChartPicture, docx
from banxin.writers.docx.pictures import dot
from sample import annual, assembled
from writers.docx.lint import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

CHAPTER = """\
title: 企业
panels:
  - combination: {id: both, title: 总量与增速, axis: ["2023", "2024", "2025"], over: {name: 增速, unit: "%", values: [5.1, 6.2, 6.0]}, under: {name: 企业, unit: 家, values: [80, 89, firms]}}
  - bar: {id: mixed, title: 大小悬殊, rows: [{name: 甲, value: 3, unit: 万家}, {name: 乙, value: 9000, unit: 家}], note: 单位：家}
"""
PICTURES = {"mixed": ChartPicture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", dot("#14375E"), 357.0, 90.0)}


@cache
def word() -> dict[str, bytes]:
    data = docx(assembled(CHAPTER).document, annual(), {}, PICTURES)
    assert faults(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_combination_is_two_charts_and_what_cannot_be_native_is_a_picture() -> None:
    body = etree.fromstring(word()["word/document.xml"])
    assert len(list(body.iter(CHART))) == 2
    assert [node.get("name") for node in body.iter(f"{WP}docPr")][-3:] == ["图1 both", "图1 both", "图2 mixed"]
    assert all("5.1%" in str(node.get("descr")) for node in list(body.iter(f"{WP}docPr"))[-3:-1])


def test_rings_below_each_other_have_a_line_between_them() -> None:
    """Word puts lines of drawings one under the other without any space."""
    rings = ", ".join(f"{{percent: share, count: firms, name: 企业{which}}}" for which in "甲乙丙")
    chapter = f"title: 企业\npanels:\n  - doughnut: {{id: rings, title: 占比, rings: [{rings}]}}\n"
    with zipfile.ZipFile(io.BytesIO(docx(assembled(chapter).document, annual(), {}, {}))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    figure = next(p for p in body.iter(f"{W}p") if next(p.iter(CHART), None) is not None)
    drawn = [child.tag.removeprefix(W) for run in figure.iter(f"{W}r") for child in run]
    assert [tag for tag in drawn if tag in ("drawing", "br")] == ["drawing", "drawing", "br", "br", "drawing"]


def test_every_chart_leads_to_its_workbook() -> None:
    body = etree.fromstring(word()["word/document.xml"])
    targets = {rel.get("Id"): rel.get("Target") for rel in etree.fromstring(word()["word/_rels/document.xml.rels"])}
    for chart in body.iter(CHART):
        part = posixpath.normpath(posixpath.join("word", str(targets[chart.get(f"{R}id")])))
        assert b'<c:externalData r:id="rId1">' in word()[part]
        (rel,) = etree.fromstring(word()[f"word/charts/_rels/{posixpath.basename(part)}.rels"])
        assert rel.get("Id") == "rId1" and rel.get("TargetMode") is None
        assert posixpath.normpath(posixpath.join("word/charts", str(rel.get("Target")))) in word()
