"""``banxin pull`` and ``banxin check --docx`` from the command line: what is printed, what is written, how it ends."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import banxin.cli
from banxin.lint import maker
from pull.office import FILES, Hand, original

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in the folder of a report whose Word file was edited."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "same.docx").write_bytes(original())
    edited = Hand().retype("强化顶层", "顶层", "基层").retype("共有95家", "95家", "96家").insert("折起来", "多出一段。")
    (tmp_path / "edited.docx").write_bytes(edited.saved())
    (tmp_path / "bad.docx").write_bytes(b"not a zip")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["banxin", *arguments])
        code = banxin.cli.run()
        return code, *capsys.readouterr()

    return run


def test_nothing_changed(run: Run) -> None:
    assert run("pull", "same.docx") == (0, "Word 里没有改动\n", "")


def test_changes_are_shown_by_file_and_line_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    code, out, err = run("pull", "edited.docx")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "figures.yaml:4:38: 改数 [-95-]{+96+}家",
        "   做法：“firms”的 value 由 95 改成 96（印在 one.yaml:7:7）；核对 source；用 --apply 写回",
        "one.yaml:4:17: 改字 强化[-顶-]{+基+}层布局，加快健全梯度…",
        "   做法：用 --apply 写回",
        "one.yaml:14:12: 新增 [要人工处理] 多出一段。",
        "   做法：在 YAML 的这一处之后加上",
        "2 处可写回，1 处要人工处理",
    ]
    assert {name: (tmp_path / name).read_text("utf-8") for name in FILES} == FILES


def test_what_can_be_brought_back_is_written(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("pull", "edited.docx", "--apply")
    assert code == 1 and "已改写 figures.yaml\n已改写 one.yaml\n2 处已写回，1 处要人工处理" in out
    assert "value: 96, unit: 家}  # 家数" in (tmp_path / "figures.yaml").read_text("utf-8")
    assert (tmp_path / "one.yaml").read_text("utf-8") == FILES["one.yaml"].replace("强化顶层", "强化基层")
    code, out, _ = run("pull", "edited.docx", "--apply")
    assert code == 1 and "0 处" not in out and out.endswith("1 处要人工处理\n")


def test_json(run: Run) -> None:
    code, out, err = run("pull", "edited.docx", "--json", "--apply")
    said = json.loads(out)
    assert (code, err, said["written"]) == (1, "", ["figures.yaml", "one.yaml"])
    first = said["changes"][0]
    assert (first["kind"], first["fate"], first["file"], first["line"]) == ("figure", "applied", "figures.yaml", 4)
    assert (first["before"], first["after"]) == ("95家", "96家")


@pytest.mark.parametrize(
    "arguments,words",
    [
        (("pull", "bad.docx"), "bad.docx：不是完好的 Office 文件"),
        (("pull", "none.docx"), "none.docx"),
        (("pull", "edited.docx", "--tracked", "maybe"), "--tracked"),
        (("pull", "edited.docx", "elsewhere.yaml"), "elsewhere.yaml"),
        (("check", "--docx", "bad.docx"), "bad.docx：不是完好的 Office 文件"),
    ],
)
def test_what_the_operator_got_wrong_ends_in_2(run: Run, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "") and words in err


def test_a_word_file_named_after_a_report_is_of_that_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").rename(tmp_path / "brief.yaml")
    code, out, err = run("pull", "same.docx")
    assert (code, out) == (2, "") and "banxin pull same.docx 报告.yaml" in err
    (tmp_path / "same.docx").rename(tmp_path / "brief.docx")
    assert run("pull", "brief.docx") == (0, "Word 里没有改动\n", "")


def test_a_word_file_is_checked(run: Run, tmp_path: Path) -> None:
    assert run("check", "--docx", "same.docx") == (0, "", "")
    broken = Hand().replace("word/styles.xml", 'w:eastAsia="宋体"', 'w:eastAsiaTheme="minorEastAsia"')
    (tmp_path / "broken.docx").write_bytes(broken.saved())
    code, out, err = run("check", "--docx", "broken.docx")
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == "broken.docx#word/styles.xml: 错误[W009] 用了主题字体或颜色，WPS 会换成别的"


def test_faults_of_one_kind_are_told_once_and_each_in_json(run: Run, tmp_path: Path) -> None:
    hand = Hand()
    for node in list(hand.body.iter("{*}t")):
        node.attrib.clear()
        node.text = f" {node.text}"
    hand.replace("docProps/app.xml", ">banxin<", ">LibreOffice/7.4$Linux<")
    (tmp_path / "saved.docx").write_bytes(hand.saved())
    code, _, err = run("check", "--docx", "saved.docx")
    told = [line for line in err.splitlines() if "W012" in line]
    assert code == 1 and len(told) == 1 and re.fullmatch(r"saved.docx: 错误\[W012\] Word 文件里的空格会丢掉（\d+ 处）", told[0])
    assert maker(hand.saved(), "a") == "LibreOffice/7.4"
    _, out, _ = run("check", "--docx", "saved.docx", "--json")
    assert {problem["file"] for problem in json.loads(out)["problems"] if problem["code"] == "W012"} == {"saved.docx#word/document.xml"}
