"""Edits of official documents: headings that run in, and lines that the program makes of several entries."""

from __future__ import annotations

import pytest

from pull.office import Hand, draft, lines

FILES = {
    "report.yaml": """\
title: 关于做好某项工作的通知
style: gongwen
sections: [body.yaml]
document:
  form: document
  secrecy: {level: 秘密, term: 1年}
  issuer_mark: {names: [滨湖市人民政府办公室, 滨湖市财政局]}
  number: {code: 滨政办发, year: "2026", serial: 8}
  addressees: [各区人民政府, "市政府各委、办、局"]
  signed_by: [滨湖市人民政府办公室, 滨湖市文化局, 滨湖市财政局]
  date: 2026-03-15
  imprint: {copies: [市委办公室, 市监委, 市法院], printed_by: 滨湖市人民政府办公室, printed_on: 2026-03-16}
""",
    "body.yaml": """\
title: 总体要求
notes: {n: 注文。}
sections:
  - title: 坚持公益
    panels: [{prose: '各馆免费开放，[^n]**不收**费用。'}]
  - title: 坚持便民
    panels:
      - cards: [{name: 湖畔书屋, text: 开设自然主题书架}, {name: 老街书房, text: 收藏地方文献}]
""",
}


def check(hand: Hand, file: str, *changes: tuple[str, str]) -> None:
    """An edit, and the words that change in a file; then a new Word file has nothing to tell."""
    found, done = hand.pull(FILES), hand.pull(FILES, apply=True)
    assert {change.fate for change in found.changes} == {"ready"}, lines(found)
    wanted = FILES[file]
    for old, new in changes:
        assert old in wanted
        wanted = wanted.replace(old, new)
    assert {name: data.decode() for name, data in done.files.items()} == {file: wanted}
    after = {**FILES, file: wanted}
    assert lines(Hand(draft(after)).pull(after)) == []


def edited() -> Hand:
    return Hand(draft(FILES))


def test_a_heading_that_runs_in_comes_back_to_its_title() -> None:
    hand = edited().retype("各馆免费", "公益", "公益性")
    assert lines(hand.pull(FILES))[0].startswith("text body.yaml:4:16 ready ")
    check(hand, "body.yaml", ("坚持公益", "坚持公益性"))


def test_words_behind_a_heading_that_runs_in() -> None:
    check(edited().retype("各馆免费", "免费", "全部免费"), "body.yaml", ("免费", "全部免费"))


def test_a_heading_and_the_words_and_notes_behind_it() -> None:
    hand = edited().retype("各馆免费", "公益", "公益性").retype("各馆免费", "费用", "一切费用")
    check(hand, "body.yaml", ("坚持公益", "坚持公益性"), ("**费用", "**一切费用"))


def test_a_heading_without_its_full_stop_is_left() -> None:
    found = edited().retype("各馆免费", "公益。", "公益").pull(FILES, apply=True)
    assert [change.fate for change in found.changes] == ["left"] and not found.files


def test_the_name_of_a_card_that_runs_in() -> None:
    check(edited().retype("自然主题", "湖畔书屋", "湖滨书屋"), "body.yaml", ("湖畔书屋", "湖滨书屋"))


@pytest.mark.parametrize(
    ("words", "old", "new", "written"),
    [
        ("秘密★", "1年", "3年", ("term: 1年", "term: 3年")),
        ("秘密★", "秘密", "机密", ("level: 秘密", "level: 机密")),
        ("滨政办发", "政办", "府办", ("滨政办发", "滨府办发")),
        ("滨政办发", "8", "12", ("serial: 8", "serial: 12")),
        ("各区人民", "各区", "各县区", ("各区", "各县区")),
        ("各区人民", "各委", "各部委", ("各委", "各部委")),
        ("市监委", "监委", "监察委员会", ("市监委", "市监察委员会")),
        ("滨湖市文化局", "文化", "文化和旅游", ("文化局", "文化和旅游局")),
    ],
)  # fmt: skip
def test_an_entry_of_a_line(words: str, old: str, new: str, written: tuple[str, str]) -> None:
    check(edited().retype(words, old, new), "report.yaml", written)


