"""What has no place in the YAML, or none that pull writes to: listed with file and line, never dropped."""

from __future__ import annotations

import copy
import io
from collections.abc import Mapping

import pytest
from PIL import Image

from pull.office import FILES, Edit, Hand, W, said, word_file


def check(edit: Edit, *wanted: str, files: dict[str, str] | None = None) -> None:
    """An edit and what it is listed as; nothing is written for it."""
    files = files or dict(FILES)
    pulled = edit(Hand(word_file(files))).pull(files, apply=True)
    told = [f"{c.kind} {c.place} {c.fate} {c.before} → {c.after} ({c.author}) {c.mend}" for c in pulled.changes]
    assert len(told) == len(wanted), told
    for line, words in zip(told, wanted, strict=True):
        assert all(word in line for word in words.split("｜")), (words, line)
    assert not pulled.files


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


SIGNED = 'w:id="9" w:author="张三" w:date="2026-03-01T09:30:00Z"'
PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="77" name="图片 1" descr="一张照片"/></wp:inline></w:drawing></w:r>'


# ---------------------------------------------------------------- running heads, contents


def head(hand: Hand, words: str) -> str:
    return next(name for name, data in hand.parts.items() if name.startswith("word/header") and words in data.decode())


def test_running_heads_are_told_once_however_many_parts_say_them() -> None:
    def edit(hand: Hand) -> Hand:
        for name in [name for name in hand.parts if name.startswith("word/header")]:
            hand.parts[name] = hand.parts[name].replace("2025年度样例报告".encode(), "内部资料".encode())
        return hand

    check(edit, "furniture report.yaml left  → 内部资料｜不收", "furniture report.yaml left 2025年度样例报告｜删去")


def test_a_footer_of_somebody_s_own() -> None:
    check(
        lambda hand: hand.part("footer77.xml", "footer", f"<w:ftr>{paragraph('第三稿')}</w:ftr>"),
        "furniture report.yaml left  → 第三稿",
    )


def test_contents_edited_by_hand() -> None:
    def edit(hand: Hand) -> Hand:
        row = next(p for p in hand.body.iter(f"{W}p") if "新型研发机构" in said(p) and hand._is_made(p) and "TOC" in str(p[0][0].attrib))
        text = next(t for t in row.iter(f"{W}t") if "新型研发机构" in (t.text or ""))
        text.text = "新型研发组织"
        return hand

    check(edit, "contents report.yaml left  → ｜新型研发组织｜改标题")


def test_contents_that_word_made_again_after_a_title_was_changed_are_no_edit() -> None:
    hand = Hand()
    for t in [t for t in hand.body.iter(f"{W}t") if t.text == "新型研发机构"]:
        t.text = "新型研发组织"
    assert [(c.kind, str(c.place)) for c in hand.pull().changes] == [("text", "two.yaml:2:12")]


# ---------------------------------------------------------------- pictures, shapes, boxes


def test_a_pasted_picture_in_a_paragraph_of_its_own_and_inside_a_text() -> None:
    check(lambda hand: hand.after("强化顶层", f"<w:p>{PICTURE}</w:p>"), "added one.yaml:4:15 left  → 〔图：一张照片〕｜picture")
    check(lambda hand: hand.inside("强化顶层", PICTURE), "added one.yaml:4:15 left  → 〔图：一张照片〕")


def test_a_picture_beside_one_of_ours() -> None:
    def edit(hand: Hand) -> Hand:
        drawn = next(p for p in hand.body.iter(f"{W}p") if list(p.iter("{*}chart")))
        drawn.append(hand._made(PICTURE))
        return hand

    check(edit, "added one.yaml:19:7 left  → 〔图：一张照片〕")


def test_text_boxes_new_and_old() -> None:
    box = f"<w:txbxContent>{paragraph('框里的话')}</w:txbxContent>"
    for node in (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>",
    ):
        check(lambda hand, node=node: hand.inside("强化顶层", node), "added one.yaml:4:15 left  → 框里的话")  # type: ignore[misc]


def test_words_for_those_who_cannot_see() -> None:
    def edit(hand: Hand) -> Hand:
        drawn = next(node for node in hand.body.iter("{*}docPr") if "tiers" in node.get("name", ""))
        drawn.set("descr", "另写的话")
        return hand

    check(edit, "text one.yaml:19:7 left｜→ 另写的话｜加上 alt")
    written = dict(FILES) | {"one.yaml": FILES["one.yaml"].replace("      note: 单位", "      alt: 原来的话\n      note: 单位")}
    pulled = edit(Hand(word_file(written))).pull(written, apply=True)
    assert [(c.kind, str(c.place), c.fate) for c in pulled.changes] == [("text", "one.yaml:22:12", "applied")]
    assert pulled.files["one.yaml"].decode() == written["one.yaml"].replace("原来的话", "另写的话")
    assert edit(Hand(word_file(written))).pull(written | {"one.yaml": written["one.yaml"].replace("原来", "后来")}).changes[0].kind == "conflict"


