"""Rows and tables that came or went in Word: each is told once, not cell by cell."""

from __future__ import annotations

import copy

from lxml import etree

from pull.office import Hand, W, draft, lines, said

TABLE = "{id: t, title: 表甲, columns: [馆, 数, 占], rows: [[东馆, '1', 10%], [西馆, '2', 20%], [南馆, '3', 30%]]}"
FILES = {
    "report.yaml": "title: 报告\nsections: [a.yaml]\n",
    "a.yaml": f'number: "1"\ntitle: 情况\npanels:\n  - prose: 第一段。\n  - table: {TABLE}\n  - prose: 末段。\n',
}  # fmt: skip
SIGNED = {f"{W}id": "900", f"{W}author": "张三", f"{W}date": "2026-03-01T09:00:00Z"}


def row(hand: Hand) -> etree._Element:
    return next(hand.paragraph("西馆").iterancestors(f"{W}tr"))


def table(hand: Hand) -> etree._Element:
    return next(hand.paragraph("西馆").iterancestors(f"{W}tbl"))


def copied(node: etree._Element, *words: str) -> etree._Element:
    """A copy without bookmarks, saying other words."""
    other = copy.deepcopy(node)
    for mark in list(other.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    texts = list(other.iter(f"{W}t"))
    for text, new in zip(texts, words or [f"新{at}" for at in range(len(texts))], strict=True):
        text.text = new
    return other


def track(tr: etree._Element, kind: str) -> None:
    """Make a row one that was taken out or put in, tracked, as Word does: the row and every run in it."""
    properties = tr.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        tr.insert(0, properties)
    etree.SubElement(properties, f"{W}{kind}", SIGNED)
    for run in list(tr.iter(f"{W}r")):
        around = etree.Element(f"{W}{kind}", SIGNED)
        run.addprevious(around)
        around.append(run)
        for text in run.iter(f"{W}t") if kind == "del" else ():
            text.tag = f"{W}delText"


def check(hand: Hand, *wanted: str) -> None:
    """What is told; nothing is written, and an untouched file has nothing to tell."""
    found = hand.pull(FILES, apply=True)
    told = [f"{line}；{change.mend}" for line, change in zip(lines(found), found.changes, strict=True)]
    assert told == list(wanted) and not found.files


DELETED = "deleted a.yaml:5:75 left 西馆｜2｜20% → ；表里删了一行；要删，从 YAML 里删去这一行"
ADDED = "added a.yaml:5:84 left  → 北馆｜4｜40%；在 YAML 的这一处之后加上一行"


def edited() -> Hand:
    return Hand(draft(FILES))


def test_a_row_that_is_gone() -> None:
    hand = edited()
    row(hand).getparent().remove(row(hand))
    check(hand, DELETED)


def test_a_row_whose_deletion_is_tracked() -> None:
    hand = edited()
    track(row(hand), "del")
    check(hand, DELETED, "removed a.yaml:5:75 told （整行） → ；照已接受读")


def test_a_row_that_was_emptied() -> None:
    hand = edited()
    for text in row(hand).iter(f"{W}t"):
        text.text = ""
    check(hand, DELETED)


def test_one_cell_that_was_emptied_is_no_row() -> None:
    check(edited().retype("西馆", "西馆", ""), "deleted a.yaml:5:75 left 西馆 → ；要删，从 YAML 里删去这一处")


def test_a_row_that_came_in() -> None:
    hand = edited()
    row(hand).addnext(copied(row(hand), "北馆", "4", "40%"))
    check(hand, ADDED)


def test_a_row_whose_insertion_is_tracked() -> None:
    hand = edited()
    new = copied(row(hand), "北馆", "4", "40%")
    row(hand).addnext(new)
    track(new, "ins")
    check(hand, ADDED, "inserted a.yaml:5:84 told  → （整行）；照已接受读")


def test_a_table_that_is_gone_but_for_its_caption() -> None:
    hand = edited()
    table(hand).getparent().remove(table(hand))
    check(hand, "deleted a.yaml:5:41 left 馆 → ；表删了（12 格），题注还在；要删，从 YAML 里删去这张表")


def test_a_table_that_came_in() -> None:
    hand = edited()
    new = copied(table(hand))
    hand.paragraph("末段").addnext(new)
    words = "｜".join(said(cell) for cell in new.iter(f"{W}tc"))
    check(hand, f"added a.yaml:6:12 left  → {words}；在 YAML 的这一处之后加上一张表（4 行）")


# ---------------------------------------------------------------- columns


def cells(hand: Hand, column: int) -> list[etree._Element]:
    return [list(tr.iter(f"{W}tc"))[column] for tr in table(hand).iter(f"{W}tr")]


def put_in(hand: Hand, after: int, *words: str) -> list[etree._Element]:
    """A new column behind another, as Word makes it: a cell a row, one more of the grid."""
    new = []
    for cell, word in zip(cells(hand, after), words, strict=True):
        new.append(copied(cell, word))
        cell.addnext(new[-1])
    return new


def take_out(hand: Hand, column: int) -> Hand:
    for cell in cells(hand, column):
        cell.getparent().remove(cell)
    return hand


NEW = "在 YAML 的这一处之后加上一栏"
GONE = "表里删了一栏；要删，从 YAML 里删去这一栏"


def test_a_column_that_is_gone() -> None:
    check(take_out(edited(), 1), f"deleted a.yaml:5:44 left 数｜1｜2｜3 → ；{GONE}")


def test_a_column_that_was_emptied() -> None:
    hand = edited()
    for cell in cells(hand, 2):
        for text in cell.iter(f"{W}t"):
            text.text = ""
    check(hand, f"deleted a.yaml:5:47 left 占｜10%｜20%｜30% → ；{GONE}")


def test_a_column_and_a_row_that_are_gone() -> None:
    hand = take_out(edited(), 1)
    row(hand).getparent().remove(row(hand))
    check(
        hand, f"deleted a.yaml:5:44 left 数｜1｜3 → ；{GONE}",
        "deleted a.yaml:5:75 left 西馆｜2｜20% → ；表里删了一行；要删，从 YAML 里删去这一行",
    )  # fmt: skip


def test_a_column_that_came_in() -> None:
    hand = edited()
    put_in(hand, 1, "增", "5", "6", "7")
    check(hand, f"added a.yaml:5:44 left  → 增｜5｜6｜7；{NEW}")


def test_a_column_and_a_row_that_came_in() -> None:
    hand = edited()
    put_in(hand, 2, "增", "5", "6", "7")
    row(hand).addnext(copied(row(hand), "北馆", "4", "40%", "8"))
    check(
        hand, f"added a.yaml:5:47 left  → 增｜5｜6｜7；{NEW}",
        "added a.yaml:5:84 left  → 北馆｜4｜40%｜8；在 YAML 的这一处之后加上一行",
    )  # fmt: skip


def test_a_column_whose_insertion_is_tracked() -> None:
    hand = edited()
    for cell in put_in(hand, 2, "增", "5", "6", "7"):
        properties = cell.find(f"{W}tcPr")
        etree.SubElement(properties, f"{W}cellIns", SIGNED)
    check(hand, f"added a.yaml:5:47 left  → 增｜5｜6｜7；{NEW}", "inserted a.yaml:5:47 told  → （单元格）；照已接受读")


def test_words_typed_into_a_cell_that_was_empty_are_no_column() -> None:
    files = {**FILES, "a.yaml": FILES["a.yaml"].replace("10%", "''").replace("20%", "''").replace("30%", "''")}
    hand = Hand(draft(files))
    for at, cell in enumerate(cells(hand, 2)[1:]):
        next(cell.iter(f"{W}p")).append(hand._made(f"<w:r><w:t>新{at}</w:t></w:r>"))
    assert [change.after for change in hand.pull(files).changes] == ["新0", "新1", "新2"]