@pytest.mark.parametrize(
    ("words", "old", "new", "why"),
    [
        ("市监委", "市监委", "市监委，市工会", "改动跨过了几项，或加减了项；在 YAML 的这几项里改"),
        ("市监委", "，市监委", "", "改动跨过了几项，或加减了项；在 YAML 的这几项里改"),
        ("市监委", "市委办公室，市监委", "市纪委", "改动跨过了几项，或加减了项；在 YAML 的这几项里改"),
        ("市监委", "抄送：", "分送：", "这几个字由程序给出，不收"),
        ("滨政办发", "〕8号", "〕8期", "这几个字由程序给出，不收"),
    ],
)  # fmt: skip
def test_what_reaches_over_entries_is_left_with_its_reason(words: str, old: str, new: str, why: str) -> None:
    found = edited().retype(words, old, new).pull(FILES, apply=True)
    assert [(change.fate, change.mend) for change in found.changes] == [("left", why)] and not found.files


PLAIN = {
    "report.yaml": """\
title: 关于某项工作的情况
style: gongwen
sections: [body.yaml]
document:
  signed_by: [滨湖市人民政府办公室, 滨湖市文化局]
  date: 2026-03-15  # 成文
""",
    "body.yaml": """\
title: 总体要求
panels:
  - projects:
      - {name: 燃气**轮机**装置, status: 在建, points: [完成验收]}
      - {name: 装置乙, status: 建成, points: [一项, 二项]}
""",
}


@pytest.mark.parametrize(
    ("words", "old", "new", "file", "written"),
    [
        ("文化局", "3月15日", "4月2日", "report.yaml", ("2026-03-15", "2026-04-02")),
        ("文化局", "文化局", "文旅局", "report.yaml", ("文化局", "文旅局")),
        ("燃气", "在建", "续建", "body.yaml", ("在建", "续建")),
        ("燃气", "燃气", "蒸汽", "body.yaml", ("燃气", "蒸汽")),
        ("燃气", "完成", "通过", "body.yaml", ("完成", "通过")),
        ("装置乙", "建成", "拆除", "body.yaml", ("建成", "拆除")),
        ("装置乙", "乙", "丙", "body.yaml", ("装置乙", "装置丙")),
    ],
)  # fmt: skip
def test_the_parts_of_a_plain_document(words: str, old: str, new: str, file: str, written: tuple[str, str]) -> None:
    done = Hand(draft(PLAIN)).retype(words, old, new).pull(PLAIN, apply=True)
    assert [change.fate for change in done.changes] == ["applied"], done.changes
    after = {**PLAIN, file: PLAIN[file].replace(*written)}
    assert {name: data.decode() for name, data in done.files.items()} == {file: after[file]}
    assert lines(Hand(draft(after)).pull(after)) == []


def test_an_office_and_the_date_at_once() -> None:
    hand = Hand(draft(PLAIN)).retype("文化局", "文化局", "文旅局").retype("文旅局", "15日", "16日")
    (done,) = (pulled := hand.pull(PLAIN, apply=True)).changes
    assert (done.fate, done.origin) == ("applied", "report:document/signed_by/0")
    assert pulled.files["report.yaml"].decode() == PLAIN["report.yaml"].replace("文化局", "文旅局").replace("03-15", "03-16")


def test_a_name_a_status_and_words_at_once() -> None:
    hand = Hand(draft(PLAIN)).retype("燃气", "燃气", "蒸汽").retype("蒸汽", "在建", "续建").retype("蒸汽", "完成", "通过")
    pulled = hand.pull(PLAIN, apply=True)
    assert {change.fate for change in pulled.changes} == {"applied"}
    assert pulled.files["body.yaml"].decode() == PLAIN["body.yaml"].replace("燃气", "蒸汽").replace("在建", "续建").replace("完成", "通过")