# ---------------------------------------------------------------- notes


def test_a_footnote_and_an_endnote_that_somebody_added_stand_with_the_text_that_calls_them() -> None:
    def foot(hand: Hand) -> Hand:
        hand.replace("word/footnotes.xml", "</w:footnotes>", f'<w:footnote w:id="88">{paragraph("新的脚注")}</w:footnote></w:footnotes>')
        return hand.inside("强化顶层", '<w:r><w:footnoteReference w:id="88"/></w:r>')

    check(foot, "added one.yaml:4:15 left  → 新的脚注")

    def end(hand: Hand) -> Hand:
        hand.part("endnotes.xml", "endnotes", f'<w:endnotes><w:endnote w:id="2">{paragraph("新的尾注")}</w:endnote></w:endnotes>')
        return hand.inside("强化顶层", '<w:r><w:endnoteReference w:id="2"/></w:r>')

    check(end, "added one.yaml:4:15 left  → 新的尾注")


# ---------------------------------------------------------------- tables


def photograph(step: int, side: int = 320) -> Image.Image:
    """Light and shade with a dark sign on it, as an author's picture may be; others by other steps."""
    light = Image.linear_gradient("L").resize((side, side)).point([255 - value // step for value in range(256)])
    image = Image.merge("RGB", [light, light.rotate(90), light])
    image.paste((20, 40, 90), (30 * step, 40, 30 * step + 100, 220))
    return image


def packed(image: Image.Image, form: str = "PNG", **options: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def test_a_picture_that_was_replaced() -> None:
    """Not one that Word only packed anew, smaller."""
    ours, other = photograph(1), photograph(3)
    written = FILES["two.yaml"] + "  - picture: {id: photo, file: a.png, title: 照片, alt: 渐变}\n"
    files = {**FILES, "two.yaml": written, "a.png": packed(ours)}
    made = word_file(files)

    def pulled(data: bytes | None, now: Mapping[str, str | bytes] = files) -> list[str]:
        hand = Hand(made)
        (name,) = (name for name, held in hand.parts.items() if held == files["a.png"])
        if data is not None:
            hand.parts[name] = data
        return [f"{c.kind} {c.place} {c.fate} {c.mend}" for c in hand.pull(now).changes]  # type: ignore[arg-type]

    assert pulled(None) == []
    assert pulled(packed(ours.resize((160, 160)), "JPEG", quality=50)) == []
    at = f"two.yaml:{written.count(chr(10))}:14"
    (told,) = pulled(packed(other))
    assert told.startswith(f"picture {at} left 图片换成了另一张")
    assert pulled(b"no picture")[0].startswith("picture")
    moved_on = {**files, "a.png": packed(photograph(2))}
    assert pulled(None, moved_on) == []
    assert pulled(packed(other), moved_on)[0].startswith(f"conflict {at}")
    assert pulled(packed(photograph(2)), moved_on) == []


def test_the_drawing_of_a_chart_without_a_native_form_that_was_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the map says of it is enough: nothing is drawn again."""
    rows = "[{name: 甲, value: 3, unit: 万家}, {name: 乙, value: 9000, unit: 家}]"
    written = FILES["two.yaml"] + f"  - bar: {{id: mixed, title: 大小悬殊, rows: {rows}, note: 单位：家}}\n"
    files = {**FILES, "two.yaml": written}
    drawing = packed(photograph(1))
    monkeypatch.setattr("pull.office.dot", lambda colour: drawing)
    made = word_file(files)

    def pulled(data: bytes) -> list[str]:
        hand = Hand(made)
        (name,) = (name for name, held in hand.parts.items() if held == drawing)
        hand.parts[name] = data
        return [f"{c.kind} {c.place} {c.fate} {c.mend}" for c in hand.pull(files).changes]

    assert pulled(drawing) == pulled(packed(photograph(1).resize((160, 160)), "JPEG", quality=50)) == []
    (told,) = pulled(packed(photograph(3)))
    assert told.startswith(f"picture two.yaml:{written.count(chr(10))}:10 left 由数据画的图换成了另一张图片")


def cell(hand: Hand, words: str) -> object:
    return next(hand.paragraph(words).iterancestors(f"{W}tc"))


def test_rows_and_columns_that_went_and_came() -> None:
    def without_row(hand: Hand) -> Hand:
        row = next(hand.paragraph("丙丁").iterancestors(f"{W}tr"))
        row.getparent().remove(row)
        return hand

    check(without_row, "deleted one.yaml:31:12 left 北京｜乙｜丙丁")

    def more(hand: Hand) -> Hand:
        row = next(hand.paragraph("丙丁").iterancestors(f"{W}tr"))
        new = copy.deepcopy(row)
        for words, t in zip("子丑寅", new.iter(f"{W}t"), strict=True):
            t.text = words
        row.addnext(new)
        return hand

    check(more, "added one.yaml:31:26 left  → 子｜丑｜寅")


def test_merged_cells() -> None:
    def edit(hand: Hand) -> Hand:
        first, second = cell(hand, "北京"), cell(hand, "丙丁").getprevious()  # type: ignore[attr-defined]
        for node in second.iterchildren(f"{W}p"):
            first.append(node)  # type: ignore[attr-defined]
        second.getparent().remove(second)
        return hand

    check(edit, "merged one.yaml:31:16 left 乙 → 北京 ¶ 乙｜合并")


def spanned(hand: Hand, words: str, xml: str) -> Hand:
    properties = cell(hand, words).find(f"{W}tcPr")  # type: ignore[attr-defined]
    properties.insert(1, hand._made(xml))
    return hand


def test_cells_merged_with_empty_ones() -> None:
    files = dict(FILES) | {"one.yaml": FILES["one.yaml"].replace("[北京, 乙, {text: 丙丁, columns: 1}]", '[北京, 乙, ""]').replace("[广东, 三, 四]", '[广东, "", 四]\n        - {cells: [湖南, "", 五]}')}
    assert files["one.yaml"].count(', ""') == 3

    def across(hand: Hand) -> Hand:
        second = cell(hand, "乙")
        second.getparent().remove(second.getnext())  # type: ignore[attr-defined]
        return spanned(hand, "乙", '<w:gridSpan w:val="2"/>')

    check(across, "merged one.yaml:31:16 left 乙｜columns", files=files)
    check(lambda hand: spanned(hand, "广东", '<w:vMerge w:val="restart"/>'), "merged one.yaml:33:12 left 广东｜rows", files=files)
    check(lambda hand: hand, files=files)


def test_a_tracked_row_is_told_and_read_either_way() -> None:
    def edit(hand: Hand) -> Hand:
        row = next(hand.paragraph("丙丁").iterancestors(f"{W}tr"))
        row.insert(0, hand._made(f"<w:trPr><w:del {SIGNED}/></w:trPr>"))
        return hand

    hand = edit(Hand())
    assert [(c.kind, c.fate) for c in hand.pull(tracked="reject").changes] == [("removed", "told")]
    assert [c.kind for c in hand.pull().changes] == ["deleted", "removed"]


# ---------------------------------------------------------------- tracked moves


def moved(hand: Hand) -> Hand:
    """A paragraph moved with changes tracked, as Word writes it: the bookmark stays where it was."""
    old = hand.paragraph("折起来")
    runs = old.findall(f"{W}r")
    taken = hand._made(f"<w:moveFrom {SIGNED}/>")
    put = hand._made(f"<w:p><w:moveTo {SIGNED}/></w:p>")
    runs[0].addprevious(taken)
    for run in runs:
        put[0].append(copy.deepcopy(run))
        taken.append(run)
    hand.paragraph("强化顶层").addnext(put)
    return hand


def test_a_tracked_move_is_a_move() -> None:
    check(
        moved, "moved one.yaml:14:12 left 折起来｜移到 one.yaml:4:15 之后", "moved_in one.yaml:14:12 told｜张三", "moved_out one.yaml:14:12 told｜张三",
    )  # fmt: skip
    assert {c.kind for c in moved(Hand()).pull(tracked="reject").changes} == {"moved_in", "moved_out"}


@pytest.mark.parametrize("tracked", ["accept", "reject"])
def test_a_picture_put_in_tracked(tracked: str) -> None:
    hand = Hand().inside("强化顶层", f"<w:ins {SIGNED}>{PICTURE}</w:ins>")
    wanted = ["added", "inserted"] if tracked == "accept" else ["inserted"]
    assert [c.kind for c in hand.pull(tracked=tracked).changes] == wanted
