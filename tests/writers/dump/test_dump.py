"""Pages as text: everything on them, in reading order, in a form that changes only when they do."""

from __future__ import annotations

from banxin.frame import (
    Anchor,
    Element,
    Frame,
    GlyphRun,
    Image,
    LinkArea,
    Page,
    Path,
    Placed,
    Segment,
    box,
    rule,
)  # fmt: skip
from banxin.writers.dump import dump

SECT = Element("Sect", "s")
PARAGRAPH = Element("P", "p", SECT)


def run(x: float, text: str, element: Element = PARAGRAPH) -> GlyphRun:
    return GlyphRun(x, 12.0, "BanxinSong-Regular", 10.5, "#1A1A1A", b"\0\1" * len(text), text, 10.5, element=element)


def check(page: Page, *lines: str) -> None:
    assert dump((page,)).splitlines() == list(lines)


def test_a_page_says_all_of_itself() -> None:
    link = Element("Link", "l", PARAGRAPH)
    items = (
        rule(0, 30, 100, 0.5, "#B4232A"),
        Placed(10, 20, Frame(50, 50, (run(0, "见"), Placed(5, 5, Frame(9, 9, (run(0.004, "图", link),)))))),
        LinkArea(15, 20, 10.5, 12, "#图1", "图1", link),
        run(40, "。"),
    )
    anchors = (Anchor("sec", 18.456),)
    check(
        Page(Frame(595.28, 841.89, items), "12", "12", anchors, ("短 9 行",)),
        "页 12　版面 595.28×841.89　页码 12",
        "  锚 sec @ 18.46",
        "  注 短 9 行",
        "  Artifact",
        "    线 M 0.00,30.00 L 100.00,30.00 描 #B4232A 0.50",
        "  Sect s / P p",
        "    字 10.00,32.00 BanxinSong-Regular 10.5 #1A1A1A 宽 10.50 “见”",
        "  Sect s / P p / Link l",
        "    字 15.00,37.00 BanxinSong-Regular 10.5 #1A1A1A 宽 10.50 “图”",
        "    链 15.00,20.00 10.50×12.00 → #图1 “图1”",
        "  Sect s / P p",
        "    字 40.00,12.00 BanxinSong-Regular 10.5 #1A1A1A 宽 10.50 “。”",
    )


def test_how_a_run_is_spread_and_squeezed_is_said() -> None:
    squeezed = GlyphRun(0, 0, "F", 9, "#000000", b"\0\1\0\2", "，。", 13.5, 0.123, ((0, -4.5),), PARAGRAPH)
    check(
        Page(Frame(100, 100, (squeezed,)), "", "i"),
        "页 i　版面 100.00×100.00　页码 无",
        "  Sect s / P p",
        "    字 0.00,0.00 F 9 #000000 宽 13.50 疏 0.12 移 0:-4.50 “，。”",
    )


def test_shapes_and_pictures_say_their_looks() -> None:
    figure = Element("Figure", "f", alt="一图")
    cell = Element("TH", "c", scope="Column", columns=2)
    dashed = Path(
        (Segment("M", (-0.001, 0)), Segment("C", (1, 2, 3, 4, 5, 6))), stroke="#FF0000", weight=1, dash=(3, 2)
    )
    filled = box(0, 0, 2, 1, "#EEEEEE", "#000000", 0.5)
    check(
        Page(Frame(100, 100, (dashed, filled, Image(1, 2, 3, 4, b"12345", figure), run(0, "家", cell))), "", "1"),
        "页 1　版面 100.00×100.00　页码 无",
        "  Artifact",
        "    线 M 0.00,0.00 C 1.00,2.00 3.00,4.00 5.00,6.00 描 #FF0000 1.00 虚 3.00 2.00",
        "    线 M 0.00,0.00 L 2.00,0.00 L 2.00,1.00 L 0.00,1.00 Z 填 #EEEEEE 描 #000000 0.50",
        "  Figure f alt=“一图”",
        "    图 1.00,2.00 3.00×4.00 5 字节",
        "  TH c scope=Column span=2×1",
        "    字 0.00,12.00 BanxinSong-Regular 10.5 #1A1A1A 宽 10.50 “家”",
    )


def test_no_pages_say_nothing() -> None:
    assert dump(()) == ""
