"""Table styles: each kind of table has one, which says its rules, grounds, margins and places; cells say none of it."""

from __future__ import annotations

import pytest
from lxml import etree

from banxin.document import Block, Callout, Card, Cards, Point, Project, Projects, Table, Tile, Tiles
from banxin.materials import Given
from banxin.styles import load_style
from banxin.writers.docx import docx
from writers.docx.specimen import W, amount, annual, document, part, spans, t, val, whole, written

CARDS = tuple(Card(t(name), t(f"{name}的文字")) for name in "甲乙丙丁")
TILES = tuple(Tile(amount(name, "95", "家"), f"企业{name}") for name in "甲乙丙丁")
PROJECTS = (Project(t("甲装置"), "在建", (Point(t("完成验收")),), "p1"), Project(t("乙装置"), "", (), "p2"), Project(t("丙装置"), "", (), "p3"))
KINDS: dict[str, tuple[Block, list[str]]] = {
    "cards": (Cards(CARDS[:3], "halves"), ["CardTable 甲、乙", "CardTable 丙"]),
    "cards of three": (Cards(CARDS, "thirds"), ["CardTable 甲、乙、丙", "CardTable 丁"]),
    "principles": (Cards(CARDS[:2], "open"), ["PrincipleTable 甲、乙"]),
    "row cards": (Cards(CARDS[:2], "rows"), ["RowCardTable 甲", "RowCardTable 乙"]),
    "a lead card": (Cards(CARDS[:3], "halves", lead=True), ["RowCardTable 甲", "CardTable 乙、丙"]),
    "tiles": (Tiles(TILES, 2), ["TileTable 企业甲、企业乙", "SmallTileTable 企业丙、企业丁"]),
    "projects": (Projects(PROJECTS), ["ProjectTable 甲装置", "ProjectTable 乙装置", "ProjectTable 丙装置"]),
    "a policy document": (Callout("政策文件", t("《方案》"), (Point(t("一")),), ""), ["PolicyTable 《方案》"]),
    "a table": (spans(), ["ThreeLineTable 各地家数"]),
}
SAID = {"tcW", "gridSpan"}