@pytest.mark.parametrize(
    ("words", "old", "new", "why"),
    [
        ("文化局", "2026年3月15日", "近日", "日期改得认不出来；在 YAML 里改"),
        ("装置乙", "（建成）", "", "这几个字由程序给出，不收"),
        ("燃气", "（在建）", "，在建", "这几个字由程序给出，不收"),
    ],
)  # fmt: skip
def test_what_is_no_date_and_no_status_is_left(words: str, old: str, new: str, why: str) -> None:
    (change,) = Hand(draft(PLAIN)).retype(words, old, new).pull(PLAIN, apply=True).changes
    assert (change.fate, change.mend) == ("left", why)


UPWARD = {
    "report.yaml": """\
title: 关于某项工作的请示
style: gongwen
sections: [body.yaml]
document:
  form: document
  direction: up
  secrecy: {level: 秘密, term: 1年}
  issuer_mark: {names: [滨湖市文化局], suffix: 文件}
  number: {serial: 8, code: 滨文报, year: "2026"}
  signatories: [甲某, 乙某, 丙某]
  addressees: [滨湖市人民政府]
  signed_by: [滨湖市文化局]
  date: 2026-03-15
""",
    "body.yaml": "title: 请示事项\npanels: [{prose: 请予批复。}]\n",
}
LETTER = {
    "report.yaml": UPWARD["report.yaml"].replace("form: document", "form: letter").replace("direction: up", "direction: down")
    .replace("  signatories: [甲某, 乙某, 丙某]\n", "").replace("文件}", "''}"),
    "body.yaml": UPWARD["body.yaml"],
}
BRIEF = {
    "report.yaml": """\
title: 工作动态
style: brief
sections: [body.yaml]
brief:
  name: 工作简报
  issue: {number: 3, total: 15}
  marking: 内部资料
  copy_number: "0012"
  editor: 滨湖市文化局
  date: 2026-03-15
  edited_by: 甲某
  approved_by: 乙某
  copies: 30
""",
    "body.yaml": UPWARD["body.yaml"],
}


@pytest.mark.parametrize(
    ("files", "words", "old", "new", "written"),
    [
        (UPWARD, "签发人", "甲某", "丁某", ("甲某", "丁某")),
        (UPWARD, "丙某", "丙某", "戊某", ("丙某", "戊某")),
        (UPWARD, "丙某", "8", "9", ("serial: 8", "serial: 9")),
        (UPWARD, "文化局文件", "文化局", "文旅局", ("names: [滨湖市文化局]", "names: [滨湖市文旅局]")),
        (LETTER, "秘密", "1年", "3年", ("term: 1年", "term: 3年")),
        (LETTER, "秘密", "滨文报", "滨文函", ("滨文报", "滨文函")),
        (BRIEF, "内部", "0012", "0013", ("0012", "0013")),
        (BRIEF, "总第", "15", "16", ("total: 15", "total: 16")),
        (BRIEF, "文化局", "3月15日", "3月16日", ("2026-03-15", "2026-03-16")),
        (BRIEF, "共印", "30", "35", ("copies: 30", "copies: 35")),
        (BRIEF, "共印", "乙某", "己某", ("乙某", "己某")),
    ],
)  # fmt: skip
def test_entries_that_share_a_line(
    files: dict[str, str], words: str, old: str, new: str, written: tuple[str, str]
) -> None:
    done = Hand(draft(files)).retype(words, old, new).pull(files, apply=True)
    assert [change.fate for change in done.changes] == ["applied"], done.changes
    after = {**files, "report.yaml": files["report.yaml"].replace(*written)}
    assert {name: data.decode() for name, data in done.files.items()} == {"report.yaml": after["report.yaml"]}
    assert lines(Hand(draft(after)).pull(after)) == []
