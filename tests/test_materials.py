"""Names in, bytes out, and nothing from outside the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from banxin import limits
from banxin.limits import Limit
from banxin.materials import Folder, FontFiles, Given, bundled
from banxin.problems import BadSource, Place, Problem

AT = Place("report.yaml", 3, 5)


def check_refused(folder: Folder | Given, name: str, code: str, most: Limit = limits.FILE_BYTES) -> Problem:
    with pytest.raises(BadSource) as caught:
        folder.data(name, AT, most)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == (code, AT)
    return problem


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "sections").mkdir(parents=True)
    (root / "report.yaml").write_text("title: 报告", encoding="utf-8")
    (root / "sections" / "1-4.yaml").write_text("title: 一", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret")
    return root


def test_files_are_read_by_relative_names(project: Path) -> None:
    folder = Folder(project)
    assert folder.text("report.yaml") == "title: 报告"
    assert folder.data("sections/1-4.yaml") == "title: 一".encode()
    assert folder.names() == ("report.yaml",)
    assert folder.names("sections") == ("sections/1-4.yaml",)
    assert folder.names("nothing") == ()


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt", "sections/../../secret.txt", "/etc/passwd", "C:/x", "\\\\host\\share\\a.png", "a\\b", "",
        "http://127.0.0.1:9/", "file:///etc/passwd", "con.png", "a/NUL", "a.png::$DATA", "a\x00b", "a\nb", "./a",
        "a//b", "a.", "a /b", "字" * 100, "\ud800",
    ],
)  # fmt: skip
def test_names_that_leave_or_mislead_are_refused(project: Path, name: str) -> None:
    check_refused(Folder(project), name, "M002")
    check_refused(Given({name: "x"}), name, "M002")


def test_percent_signs_are_letters(project: Path) -> None:
    check_refused(Folder(project), "%2e%2e/secret.txt", "M001")


def test_a_missing_file_suggests_a_near_one(project: Path) -> None:
    assert "report.yaml" in check_refused(Folder(project), "reprot.yaml", "M001").mend
    assert "sections/1-4.yaml" in check_refused(Folder(project), "sections/1-5.yaml", "M001").mend
    assert "a.yaml" in check_refused(Given({"a.yaml": ""}), "b.yaml", "M001").mend


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_only_regular_files_are_read(project: Path) -> None:
    os.mkfifo(project / "pipe")
    check_refused(Folder(project), "pipe", "M003")
    check_refused(Folder(project), "sections", "M003")


def test_links_may_stay_inside_only(project: Path) -> None:
    try:
        (project / "in.yaml").symlink_to(project / "report.yaml")
    except OSError:
        pytest.skip("no links on this system")
    (project / "out.txt").symlink_to(project.parent / "secret.txt")
    (project / "loop").symlink_to("loop")
    (project / "zero").symlink_to("/dev/zero")
    (project / "away").symlink_to(project.parent)
    folder = Folder(project)
    assert folder.text("in.yaml") == "title: 报告"
    check_refused(folder, "out.txt", "M002")
    check_refused(folder, "zero", "M002")
    check_refused(folder, "away/secret.txt", "M002")
    with pytest.raises(BadSource):
        folder.data("loop", AT)


def test_a_root_that_is_a_link_is_followed(project: Path) -> None:
    try:
        (project.parent / "link").symlink_to(project)
    except OSError:
        pytest.skip("no links on this system")
    assert Folder(project.parent / "link").text("report.yaml") == "title: 报告"


def test_size_is_limited_before_reading(project: Path) -> None:
    small = Limit("small", 10, "字节数", "")
    (project / "big").write_bytes(b"x" * 11)
    assert "small" in check_refused(Folder(project), "big", "M004", small).message
    assert "small" in check_refused(Given({"big": b"x" * 11}), "big", "M004", small).message


def test_text_that_is_not_utf8_says_where_and_what(project: Path) -> None:
    (project / "gbk.yaml").write_bytes(b"title: x\nsubtitle: " + "上海".encode("gbk"))
    with pytest.raises(BadSource) as caught:
        Folder(project).text("gbk.yaml")
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.code) == ("gbk.yaml:2:11", "M005")
    assert "GBK" in problem.message


def test_files_named_by_the_operator_may_stand_elsewhere(project: Path) -> None:
    folder = Folder(project, beside={"secret.txt": project.parent / "secret.txt"})
    assert folder.text("secret.txt") == "secret"


def test_fonts_are_read_when_asked_for_and_once() -> None:
    asked: list[str] = []

    class Counting(Given):
        def data(self, name: str, at: Place = AT, most: Limit = limits.FILE_BYTES) -> bytes:
            asked.append(name)
            return super().data(name, at, most)

    shipped = Counting({"fonts/A.ttf": b"\x00\x01\x00\x00A", "fonts/B.ttf": b"\x00\x01\x00\x00B"})
    own = bundled().data("fonts/LiberationSans-Regular.ttf")
    fonts = FontFiles(Given({"own.ttf": own, "page.ttf": b"<html>"}), shipped)
    assert (list(fonts), asked) == (["A.ttf", "B.ttf"], [])
    assert fonts["A.ttf"] is fonts["A.ttf"] and asked == ["fonts/A.ttf"]
    assert fonts["own.ttf"][:4] == own[:4]
    with pytest.raises(BadSource, match="TrueType"):
        fonts["page.ttf"]


def test_the_shipped_styles_and_fonts_are_found() -> None:
    shipped = bundled()
    assert "styles/annual.yaml" in shipped.names("styles")
    assert "BanxinSong-Regular.ttf" in list(FontFiles(Given({})))
