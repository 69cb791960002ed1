"""Which Word files are taken for a report's: its own, however old, and no other's, whatever the names."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from banxin.archive import BadArchive
from banxin.materials import Given
from banxin.pull import pull
from pull.office import FILES, Hand, draft, lines

Files = dict[str, str]
TABLE = "{id: t, title: 各馆外借情况, columns: [馆, 数, 占], rows: [[东馆, '1', 10%], [西馆, '2', 20%]]}"
LIBRARY: Files = {
    "report.yaml": "title: 2025年工作报告\nsections: [one.yaml]\n",
    "one.yaml": (
        'number: "1"\ntitle: 基本情况\npanels:\n  - prose: 全市各馆延长夜间开放时间，一张读者证通借通还。\n'
        f"  - cards: [{{name: 湖畔书屋, text: 开设自然主题书架，周末举办讲座}}]\n  - table: {TABLE}\n"
    ),
}  # fmt: skip
ROADS: Files = {
    "report.yaml": "title: 2025年工作报告\nsections: [one.yaml]\n",
    "one.yaml": (
        'number: "1"\ntitle: 基本情况\npanels:\n  - prose: 全年修补路面坑槽，更换井盖和路灯，清理排水管道。\n'
        "  - cards: [{name: 湖畔书屋, text: 门前道路完成大修，增设无障碍坡道}]\n"
        "  - table: {id: t, title: 各路养护情况, columns: [路, 数, 占], rows: [[东路, '1', 10%], [南路, '2', 20%]]}\n"
    ),
}  # fmt: skip


def check(word: Files, report: Files, *, taken: bool) -> None:
    """Whether the Word file of one report, untouched and edited, is taken for another's; taken, it says nothing."""
    for hand in (Hand(draft(word)), Hand(draft(word)).drop_bookmarks(), Hand(draft(word)).drop_map()):
        if taken:
            hand.pull(report)
            continue
        with pytest.raises(BadArchive, match=re.escape("不是由 report.yaml 生成的 Word 文件，或文字全换过了")):
            hand.pull(report)
    if taken:
        assert lines(Hand(draft(word)).pull(report)) == []


def renamed(files: Files) -> Files:
    return {**files, "report.yaml": re.sub(r"title: \S+", "title: 滨湖市公共图书馆年报", files["report.yaml"], count=1)}


def changed(files: Files, *changes: tuple[str, str]) -> Files:
    text = files["one.yaml"]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {**files, "one.yaml": text}


def test_a_report_of_the_same_title_and_files_is_another_one() -> None:
    check(ROADS, LIBRARY, taken=False)
    check(LIBRARY, ROADS, taken=False)


def test_a_report_that_shares_names_and_the_cells_of_a_table_is_another_one() -> None:
    check(renamed(ROADS), LIBRARY, taken=False)
    check(LIBRARY, dict(FILES), taken=False)
    check(dict(FILES), LIBRARY, taken=False)


def test_nothing_of_another_report_is_written() -> None:
    edited = Hand(draft(ROADS)).retype("湖畔书屋", "书屋", "书屋三号店")
    with pytest.raises(BadArchive, match=re.escape("写出那份报告：banxin pull edited.docx 报告.yaml")):
        edited.pull(LIBRARY, apply=True)


@pytest.mark.parametrize(
    "since",
    [
        lambda files: files, renamed, lambda files: changed(files, ("延长", "普遍延长"), ("自然", "自然和科学"), ("情况\n", "现状\n")),
        lambda files: renamed(changed(files, ("延长", "普遍延长"), ("湖畔", "湖滨"), ("各馆外借", "全市各馆借书"))),
        lambda files: changed(files, (TABLE, "{id: t, title: 表, columns: [甲, 乙], rows: [[一, 二]]}")),
        lambda files: changed(files, ("panels:\n", "panels:\n  - prose: 后来加在前面的一段话，说的是别的事。\n")),
        lambda files: {**changed(files), "one.yaml": "", "new/1.yaml": files["one.yaml"], "report.yaml": files["report.yaml"].replace("one", "new/1")},
    ],
)  # fmt: skip
def test_an_older_file_of_a_report_that_was_edited_renamed_or_moved_since(since: Callable[[Files], Files]) -> None:
    check(LIBRARY, since(LIBRARY), taken=True)


def test_a_short_report_that_a_long_one_grew_from() -> None:
    grown = "".join(f"  - prose: 第{at}段说的是后来又做的一件事，以前没有写过。\n" for at in range(30))
    check(LIBRARY, {**LIBRARY, "one.yaml": LIBRARY["one.yaml"] + grown}, taken=True)


def test_of_one_title_a_tenth_of_the_words_is_enough() -> None:
    then = changed(LIBRARY, ("通借通还", "通借通还，行动不便的读者可以预约送书上门，不收任何费用"))
    now = changed(ROADS, ("门前道路完成大修，增设无障碍坡道", "开设自然主题书架，周末举办讲座"), ("管道", "管道，完成三条主干道和十二座桥梁的检测"))
    assert pull(draft(then), "old.docx", "report.yaml", Given(now)).changes == ()
    with pytest.raises(BadArchive):
        pull(draft(renamed(then)), "old.docx", "report.yaml", Given(now))


def test_a_report_without_words_is_known_by_its_title() -> None:
    numbers = {**LIBRARY, "one.yaml": 'number: "1"\ntitle: "2025"\npanels: [{prose: "1"}]\n'}
    assert lines(Hand(draft(numbers)).pull(numbers)) == []
    with pytest.raises(BadArchive):
        Hand(draft(renamed(numbers))).pull(numbers)
