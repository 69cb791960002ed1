"""What independent programs say of a file that has everything in it: qpdf, poppler and veraPDF."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path as File

import pytest
from PIL import Image as Raster

from banxin.document import Heading
from banxin.frame import ARTIFACT, Anchor, Element, GlyphRun, Image, Item, LinkArea, Placed, box, rule
from banxin.frame import Frame as Area
from banxin.inlines import Text
from banxin.records import replace

pytestmark = pytest.mark.system

Bind = Callable[..., bytes]
SetRun = Callable[..., GlyphRun]

ROOT = File(__file__).parents[3]
SECT = Element("Sect", "s")


@pytest.fixture
def report(bind: Bind, set_run: SetRun, tmp_path: File) -> File:
    """A file with every kind of element and of ink."""
    paragraph = Element("P", "p", SECT)
    link, inside = Element("Link", "l", paragraph), Element("Link", "i", paragraph)
    first: tuple[Item, ...] = (
        set_run("页眉", y=10, size=8), rule(50, 14, 300, 0.5, "#B4232A"),
        set_run("1.4　领军企业", y=40, size=18, face="BanxinHei-Bold", element=Element("H1", "h", SECT)),
        set_run("见", y=60, element=paragraph), set_run("网站", 62, 60, element=link),
        LinkArea(62, 50, 24, 14, "https://example.org/路", "网站", link),
        set_run("与", 86, 60, element=paragraph), set_run("图1", 98, 60, element=inside),
        LinkArea(98, 50, 20, 14, "#图1", "图1", inside), set_run("，一与一", 120, 60, text="，⼀与一", element=paragraph),
        *_list(set_run), *_table(set_run), Placed(200, 80, Area(100, 100, _figure(set_run))),
        set_run("跨页的", y=280, element=Element("P", "q", SECT)),
        set_run("1 注", y=295, size=8, element=Element("Note", "n", SECT)),
    )  # fmt: skip
    second = (set_run("一段。", y=40, element=Element("P", "q", SECT)), set_run("2", 200, 290, element=ARTIFACT))
    data = bind(
        first, second, blocks=(Heading(1, "1.4", (Text("领军企业"),), "h", ""),), date="2026-01-15", author="某院",
        anchors={0: (Anchor("h", 30), Anchor("图1", 80))}, labels=("i", "2"),
    )  # fmt: skip
    (tmp_path / "report.pdf").write_bytes(data)
    return tmp_path / "report.pdf"


def _list(set_run: SetRun) -> tuple[Item, ...]:
    item = Element("LI", "li", Element("L", "list", SECT))
    return (
        set_run("•", y=80, element=Element("Lbl", "lbl", item)),
        set_run("甲项", 62, 80, element=Element("LBody", "b", item)),
    )


def _table(set_run: SetRun) -> tuple[Item, ...]:
    table = Element("Table", "t", SECT)
    head, row = Element("TR", "r1", Element("THead", "th", table)), Element("TR", "r2", Element("TBody", "tb", table))
    return (
        set_run("表1", y=110, element=Element("Caption", "c", table)), rule(50, 114, 100, 1, "#000000"),
        set_run("年份与数值", y=130, element=Element("TH", "h1", head, scope="Column", columns=2)),
        set_run("2025", y=150, element=Element("TD", "d1", row)), set_run("", element=Element("TD", "d2", row)),
    )  # fmt: skip


def _figure(set_run: SetRun) -> tuple[Item, ...]:
    figure = Element("Figure", "f", SECT, alt="柱形图与图片")
    picture = io.BytesIO()
    Raster.new("RGBA", (9, 9), (200, 30, 40, 128)).save(picture, "PNG")
    bar = replace(box(0, 0, 20, 60, "#336699", "#000000", 0.5), element=figure)
    return (bar, set_run("12%", 0, 75, size=8, element=figure), Image(40, 0, 40, 40, picture.getvalue(), figure))


def judged(*command: str | File) -> tuple[int, str]:
    """A program's exit code and words; skipped where it is not installed, unless the run insists on it."""
    if shutil.which(str(command[0])) is None:
        if os.environ.get("BANXIN_SYSTEM") == "1":
            pytest.fail(f"{command[0]} is not installed")
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


def test_qpdf_finds_nothing(report: File) -> None:
    code, words = judged("qpdf", "--check", report)
    assert code == 0
    assert "WARNING" not in words


def test_poppler_reads_the_structure_in_order(report: File) -> None:
    _, words = judged("pdfinfo", "-struct-text", report)
    said = [line.strip().strip('"') for line in words.splitlines() if line.strip().startswith('"')]
    assert "".join(said).startswith("1.4　领军企业见网站与图1")
    assert said[-4:] == ["12%", "跨页的", "一段。", "1 注"]


def test_verapdf_agrees_that_it_is_accessible_and_lasts(report: File) -> None:
    if not (ROOT / ".tools/verapdf/classes").is_dir() and os.environ.get("BANXIN_SYSTEM") != "1":
        pytest.skip("veraPDF is not set up: run .ci/verapdf.sh once")
    code, words = judged(ROOT / ".ci/verapdf.sh", report)
    assert code == 0, words
