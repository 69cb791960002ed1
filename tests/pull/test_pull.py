"""Every way of editing a Word file: what is told, what is written back, and that nothing is told after that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from banxin.archive import BadArchive
from pull.office import FILES, Edit, Hand, W, lines, original, said, word_file


def check(edit: Edit, *wanted: str, written: str = "", file: str = "one.yaml") -> None:
    """An edit, the changes it is told as and a line it leaves in a file; then a new Word file has nothing to tell."""
    found = edit(Hand()).pull()
    told = lines(found)
    assert len(told) == len(wanted), told
    for line, words in zip(told, wanted, strict=True):
        assert all(word in line for word in words.split("｜")), (words, line)
    applied = edit(Hand()).pull(apply=True)
    assert [c.fate for c in applied.changes] == [{"ready": "applied"}.get(c.fate, c.fate) for c in found.changes]
    after = FILES | {name: data.decode() for name, data in applied.files.items()}
    old, new = FILES[file].splitlines(), after[file].splitlines()
    if written:
        assert [line for line in new if line not in old] == [written]
        assert len(new) == len(old)
        assert {name for name in after if after[name] != FILES[name]} == {file}
    else:
        assert after == FILES
    assert lines(Hand(word_file(after)).pull(after)) == []


def test_an_untouched_file_has_nothing_to_tell() -> None:
    assert lines(Hand().pull()) == []


def test_the_sample_says_nothing() -> None:
    seeds = Path(__file__).parents[2] / "seeds"
    files = {path.relative_to(seeds).as_posix(): path.read_text("utf-8") for path in seeds.rglob("*.*") if path.is_file()}
    assert lines(Hand(word_file(files)).pull(files)) == []


# ---------------------------------------------------------------- words


def test_retyped_words() -> None:
    check(
        lambda hand: hand.retype("强化顶层布局", "加快健全", "尽快建立"),
        "text one.yaml:4:22 ready｜加快健全｜→ 强化顶层布局，尽快建立梯度培育机制。",
        written="introduction: 强化顶层布局，尽快建立梯度培育机制。",
    )


def test_words_typed_behind_the_bookmark() -> None:
    check(
        lambda hand: hand.append("强化顶层布局", "补一句。"), "text one.yaml:4:33 ready",
        written="introduction: 强化顶层布局，加快健全梯度培育机制。补一句。",
    )  # fmt: skip


def test_words_inside_stress_keep_it_and_comments_stay() -> None:
    check(
        lambda hand: hand.retype("共有95家", "重点", "关键").retype("占全国", "占全国", "占中国"), "text one.yaml:7:14 ready",
        written="      第一段说明**关键**工作，共有**{firms}**企业，占中国{share}。[^n]",
    )  # fmt: skip


def test_words_beside_stress_go_where_they_look_alike() -> None:
    check(
        lambda hand: hand.retype("共有95家", "重点", "重点的"), "text one.yaml:7",
        written="      第一段说明**重点的**工作，共有**{firms}**企业，占全国{share}。[^n]",
    )  # fmt: skip
    check(
        lambda hand: hand.retype("共有95家", "工作", "各项工作"), "text one.yaml:7",
        written="      第一段说明**重点**各项工作，共有**{firms}**企业，占全国{share}。[^n]",
    )  # fmt: skip


def test_words_across_the_edge_of_stress_are_left() -> None:
    check(lambda hand: hand.retype("共有95家", "点工", "甲"), "text one.yaml:7:7 left")


def test_words_beside_a_figure_stand_outside_it() -> None:
    check(
        lambda hand: hand.retype("共有95家", "企业，", "大企业，"), "text one.yaml:7",
        written="      第一段说明**重点**工作，共有**{firms}**大企业，占全国{share}。[^n]",
    )  # fmt: skip


def test_signs_of_markdown_and_yaml_are_written_as_words() -> None:
    check(
        lambda hand: hand.retype("创新生态", "生态", "'生态'*[x]: #"), "text one.yaml:12",
        written="      - '完善''企业''创新''生态''\\*\\[x\\]: #，总市值{value:full}'",
    )  # fmt: skip
    check(
        lambda hand: hand.retype("提升", "科创", '"科创"'), "text one.yaml:13",
        written='      - "提升\\"企业\\"\\"科创\\"能级，位列全国{rank}"',
    )  # fmt: skip


def test_a_plain_scalar_that_can_no_longer_be_plain_is_quoted() -> None:
    check(
        lambda hand: hand.retype("引导企业", "投入", "：# 投入: "), "text two.yaml:5", file="two.yaml",
        written="      - {name: 探索者计划, text: '引导企业：# 投入: 应用基础研究'}",
    )  # fmt: skip


def test_second_paragraph_lowered_and_linked_words() -> None:
    check(
        lambda hand: hand.retype("第二段接着", "接着说", "接下来说").retype("第二段接", "说明", "原文"), "text one.yaml:9",
        written="      第二段接下来说，见[](#tiers)和[](#list)，H~2~O 与 [原文](https://example.org/)，==着重==__鲁迅__。",
    )  # fmt: skip


def test_dotted_and_underlined_words() -> None:
    check(
        lambda hand: hand.retype("第二段接着", "着重", "注重").retype("第二段接着", "鲁迅", "茅盾"), "text one.yaml:9",
        written="      第二段接着说，见[](#tiers)和[](#list)，H~2~O 与 [说明](https://example.org/)，==注重==__茅盾__。",
    )  # fmt: skip


@pytest.mark.parametrize(("typed", "written"), [("{firms}", "\\{firms}"), ("{y:full}", "\\{y:full}"), ("{甲}", "{甲}"), ("{{y}}", "{{y}}")])
def test_braces_typed_in_word_stay_words(typed: str, written: str) -> None:
    check(
        lambda hand: hand.retype("强化顶层", "顶层", typed), "text one.yaml:4:17 ready",
        written=f"introduction: 强化{written}布局，加快健全梯度培育机制。",
    )  # fmt: skip


def test_what_cannot_be_written_is_not_promised_and_its_reason_names_the_words() -> None:
    edits = [lambda hand: hand.retype("新增95家", "新增", "{y}"), lambda hand: hand.retype("强化顶层", "顶层", "基层")]
    hand = Hand()
    for edit in edits:
        edit(hand)
    found, done = hand.pull(), hand.pull(apply=True)
    assert [change.fate for change in found.changes] == ["ready", "left"]
    assert [change.fate for change in done.changes] == ["applied", "left"]
    assert found.changes[1].mend == done.changes[1].mend == "写进 YAML 是错误：没有名为“y”的数据；换个写法，手工改"
    assert not found.files and list(done.files) == ["one.yaml"]


@pytest.mark.parametrize(
    "words,old,new,place,file,written",
    [
        ("丙丁", "丙", "戊", "one.yaml:31", "one.yaml", "        - [北京, 乙, {text: 戊丁, columns: 1}]"),
        ("地区", "地", "片", "one.yaml:28", "one.yaml", "      columns: [片区, {title: 数量, align: right}, 备注]"),
        ("数量", "数", "总", "one.yaml:28", "one.yaml", "      columns: [地区, {title: 总量, align: right}, 备注]"),
        ("其他", "其他", "另外", "one.yaml:32", "one.yaml", "        - group: 另外"),
        ("单位：家", "家", "户", "one.yaml:22", "one.yaml", "      note: 单位：户。"),
        ("金字塔式", "培育", "养成", "one.yaml:20", "one.yaml", "      title: 金字塔式养成体系"),
        ("科技领军", "凸显", "显著", "one.yaml:3", "one.yaml", "title: 科技领军企业引领作用显著"),
        ("坚持改革", "改革", "开放", "two.yaml:8", "two.yaml", "      - 坚持开放导向，强化需求牵引"),
        ("强化需求", "需求", "供给", "two.yaml:8", "two.yaml", "      - 坚持改革导向，强化供给牵引"),
        ("《三年", "三年", "五年", "two.yaml:11", "two.yaml", "      title: 《五年行动方案》"),
        ("引文一段", "一", "首", "two.yaml:14", "two.yaml", "  - quotation: {text: 引文首段。, source: ——出处}"),
        ("在建", "在建", "建成", "two.yaml:13", "two.yaml", "  - projects: [{name: 燃气轮机试验装置, status: 建成, points: [完成建安综合验收]}]"),
        ("总的市值", "总的", "总", "one.yaml:17", "one.yaml", '  - stats: [firms, {figure: value, label: 总市值, change: "新增{firms}"}]'),
        ("样例报告", "样例", "样板", "report.yaml:2", "report.yaml", "title: 2025年度样板报告（节选）"),
        ("编写单位", "编写", "编制", "report.yaml:5", "report.yaml", "author: 编制单位"),
        ("全国企业", "全国", "各地", "figures.yaml:8", "figures.yaml", "        name: 各地企业"),
    ],
)  # fmt: skip
def test_words_of_every_kind_of_panel(words: str, old: str, new: str, place: str, file: str, written: str) -> None:
    check(lambda hand: hand.retype(words, old, new), f"text {place}", written=written, file=file)


def test_a_footnote() -> None:
    def edit(hand: Hand) -> Hand:
        return hand.replace("word/footnotes.xml", "统计口径", "统计范围")

    check(edit, "text one.yaml:35:8 ready", written="  n: 统计范围见说明。")


def test_words_the_program_gives_are_left_and_said() -> None:
    found = Hand().retype("所在页", "所在", "见").retype("政策文件", "政策", "重要").pull()
    assert ["给出" in c.mend or "没有写 label" in c.mend for c in found.changes] == [True, True]


# ---------------------------------------------------------------- figures


def test_a_number_typed_over_a_figure_belongs_in_the_ledger() -> None:
    check(
        lambda hand: hand.retype("共有95家", "95家", "96家"), "figure figures.yaml:4:38 ready 95家 → 96家", file="figures.yaml",
        written="      - {id: firms, name: 企业, value: 96, unit: 家}  # 家数",
    )  # fmt: skip


def test_a_rank_a_large_number_and_a_tile() -> None:
    check(
        lambda hand: hand.retype("位列全国", "第二", "第十一"), "figure figures.yaml:6", file="figures.yaml",
        written="      - {id: rank, name: 位次, value: 11, kind: rank}",
    )  # fmt: skip
    check(
        lambda hand: hand.retype("12\u2009345", "12\u2009345", "12,346"), "figure figures.yaml:9", file="figures.yaml",
        written="        value: 12346",
    )  # fmt: skip
    check(
        lambda hand: hand.retype("2.92 万亿元", "2.92", "3"), "figure figures.yaml:5", file="figures.yaml",
        written="      - {id: value, name: 总市值, value: 3, unit: 万亿元, qualifier: 超过, kind: amount}",
    )  # fmt: skip


def test_words_and_a_figure_of_one_paragraph() -> None:
    found = Hand().retype("共有95家", "95家", "97家").retype("第一段", "第一段", "首段").pull(apply=True)
    assert [(c.kind, c.fate) for c in found.changes] == [("figure", "applied"), ("text", "applied")]
    assert set(found.files) == {"figures.yaml", "one.yaml"}


def test_one_figure_with_two_new_values_is_a_conflict() -> None:
    check(
        lambda hand: hand.retype("共有95家", "95家", "96家").retype("新增95家", "95", "97"),
        "conflict figures.yaml:4:38 left｜96家", "conflict figures.yaml:4:38 left｜97家",
    )  # fmt: skip


def test_a_computed_figure_and_a_unit_are_left() -> None:
    check(lambda hand: hand.retype("占全国", "0.8%", "0.9%"), "figure figures.yaml:11:40 left 0.8% → 0.9%")
    check(lambda hand: hand.retype("共有95家", "95家", "95户"), "text one.yaml:7:7 left")


# ---------------------------------------------------------------- paragraphs


def test_paragraphs_that_came_went_and_moved() -> None:
    check(lambda hand: hand.insert("强化顶层", "新的一段。"), "added one.yaml:4:15 left → 新的一段。".replace("left →", "left  →"))
    check(lambda hand: hand.delete("提升"), "deleted one.yaml:13:9 left 提升")
    check(lambda hand: hand.move("折起来", "强化顶层"), "moved one.yaml:14:12 left 折起来")


def test_paragraphs_split_and_joined() -> None:
    check(lambda hand: hand.split("强化顶层", "加快"), "split one.yaml:4:15 left｜强化顶层布局， ¶ 加快健全梯度培育机制。")
    check(lambda hand: hand.join("强化顶层"), "merged one.yaml:7:7 left 第一段")


def test_a_deleted_chart() -> None:
    def edit(hand: Hand) -> Hand:
        drawing = hand.paragraph("金字塔式")
        while not list(drawing.iter("{*}drawing")):
            drawing = drawing.getnext()
        drawing.getparent().remove(drawing)
        return hand

    check(edit, "deleted one.yaml:19:7 left")


@pytest.mark.parametrize("places", [{"cache": True}, {"book": True}, {"cache": True, "book": True}])
def test_a_number_of_a_chart(places: dict[str, bool]) -> None:
    check(
        lambda hand: hand.chart("95", "99", **places), "figure figures.yaml:4:38 ready 95 → 99", file="figures.yaml",
        written="      - {id: firms, name: 企业, value: 99, unit: 家}  # 家数",
    )  # fmt: skip


def test_numbers_of_a_chart_that_disagree_names_and_rows() -> None:
    check(lambda hand: hand.chart("95", "99", cache=True).chart("95", "98", book=True), "conflict one.yaml:19:7 left 数值 企业 99；数值 全国企业 12345 → 数值 企业 98；数值 全国企业 12345")
    check(lambda hand: hand.chart("企业", "公司", cache=True), "picture one.yaml:19:7 left 企业 → 公司")
    check(lambda hand: hand.replace("word/charts/chart1.xml", 'ptCount val="2"', 'ptCount val="3"'), "picture one.yaml:19:7 left")


def test_a_chart_whose_source_moved_on() -> None:
    files = dict(FILES) | {"figures.yaml": FILES["figures.yaml"].replace("value: 12345", "value: 12399")}
    assert lines(Hand().pull(files)) == []
    found = Hand().chart("95", "99", cache=True).pull(files, apply=True)
    assert lines(found) == ["figure figures.yaml:4:38 applied 95 → 99"]
    assert found.files == {"figures.yaml": files["figures.yaml"].replace("value: 95", "value: 99").encode()}


# ---------------------------------------------------------------- tracked changes and comments


def test_tracked_changes_are_told_by_whom_and_taken() -> None:
    check(
        lambda hand: hand.track("强化顶层", "顶层", "基层"), "removed one.yaml:4:15 told 顶层", "inserted one.yaml:4:15 told",
        "text one.yaml:4:17 ready", written="introduction: 强化基层布局，加快健全梯度培育机制。",
    )  # fmt: skip
    signed = Hand().track("强化顶层", "顶层", "基层").pull().changes[0]
    assert (signed.author, signed.date) == ("张三", "2026-03-01 09:30")


def test_tracked_changes_refused_leave_the_text_as_it_was() -> None:
    found = Hand().track("强化顶层", "顶层", "基层").pull(tracked="reject", apply=True)
    assert [c.kind for c in found.changes] == ["removed", "inserted"] and not found.files


def test_a_comment_is_told_where_it_stands() -> None:
    check(lambda hand: hand.comment("强化顶层", "请核对"), "comment one.yaml:4:15 told｜强化顶层布局｜→ 请核对")


# ---------------------------------------------------------------- lost marks, lost maps, sources that moved on


def test_one_lost_bookmark() -> None:
    check(
        lambda hand: hand.drop_bookmarks("强化顶层").retype("强化顶层", "顶层", "基层"), "text one.yaml:4:17 ready",
        written="introduction: 强化基层布局，加快健全梯度培育机制。",
    )  # fmt: skip


def test_all_bookmarks_lost() -> None:
    check(
        lambda hand: hand.retype("丙丁", "丙", "戊").drop_bookmarks(), "text one.yaml:31",
        written="        - [北京, 乙, {text: 戊丁, columns: 1}]",
    )  # fmt: skip
    check(
        lambda hand: hand.drop_bookmarks().retype("强化顶层", "顶层", "基层"), "text one.yaml:4:17 ready",
        written="introduction: 强化基层布局，加快健全梯度培育机制。",
    )  # fmt: skip


def test_a_lost_map_is_made_again_and_said() -> None:
    check(
        lambda hand: hand.drop_map().retype("强化顶层", "顶层", "基层"), "text one.yaml:4:17 ready", "lost report.yaml told",
        written="introduction: 强化基层布局，加快健全梯度培育机制。",
    )  # fmt: skip


def moved_on(old: str, new: str) -> dict[str, str]:
    assert old in FILES["one.yaml"]
    return dict(FILES) | {"one.yaml": FILES["one.yaml"].replace(old, new)}


def test_a_source_that_moved_on_is_a_conflict_and_stays() -> None:
    files = moved_on("加快健全", "逐步健全")
    found = Hand().retype("强化顶层", "顶层", "基层").pull(files, apply=True)
    assert lines(found)[0].startswith("conflict one.yaml:4:15 left 强化顶层布局，逐步健全") and not found.files


def test_a_source_that_moved_on_alone_or_says_the_same_is_no_change() -> None:
    assert lines(Hand().pull(moved_on("加快健全", "逐步健全"))) == []
    assert lines(Hand().retype("强化顶层", "加快健全", "逐步健全").pull(moved_on("加快健全", "逐步健全"))) == []


def test_other_changes_are_written_beside_a_source_that_moved_on() -> None:
    files = moved_on("加快健全", "逐步健全")
    found = Hand().retype("金字塔式", "培育", "养成").pull(files, apply=True)
    assert found.files["one.yaml"].decode() == files["one.yaml"].replace("金字塔式培育", "金字塔式养成")


def test_a_text_that_is_gone_from_the_source_is_a_conflict() -> None:
    files = moved_on("introduction: 强化顶层布局，加快健全梯度培育机制。\n", "")
    assert [c.kind for c in Hand().retype("强化顶层", "顶层", "基层").pull(files).changes] == ["conflict"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_and_marks_of_order_stay(ends: str, mark: str) -> None:
    files = {name: mark + text.replace("\n", ends) for name, text in FILES.items()}
    found = Hand().retype("丙丁", "丙", "戊").retype("强化顶层", "顶层", "基层层").pull(files, apply=True)
    wanted = files["one.yaml"].replace("丙丁", "戊丁").replace("强化顶层", "强化基层层")
    assert {name: data.decode() for name, data in found.files.items()} == {"one.yaml": wanted}


def test_mistakes_that_a_new_number_brings_are_told() -> None:
    told = dict(FILES) | {
        "report.yaml": FILES["report.yaml"] + "sources: {text: text.txt}\nleft_out: [{file: text, line: 企业95家, reason: 样例}]\n",
        "figures.yaml": FILES["figures.yaml"].replace("value: 95, unit: 家", "value: 95, unit: 家, source: {file: text, quote: 企业95家}"),
        "text.txt": "企业95家\n",
    }  # fmt: skip
    hand = Hand(word_file(told)).retype("共有95家", "95家", "96家")
    assert [problem.code for problem in hand.pull(told, apply=True).problems] == ["O003"]


def test_a_figure_that_was_changed_here_and_there_is_a_conflict_in_the_ledger() -> None:
    files = {**FILES, "figures.yaml": FILES["figures.yaml"].replace("value: 95", "value: 97")}
    found = Hand().retype("第一段说明", "95", "96").pull(files, apply=True)
    assert lines(found) == ["conflict figures.yaml:4:38 left 97家 → 96家"] and not found.files
    assert "“firms”现在是 97家，Word 里是 96家（印在 one.yaml:" in found.changes[0].mend


def test_what_is_computed_from_a_number_that_was_brought_back_is_told_and_no_conflict() -> None:
    hand = Hand().retype("第一段说明", "95", "5")
    after = {**FILES, "figures.yaml": hand.pull(apply=True).files["figures.yaml"].decode()}
    found = hand.pull(after).changes
    assert [(c.kind, c.fate, c.before, c.after) for c in found] == [("figure", "told", "0.0%", "0.8%")]
    assert "再生成一次 Word 即可" in found[0].mend


def test_a_section_that_is_gone_is_told_once() -> None:
    hand = Hand()
    for words in ("新型研发机构", "探索者计划", "引导企业投入", "揭榜挂帅", "完善关键领域", "坚持改革导向", "强化需求", "坚持任务导向", "以功能定"):
        hand.delete(words)
    hand.delete("政策文件").delete("三年行动方案").delete("到2027年").delete("燃气轮机").delete("在建").delete("完成建安").delete("引文一段").delete("——出处")
    found = hand.pull().changes
    assert lines(hand.pull()) == ["deleted two.yaml:2:8 left 新型研发机构 → "]
    assert "连同其下 16 处都删了" in found[0].mend


def test_a_table_that_is_gone_is_told_once_and_is_no_section() -> None:
    table = "{id: t, title: 某表, columns: [项目, 数量], rows: [[甲甲, 乙乙], [丙丙, 丁丁]]}"
    files = {
        "report.yaml": "title: 报告\ncontents: false\nsections: [one.yaml]\n",
        "one.yaml": f"title: 一章\npanels:\n  - prose: 前一段话。\n  - table: {table}\n  - prose: 后一段话。\n",
    }
    hand = Hand(word_file(files))
    for words in ("某表", "项目", "数量", "甲甲", "乙乙", "丙丙", "丁丁"):
        hand.delete(words)
    found = hand.pull(files).changes
    assert [(change.kind, change.before) for change in found] == [("deleted", "某表")]
    assert found[0].mend == "连同其下 6 处都删了；要删，从 YAML 里一并删去"


@pytest.mark.parametrize(("style", "words"), [("gongwen", "坚持改革导向。强化需求牵引"), ("brief", "坚持改革导向。强化需求牵引"), (None, "强化需求牵引")])
def test_a_principle_comes_back_though_its_comma_is_printed_as_a_full_stop(style: str | None, words: str) -> None:
    hand = Hand(word_file(FILES, style=style)).retype(words, "需求", "目标")
    done = hand.pull(apply=True, style=style).files["two.yaml"].decode()
    assert done == FILES["two.yaml"].replace("需求", "目标")


def test_the_mark_that_the_program_prints_for_a_comma_is_left() -> None:
    found = Hand(word_file(FILES, style="gongwen")).retype("坚持改革导向。强化需求牵引", "导向。", "导向；").pull(style="gongwen").changes
    assert [(change.fate, change.mend) for change in found] == [("left", "这几个字由程序给出，不收")]


@pytest.mark.parametrize(
    ("written", "printed", "said", "fate"),
    [
        ("2026-02", "2026年2月", "2026年3月", "ready"), ("2026-02-01", "2026年2月1日", "2026年12月31日", "ready"),
        ("2026", "2026年", "2027年", "ready"), ("2026-02", "2026年2月", "2026年2月8日", "left"),
        ("2026-02", "2026年2月", "二月", "left"), ("2026-02", "2026年2月", "2026年13月", "left"),
        ("2026-02-01", "2026年2月1日", "2026年2月30日", "left"),
    ],
)  # fmt: skip
def test_a_date_comes_back_as_dates_are_written(written: str, printed: str, said: str, fate: str) -> None:
    files = {**FILES, "report.yaml": f"{FILES['report.yaml']}date: {written}\n"}
    found = Hand(word_file(files)).retype(printed, printed, said).pull(files, apply=True)
    assert [change.fate for change in found.changes] == ["applied" if fate == "ready" else "left"]
    done = "-".join(f"{int(part):02}" for part in re.findall(r"\d+", said))
    assert (found.files.get("report.yaml", b"").decode().endswith(f"date: {done}\n")) is (fate == "ready")


def test_the_word_file_of_a_report_with_the_same_names_is_refused_with_its_title() -> None:
    other = {**FILES, "report.yaml": FILES["report.yaml"].replace("样例报告", "另一份报告")}
    for name in ("one.yaml", "two.yaml", "figures.yaml"):
        other[name] = re.sub(r"[\u4e00-\u9fff]", "字", FILES[name]).replace("value: 95", "value: 77")
    with pytest.raises(BadArchive, match="它的报告名称是“2025年度另一份报告（节选）”"):
        Hand(word_file(other)).pull()


def test_the_word_file_of_another_report_is_refused() -> None:
    other = {
        "report.yaml": "title: 别的报告\ncontents: false\nsections: [a.yaml]\n", "a.yaml": "title: 另一章\npanels: [{prose: 完全不同的话。}]\n",
    }  # fmt: skip
    with pytest.raises(BadArchive, match="不是由"):
        Hand(word_file(other)).drop_bookmarks().pull()


def test_the_original_is_the_same_on_every_run() -> None:
    assert original() == word_file()


def test_notes_of_one_name_in_two_chapters_come_back_to_their_own() -> None:
    chapter = "title: {0}\nnotes: {{a: {0}注文字}}\npanels:\n  - prose: 文字[^a]。\n"
    files = {"report.yaml": "title: 报告\nsections: [one.yaml, two.yaml]\n", "one.yaml": chapter.format("甲"), "two.yaml": chapter.format("乙")}
    hand = Hand(word_file(files)).replace("word/footnotes.xml", "乙注", "丙注")
    assert lines(hand.pull(files)) == ["text two.yaml:2:12 ready 乙注文字 → 丙注文字"]
    assert hand.pull(files, apply=True).files == {"two.yaml": files["two.yaml"].replace("乙注", "丙注").encode()}


def test_notes_of_one_name_in_two_sections_of_a_chapter_come_back_to_their_own() -> None:
    below = "sections: [{title: 甲, notes: {a: 甲注文字}, panels: [{prose: '一[^a]。'}]}, {title: 乙, notes: {a: 乙注文字}, panels: [{prose: '二[^a]。'}]}]\n"
    files = {"report.yaml": "title: 报告\nsections: [one.yaml]\n", "one.yaml": f"title: 章\n{below}"}
    hand = Hand(word_file(files)).replace("word/footnotes.xml", "乙注", "丙注")
    assert hand.pull(files, apply=True).files == {"one.yaml": files["one.yaml"].replace("乙注", "丙注").encode()}


# ---------------------------------------------------------------- numbers of pages, and where a paragraph stands

PAGED = FILES | {
    "one.yaml": """\