def _tables(block: Block) -> list[etree._Element]:
    """The tables of a block; the cover's stand before them."""
    return [node for node in part(written(block)).iter(f"{W}tbl") if val(node.find(f"{W}tblPr/{W}tblStyle")) != "CoverTable"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_table_has_a_style(kind: str) -> None:
    block, expected = KINDS[kind]
    found = [f"{val(node.find(f'{W}tblPr/{W}tblStyle'))} {val(node.find(f'{W}tblPr/{W}tblCaption'))}" for node in _tables(block)]
    assert found == expected


@pytest.mark.parametrize("kind", [kind for kind, (block, _) in KINDS.items() if not isinstance(block, Table)])
def test_cells_of_what_stands_side_by_side_say_their_widths_only(kind: str) -> None:
    properties = [node for table in _tables(KINDS[kind][0]) for node in table.iter(f"{W}tcPr")]
    assert properties and all({child.tag.removeprefix(W) for child in node} <= SAID for node in properties)


@pytest.mark.parametrize("kind", ["cards", "cards of three", "principles", "tiles"])
def test_things_side_by_side_are_tables_of_one_row_with_columns_and_what_is_between_them(kind: str) -> None:
    """A column's upper edge is every cell's in LibreOffice and its first cell's in Word: of one row both say the same."""
    for table in _tables(KINDS[kind][0]):
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert (val(look), val(look, "noVBand"), val(look, "noHBand"), val(look, "firstRow")) == ("0200", "0", "1", "0")
        assert len(table.findall(f"{W}tr")) == 1
        cells = table.findall(f"{W}tr/{W}tc")
        assert [bool("".join(cell.itertext())) for cell in cells] == [index % 2 == 0 for index in range(len(cells))]


def test_tables_do_not_touch_or_word_would_make_them_one() -> None:
    tree = part(whole())
    assert [node for node in tree.iter(f"{W}tbl") if node.getnext() is not None and node.getnext().tag == f"{W}tbl"] == []


def said(key: str, data: bytes) -> list[str]:
    """A table style in lines: the edges, margins, ground and place of the table, of its cells and of its parts."""
    sheet = part(data, "word/styles.xml")
    node = next(s for s in sheet.iter(f"{W}style") if s.get(f"{W}styleId") == key)
    lines = []
    for child in node:
        name = child.get(f"{W}type", child.tag.removeprefix(W))
        for group in child.iter(f"{W}tblBorders", f"{W}tcBorders"):
            lines += [f"{name} {edge.tag.removeprefix(W)} {val(edge, 'sz')} {val(edge, 'color')}" for edge in group]
        for group in child.iter(f"{W}tblCellMar", f"{W}tcMar"):
            lines.append(f"{name} margins {' '.join(val(side, 'w') for side in group)}")
        lines += [f"{name} ground {val(shade, 'fill')}" for shade in child.iter(f"{W}shd")]
        lines += [f"{name} {val(place)}" for place in child.iter(f"{W}vAlign")]
    return lines


def test_the_three_line_table() -> None:
    ink, hair = (annual().colour(name).removeprefix("#") for name in ("ink", "hair"))
    assert said("ThreeLineTable", whole()) == [
        f"tblPr top 10 {ink}", f"tblPr bottom 10 {ink}", f"tblPr insideH 4 {hair}", "tblPr margins 60 105 60 105",
        "tcPr top", f"firstRow bottom 5 {ink}", "firstRow center", f"lastRow top 5 {ink}",
    ]  # fmt: skip


def test_cards_and_policy_documents_are_tinted_under_a_rule() -> None:
    blue, tint = (annual().colour(name).removeprefix("#") for name in ("blue", "tint"))
    card = said("CardTable", whole())
    assert card[1:] == [f"band1Vert top {card[1].split()[2]} {blue}", f"band1Vert ground {tint}", "band2Vert margins 0 0 0 0"]
    for key in ("RowCardTable", "PolicyTable"):
        edge, margins, ground = said(key, whole())
        assert edge.startswith("tblPr top") and edge.endswith(blue)
        assert margins.startswith("tblPr margins") and ground == f"tcPr ground {tint}"


def test_tiles_have_a_rule_of_their_kind() -> None:
    style = annual()
    for key, measures in (("TileTable", style.lead_tile), ("SmallTileTable", style.small_tile)):
        ink = style.colour(measures.rule_colour).removeprefix("#")
        assert said(key, whole()) == ["tblPr margins 0 0 0 0", f"band1Vert top {round(measures.rule * 8)} {ink}"]


def test_the_covers_words_stand_at_the_foot_of_its_ground_but_the_kind() -> None:
    ground = annual().colour(annual().cover.ground).removeprefix("#")
    assert said("CoverTable", whole())[1:] == [f"tcPr ground {ground}", "tcPr bottom", "firstRow top"]


def test_official_tables_are_framed_and_their_tiles_ruled_in_the_red_of_a_brief() -> None:
    style = load_style("brief", Given({}))
    assert style.official is not None
    red, ink = (style.colour(name).removeprefix("#") for name in (style.official.red, "ink"))
    data = docx(document(spans(), Tiles(TILES, 4)), style, {}, {})
    framed = said("FramedTable", data)
    assert [line.split()[1] for line in framed] == ["top", "left", "bottom", "right", "insideH", "insideV", "margins", "center"]
    assert all(line.endswith(ink) for line in framed[:6])
    assert said("TileTable", data)[-1].split()[:2] == ["band1Vert", "top"] and said("TileTable", data)[-1].endswith(red)
    used = [val(node) for node in part(data).iter(f"{W}tblStyle")]
    assert used[0] == "FramedTable" and set(used[1:]) == {"TileTable"}
