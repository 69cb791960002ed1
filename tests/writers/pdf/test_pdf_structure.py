"""A file says what its ink means: the structure tree, the marks that lead to it, and nothing else beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf
import pytest

from banxin.frame import ARTIFACT, Element, Frame, GlyphRun, LinkArea, Path, Placed, box, rule
from banxin.records import replace

Bind = Callable[..., bytes]
SetRun = Callable[..., GlyphRun]
Opened = Callable[[bytes], pikepdf.Pdf]

SECT = Element("Sect", "sect")
PARAGRAPH = Element("P", "p", SECT)


def drawn(file: pikepdf.Pdf) -> str:
    """The structure tree as a drawing: ``P[1:0 2:0]`` is a P of stretch 0 on page 1 and stretch 0 on page 2."""
    return _drawn(file.Root.StructTreeRoot.K, [page.objgen for page in file.pages])


def _drawn(node: pikepdf.Object, pages: list[tuple[int, int]]) -> str:
    own = node.get("/Pg")
    words = []
    for child in node.K:
        if isinstance(child, int):
            words.append(f"{pages.index(own.objgen) + 1}:{child}")
        elif child.get("/Type") == "/MCR":
            words.append(f"{pages.index(child.Pg.objgen) + 1}:{child.MCID}")
        elif child.get("/Type") == "/OBJR":
            words.append(str(child.Obj.Subtype)[1:].lower())
        else:
            assert node == child.P
            words.append(_drawn(child, pages))
    return f"{str(node.S)[1:]}[{' '.join(words)}]"


def nodes(node: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    """Every element of a kind, in reading order."""
    if f"/{kind}" == node.S:
        yield node
    for child in node.K:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from nodes(child, kind)


def check(data: bytes, opened: Opened, structure: str) -> pikepdf.Pdf:
    """The tree is as drawn, and every mark of every page leads back to the node that lists it."""
    file = opened(data)
    assert drawn(file) == structure
    parents = {}
    for leaf in file.Root.StructTreeRoot.ParentTree.Kids:
        entries = list(leaf.Nums)
        parents.update(zip(map(int, entries[::2]), entries[1::2], strict=True))
        assert [int(limit) for limit in leaf.Limits] == [entries[0], entries[-2]]
    for index, page in enumerate(file.pages):
        marks = marked(page)
        assert sorted(number for _, number in marks) == list(range(len(marks)))
        for kind, number in marks:
            assert kind == parents[int(page.StructParents)][number].S, (index, number)
        for annotation in page.get("/Annots", []):
            assert parents[int(annotation.StructParent)].S == "/Link"
    return file


def marked(page: pikepdf.Page) -> list[tuple[str, int]]:
    """Kind and number of every stretch of marked content; stretches and text objects must nest."""
    found = []
    open_marks: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BT":
            open_marks.append("text")
        elif str(operator) == "ET":
            assert open_marks.pop() == "text"
        elif str(operator) in ("BDC", "BMC"):
            assert "mark" not in open_marks or str(operands[0]) == "/Span"
            open_marks.append("mark")
            if len(operands) == 2 and "/MCID" in operands[1]:
                found.append((str(operands[0]), int(operands[1].MCID)))
        elif str(operator) == "EMC":
            assert open_marks.pop() == "mark"
        elif str(operator) in ("Tj", "TJ", "f", "S", "B", "Do"):
            assert "mark" in open_marks, "ink that is neither content nor artifact"
    assert not open_marks
    return found


def test_neighbours_of_one_element_are_one_stretch(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    lines = (set_run("一", y=50, element=PARAGRAPH), set_run("二", y=70, element=PARAGRAPH))
    check(bind(lines), opened, "Document[Sect[P[1:0]]]")


def test_ink_between_parts_an_element_in_two_stretches(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    other = Element("P", "q", SECT)
    lines = tuple(set_run("一", y=y, element=element) for y, element in ((50, PARAGRAPH), (70, other), (90, PARAGRAPH)))
    check(bind(lines), opened, "Document[Sect[P[1:0 1:2] P[1:1]]]")


def test_a_paragraph_over_a_page_end_stays_one(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    heading = set_run("题", element=Element("H1", "h", SECT))
    folio = set_run("1", y=290)
    first = (heading, set_run("前", y=200, element=PARAGRAPH), folio)
    check(
        bind(first, (set_run("后", y=40, element=Element("P", "p", SECT)), folio)),
        opened,
        "Document[Sect[H1[1:0] P[1:1 2:0]]]",
    )


def test_artifacts_are_not_in_the_tree(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    tint = box(0, 0, 100, 50, "#DDEEFF")
    page = (tint, set_run("一", element=PARAGRAPH), rule(0, 60, 100, 0.5, "#000000"), set_run("页眉", y=20))
    check(bind(page), opened, "Document[Sect[P[1:0]]]")


def test_a_page_of_artifacts_alone_has_an_empty_document(bind: Bind, opened: Opened) -> None:
    check(bind((rule(0, 60, 100, 0.5, "#000000"),)), opened, "Document[]")


def test_a_link_holds_its_words_and_its_annotation(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    link = Element("Link", "l", PARAGRAPH)
    page = (
        set_run("见", element=PARAGRAPH), set_run("网站", 62, element=link),
        LinkArea(62, 90, 24, 14, "https://example.org", "示例网站", link), set_run("。", 86, element=PARAGRAPH),
    )  # fmt: skip
    file = check(bind(page), opened, "Document[Sect[P[1:0 Link[1:1 link] 1:2]]]")
    (annotation,) = file.pages[0].Annots
    assert str(annotation.Contents) == "示例网站"
    assert [float(value) for value in annotation.Rect] == [62, 300 - 104, 86, 300 - 90]
    assert int(annotation.F) == 4


@pytest.mark.parametrize(
    ("element", "structure"),
    [(PARAGRAPH, "Document[Sect[P[1:0 Link[link]]]]"), (ARTIFACT, "Document[Sect[P[1:0]] Link[link]]")],
)
def test_a_link_area_of_other_ink_gets_its_own_link(
    bind: Bind, opened: Opened, set_run: SetRun, element: Element, structure: str
) -> None:
    area = LinkArea(50, 90, 24, 14, "https://example.org", "示例", element)
    check(bind((set_run("见", element=PARAGRAPH), area)), opened, structure)


def test_tables_say_which_cells_head_which(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    table = Element("Table", "t")
    head, body = Element("THead", "t/h", table), Element("TBody", "t/b", table)
    cells = (
        Element("TH", "c1", Element("TR", "r1", head), scope="Column", columns=2),
        Element("TH", "c2", Element("TR", "r2", body), scope="Row", rows=2),
        Element("TD", "c3", Element("TR", "r2", body)),
    )
    page = tuple(set_run("字", y=50 + 20 * at, element=cell) for at, cell in enumerate(cells))
    structure = "Document[Table[THead[TR[TH[1:0]]] TBody[TR[TH[1:1] TD[1:2]]]]]"
    file = check(bind(page), opened, structure)
    first, second = nodes(file.Root.StructTreeRoot.K, "TH")
    assert (first.A.O, first.A.Scope, first.A.ColSpan) == ("/Table", "/Column", 2)
    assert (second.A.Scope, second.A.RowSpan) == ("/Row", 2)
    (plain,) = nodes(file.Root.StructTreeRoot.K, "TD")
    assert "/A" not in plain


def test_an_empty_cell_is_still_a_cell(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    row = Element("TR", "r", Element("Table", "t"))
    full, empty = Element("TD", "full", row), Element("TD", "empty", row)
    check(bind((set_run("", element=empty), set_run("字", element=full))), opened, "Document[Table[TR[TD[] TD[1:0]]]]")


def test_a_figure_says_what_it_shows_and_where(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    figure = Element("Figure", "f", alt="梯队：独角兽100家，潜力独角兽200家")
    bar = box(10, 10, 80, 20, "#336699", "#000000", 2.0)
    inside = Frame(100, 50, (box(0, 0, 100, 50, "#EEEEEE"), Placed(0, 0, Frame(1, 1, (_of(bar, figure),)))))
    file = check(
        bind((set_run("前", element=PARAGRAPH), Placed(100, 120, inside))), opened, "Document[Sect[P[1:0]] Figure[1:1]]"
    )
    (node,) = nodes(file.Root.StructTreeRoot.K, "Figure")
    assert str(node.Alt) == figure.alt
    assert [float(value) for value in node.A.BBox] == [109, 300 - 151, 191, 300 - 129]
    assert node.A.Placement == "/Block"


def _of(path: Path, element: Element) -> Path:
    return replace(path, element=element)


def test_every_note_has_its_own_name(bind: Bind, opened: Opened, set_run: SetRun) -> None:
    page = tuple(set_run("注", y=50 + 20 * at, element=Element("Note", f"n{at}")) for at in range(2))
    file = check(bind(page), opened, "Document[Note[1:0] Note[1:1]]")
    names = [str(node.ID) for node in nodes(file.Root.StructTreeRoot.K, "Note")]
    assert [str(name) for name in list(file.Root.StructTreeRoot.IDTree.Names)[::2]] == sorted(set(names)) == names


def test_one_key_cannot_name_two_kinds(bind: Bind, set_run: SetRun) -> None:
    with pytest.raises(ValueError, match="key 'p'"):
        bind((set_run("一", element=PARAGRAPH), set_run("二", element=Element("LI", "p", SECT))))