number: "1.1"
title: 页码
source: 综合处
panels:
  - prose: |
      前一段。

      后一段，详见第[](#list:page)页的[附表](#list)和[](#list)。
  - table: {id: list, title: 附表, columns: [甲, 乙], rows: [[一, 二]]}
""",
}


def paged(edit: Edit, *wanted: str, written: str = "") -> None:
    """The same as ``check`` for a text with the number of a page, which Word counts."""
    applied = edit(Hand(word_file(PAGED))).pull(PAGED, apply=True)
    told = lines(applied)
    assert len(told) == len(wanted) and all(words in line for words, line in zip(wanted, told, strict=True)), told
    after = applied.files.get("one.yaml", PAGED["one.yaml"].encode()).decode()
    assert [line for line in after.splitlines() if line not in PAGED["one.yaml"].splitlines()] == ([written] if written else [])


def plain_folio(hand: Hand) -> Hand:
    """The field made plain words, as Ctrl+Shift+F9 does."""
    paragraph = hand.paragraph("详见第")
    for node in list(paragraph.iter(f"{W}fldChar", f"{W}instrText")):
        node.getparent().remove(node)
    return hand.retype("详见第", "见第", "见第3")


def test_words_beside_the_number_of_a_page_are_written_back() -> None:
    paged(
        lambda hand: hand.retype("详见第", "详见", "另见"), "text one.yaml:8:11 applied",
        written="      后一段，另见第[](#list:page)页的[附表](#list)和[](#list)。",
    )  # fmt: skip
    paged(
        lambda hand: hand.retype("详见第", "页的", "页里的"), "text one.yaml:8:29 applied",
        written="      后一段，详见第[](#list:page)页里的[附表](#list)和[](#list)。",
    )  # fmt: skip
    paged(lambda hand: hand.retype("详见第", "第页", "面"), "text one.yaml:8:7 left")


def test_a_folio_that_is_words_now_is_no_edit() -> None:
    paged(plain_folio)
    paged(
        lambda hand: plain_folio(hand).retype("后一段", "后一", "末"), "text one.yaml:8:7 applied",
        written="      末段，详见第[](#list:page)页的[附表](#list)和[](#list)。",
    )  # fmt: skip
    paged(lambda hand: plain_folio(hand).retype("后一段", "3页", "5面"), "text one.yaml:8:7 left")


def test_why_words_are_left_is_said_and_where_their_paragraph_is() -> None:
    changed = Hand(word_file(PAGED)).retype("详见第", "第页", "面").pull(PAGED).changes[0]
    assert (str(changed.place), changed.mend) == ("one.yaml:8:7", "改动跨过了加粗、链接、脚注或页码的边界；照 Word 里的字手工改")


def test_where_a_section_comes_from() -> None:
    paged(lambda hand: hand.retype("综合处", "综合", "科技"), "text one.yaml:3:9 applied", written="source: 科技处")
    paged(lambda hand: hand.retype("综合处", "（", "["), "text one.yaml:3:9 left")


def test_one_edit_that_cannot_be_written_keeps_no_other_out() -> None:
    """A unit is printed in many places, a status may have ten letters: both are left, the rest is written."""
    hand = Hand().retype("强化顶层", "顶层", "基层").retype("在建", "在建", "在建" * 6).retype("折起来", "折起来", "折叠")
    cell = next(p for p in hand.body.iter(f"{W}p") if said(p) == "家")
    next(cell.iter(f"{W}t")).text = "所"
    done = hand.pull(apply=True)
    fates = {(change.before, change.fate, change.mend) for change in done.changes}
    assert ("家", "left", "写回后别处印出的字也跟着变了；核对后手工改") in fates
    assert sum(change.fate == "left" for change in done.changes) == 2 and len(fates) == 4
    assert "基层" in done.files["one.yaml"].decode() and "折叠的一段" in done.files["one.yaml"].decode()
    assert "two.yaml" not in done.files and "figures.yaml" not in done.files
    (long,) = (change for change in done.changes if change.origin.endswith("/status"))
    assert long.fate == "left" and long.mend.startswith("写进 YAML 是错误：")
