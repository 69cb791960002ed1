"""Native charts asked for what they hold: XML, cache and workbook say what the plot says, and nothing that runs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal

import pytest
from lxml import etree

from banxin.charts.draw.labels import Letters
from banxin.charts.kinds import (
    Bars,
    Columns,
    Combination,
    Doughnuts,
    Kind,
    Lines,
    Progress,
    Pyramid,
    Shares,
    Stacked,
)
from banxin.charts.native import NativeChart, forms, native
from banxin.charts.native.computed import BLANK, COMPUTED, UNSEEN
from banxin.charts.native.numbers import number
from banxin.charts.native.parts import progress
from banxin.charts.native.shares import shares
from banxin.charts.plot.look import contrast, widest
from banxin.records import replace

from .conftest import Studio
from .samples import SAMPLES

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ORDER = {
    "chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst",
    "plotArea": "layout barChart lineChart doughnutChart catAx valAx dTable spPr extLst",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
    "doughnutChart": "varyColors ser dLbls firstSliceAng holeSize extLst",
    "ser": "idx order tx spPr invertIfNegative explosion marker pictureOptions dPt dLbls trendline errBars cat val smooth shape extLst",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
    "dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines extLst",
    "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator extLst",
    "catAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    "valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst",
    "title": "tx layout overlay spPr txPr extLst",
    "legend": "legendPos legendEntry layout overlay spPr txPr extLst",
}  # fmt: skip
"""The children of each element in the order of the schema (ECMA-376, 21.2.2)."""


def made(studio: Studio, kind: str, yaml: str = "") -> tuple[NativeChart, ...]:
    charts = native(studio.plot(kind, yaml or SAMPLES[kind]), studio.style)
    assert charts
    return charts


def cells(workbook: bytes) -> dict[str, str | Decimal]:
    """The cells of a workbook's only sheet by their names."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        shared = [
            "".join(si.itertext()) for si in etree.fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{M}si")
        ]
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    found: dict[str, str | Decimal] = {}
    for cell in sheet.iter(f"{M}c"):
        value = cell.findtext(f"{M}v")
        if value is not None:
            found[str(cell.get("r"))] = shared[int(value)] if cell.get("t") == "s" else Decimal(value)
    return found


def cached(xml: bytes) -> dict[str, str | Decimal]:
    """What a chart's caches hold, by the cells that its references name."""
    found: dict[str, str | Decimal] = {}
    for reference in etree.fromstring(xml).iter(f"{C}strRef", f"{C}numRef"):
        match = re.fullmatch(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", str(reference.findtext(f"{C}f")))
        assert match is not None
        for point in reference.iter(f"{C}pt"):
            value = str(point.findtext(f"{C}v"))
            name = f"{match[1]}{int(match[2]) + int(str(point.get('idx')))}"
            found[name] = Decimal(value) if reference.tag == f"{C}numRef" else value
    return found


@pytest.mark.parametrize("kind", SAMPLES)
def test_cache_and_workbook_hold_the_same_numbers_and_names(studio: Studio, kind: str) -> None:
    for chart in made(studio, kind):
        held, shown = cells(chart.workbook), cached(chart.xml)
        assert shown and {name: held.get(name) for name in shown} == shown


def test_a_pyramid_of_many_cells_needs_more_columns_than_there_are_letters(studio: Studio) -> None:
    levels = "levels: [{name: 甲, value: 30, unit: 家}, {name: 乙, value: 300, unit: 家}]\nstep: 10"
    (chart,) = made(studio, "tiers", levels)
    held, shown = cells(chart.workbook), cached(chart.xml)
    assert {name: held.get(name) for name in shown} == shown
    assert (shown["B1"], shown["B2"], shown["AH1"]) == ("数值", 30, "（格，勿改）")


@pytest.mark.parametrize(
    ("values", "step", "cut"),
    [((100, 300), "", [[100], [100, 100, 100]]), ((30, 50), "step: 20", [[20, 10], [20, 20, 10]])],
)
def test_a_native_pyramid_is_cut_into_the_cells_that_its_note_counts(
    studio: Studio, values: tuple[int, int], step: str, cut: list[list[int]]
) -> None:
    levels = ", ".join(
        f"{{name: {name}, value: {value}, unit: 家}}" for name, value in zip("甲乙", values, strict=True)
    )
    (form,) = forms(studio.plot("tiers", f"levels: [{levels}]\n{step}"), studio.style)
    parts = [series for series in form.series if series.cut]
    assert [[one.values[row].value for one in parts if one.values[row].value] for row in (0, 1)] == cut  # type: ignore[union-attr]
    rows = [sum(series.values[row].value for series in form.series) for row in (0, 1)]  # type: ignore[union-attr]
    assert rows == [2 * max(values)] * 2
    assert [bool(series.tags) for series in form.series].count(True) == 1


def numbers_of(kind: Kind) -> Iterator[Decimal | None]:
    """The numbers a plot says, in the order its charts hold them."""
    match kind:
        case Pyramid():
            yield from (tier.value for tier in kind.tiers)
        case Shares():
            yield from (row.whole_value for row in kind.rows)
            yield from (row.part_value for row in kind.rows)
            yield from (r.part_value - r.growth.value for r in kind.rows if r.growth)
        case Bars(bars=bars) | Columns(columns=bars):
            yield from (bar.value for bar in bars)
        case Lines():
            yield from (value for trace in kind.traces for value in trace.values)
        case Combination():
            yield from kind.over.values
            yield from (column.value / 10**8 for column in kind.under)  # the sample's amounts are 亿元
        case Stacked():
            yield from (stack.parts[at].value for at in range(len(kind.part_names)) for stack in kind.stacks)
        case Doughnuts():
            for ring in kind.rings:
                yield from (ring.share * 100, 100 - ring.share * 100)
        case Progress():
            yield from (Decimal(100) for _ in kind.tracks)
            yield from (track.done * 100 for track in kind.tracks)
            yield from (track.plan * 100 if track.plan is not None else None for track in kind.tracks)


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_numbers_are_the_plots(studio: Studio, kind: str) -> None:
    plot = studio.plot(kind, SAMPLES[kind])
    held = [
        number.value
        for form in forms(plot, studio.style) for series in form.series if not series.formula
        for number in series.values if number is not None
    ]  # fmt: skip
    assert held == [value for value in numbers_of(plot.kind) if value is not None]


def test_numbers_are_held_as_they_are_printed(studio: Studio) -> None:
    plot = studio.plot("column", "rows: [{name: 甲, value: 4502.9, unit: 亿元}, {name: 乙, value: 30, unit: 亿元}]")
    (form,) = forms(plot, studio.style)
    assert [(one.value, one.format) for one in form.series[0].values if one] == [
        (Decimal("4502.9"), "0.0"), (Decimal(30), "0"),
    ]  # fmt: skip
    assert form.series[0].name == "数值（亿元）"


@pytest.mark.parametrize(
    ("printed", "value", "format"),
    [
        ("15.50", "15.50", "0.00"), ("超过62余", "62", '"超过"0"余"'), ("70%", "70", '0"%"'),
        ("12\u2009345.6", "12345.6", '0"\u2009"000.0'), ("−5家", "-5", '0"家";"−"0"家"'),
    ],
)  # fmt: skip
def test_a_label_is_a_number_and_a_format(printed: str, value: str, format: str) -> None:
    found = number(printed)
    assert found is not None and (found.value, found.format) == (Decimal(value), format)


@pytest.mark.parametrize("printed", ["", "第二", "36/50", '5"', "1234567890123456"])
def test_other_labels_have_no_number(printed: str) -> None:
    assert number(printed) is None


@pytest.mark.parametrize("kind", SAMPLES)
def test_elements_stand_in_the_order_of_the_schema(studio: Studio, kind: str) -> None:
    for chart in made(studio, kind):
        for node in etree.fromstring(chart.xml).iter(f"{C}*"):
            order = ORDER.get(etree.QName(node).localname, "").split()
            names = [etree.QName(child).localname for child in node] if order else []
            assert names == sorted(names, key=order.index), etree.QName(node).localname


@pytest.mark.parametrize("kind", SAMPLES)
def test_looks_are_said_outright(studio: Studio, kind: str) -> None:
    for chart in made(studio, kind):
        root = etree.fromstring(chart.xml)
        assert root.find(f"{C}roundedCorners").get("val") == "0"  # type: ignore[union-attr]
        assert root.find(f"{C}lang").get("val") == "zh-CN"  # type: ignore[union-attr]
        assert all(series.find(f"{C}spPr") is not None for series in root.iter(f"{C}ser"))
        assert not list(root.iter(f"{A}schemeClr"))
        assert all(0 < int(str(node.get("val"))) < 2**31 for node in root.iter(f"{C}axId", f"{C}crossAx"))
        letters = list(root.iter(f"{A}defRPr", f"{A}rPr"))
        assert letters and all(
            node.find(f"{A}ea") is not None and node.find(f"{A}latin") is not None for node in letters
        )


def test_lengths_begin_at_zero(studio: Studio) -> None:
    for kind in ("bar", "ranking", "column", "line", "shares", "stacked", "progress", "tiers"):
        for chart in made(studio, kind):
            least = etree.fromstring(chart.xml).find(f".//{C}valAx/{C}scaling/{C}min")
            assert least is not None and Decimal(str(least.get("val"))) == 0


def test_only_what_pads_and_cuts_is_formulas(studio: Studio) -> None:
    formulas = {
        kind: [
            formula for chart in made(studio, kind)
            for formula in re.findall(rb"<f>(.*?)</f>", zipfile.ZipFile(io.BytesIO(chart.workbook)).read("xl/worksheets/sheet1.xml"))
        ]
        for kind in SAMPLES
    }  # fmt: skip
    ours = [
        formula.encode() for row in (2, 3, 4, 5) for formula in (
            f"(MAX($B$2:$B$5)-B{row})/2",
            *(f"MIN(MAX(B{row}-{before},0),100)" for before in (0, 100, 200, 300, 400)), f"MAX(B{row}-500,0)",
            f"(MAX($B$2:$B$5)-B{row})/2", f"MAX($B$2:$B$5)-B{row}",
        )
    ]  # fmt: skip
    assert formulas.pop("tiers") == ours
    wholes = "MAX(SUM($B$2:$E$2),SUM($B$3:$E$3))"
    assert formulas.pop("stacked") == [f"{wholes}-SUM(B{row}:E{row})".encode() for row in (2, 3)]
    assert not any(formulas.values())


@pytest.mark.parametrize("label", ["=1+1", "=HYPERLINK(0)", "@SUM(1)", "http://a.cn", "+1", "1234", "mailto:a@b.cn"])
def test_an_authors_words_are_words_in_the_workbook(studio: Studio, label: str) -> None:
    rows = f"rows: [{{name: '{label}', value: 3}}, {{name: 乙, value: 2}}]"
    (chart,) = made(studio, "bar", rows)
    with zipfile.ZipFile(io.BytesIO(chart.workbook)) as archive:
        sheets = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
        assert b"<f>" not in sheets and b"yperlink" not in sheets and b"External" not in sheets
        assert not [name for name in archive.namelist() if "external" in name.lower()]
    assert cells(chart.workbook)["A2"] == label == cached(chart.xml)["A2"]


def test_what_cannot_be_shown_truly_is_left_to_the_drawing(studio: Studio) -> None:
    mixed = "rows: [{name: 甲, value: 3, unit: 万家}, {name: 乙, value: 9000, unit: 家}]"
    assert not native(studio.plot("bar", mixed), studio.style)
    other = SAMPLES["shares"].replace("{name: 上海, value: 73", "{name: 本市, value: 73")
    assert not native(studio.plot("shares", other), studio.style)


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_same_plot_gives_the_same_bytes(studio: Studio, kind: str) -> None:
    assert made(studio, kind) == made(studio, kind)


def test_letters_grow_with_the_chart(studio: Studio) -> None:
    plot = studio.plot("bar", SAMPLES["bar"])
    (small,), (large,) = native(plot, studio.style), native(plot, studio.style, 2.0)
    assert (large.width, large.height) == (2 * small.width, 2 * small.height)
    assert b'sz="900"' in small.xml and b'sz="1800"' in large.xml
    assert small.workbook == large.workbook


def test_columns_spread_over_a_wide_page_only(studio: Studio) -> None:
    rows = "rows: [{name: 2021, value: 45}, {name: 2022, value: 55}, {name: 2023, value: 62}]"
    main, wide = (forms(studio.plot("column", rows, width), studio.style)[0].inner.width for width in (357.0, 483.0))
    assert main == pytest.approx(3 * studio.style.chart.column_pitch)
    assert wide == pytest.approx(483.0)


def test_labels_of_shares_stand_on_their_own_bars_with_as_many_words_as_these_hold(studio: Studio) -> None:
    row = "rows: [{{name: 技术合同成交额, part: {{name: 本区吸纳, value: {0}, unit: 亿元}}, whole: {{name: 全部, value: 412.7, unit: 亿元}}}}]"
    for value, side, named in (("156.3", "ctr", False), ("390.5", "ctr", True), ("9.5", "outEnd", True)):
        plot = studio.plot("shares", row.format(value))
        assert isinstance(plot.kind, Shares)
        whole, part = shares(plot.kind, plot, studio.style)[0].series
        assert part.tags[0] is not None and (part.tags[0].side, part.tags[0].named) == (side, named)
        assert whole.tags[0] is not None and whole.tags[0].side == ("outEnd" if value == "390.5" else "inEnd")


def test_labels_inside_the_parts_of_one_chart_are_all_named_or_none_is(studio: Studio) -> None:
    row = "{{name: {0}, part: {{name: 上海, value: {1}}}, whole: {{name: 全国, value: 412}}}}"
    for values, named in ((("390", "380"), True), (("390", "70"), False)):
        rows = ", ".join(row.format(name, value) for name, value in zip("甲乙", values, strict=True))
        plot = studio.plot("shares", f"rows: [{rows}]")
        assert isinstance(plot.kind, Shares)
        tags = shares(plot.kind, plot, studio.style)[0].series[1].tags
        assert [(tag.side, tag.named) for tag in tags if tag is not None] == [("ctr", named)] * 2


def test_values_of_progress_stand_in_their_bars_or_behind_short_ones_clear_of_the_plan(studio: Studio) -> None:
    rows = ", ".join(
        f"{{name: {name}, done: {{value: {done}, unit: '%'}}, plan: {{value: {plan}, unit: '%'}}}}"
        for name, done, plan in (("甲", 2, 9), ("乙", 62, 60), ("丙", 98, 99), ("丁", 0, 70))
    )
    plot = studio.plot("progress", f"rows: [{rows}]")
    assert isinstance(plot.kind, Progress)
    form = progress(plot.kind, plot, studio.style)[0]
    tags = [tag for tag in form.series[1].tags if tag is not None]
    assert [tag.side for tag in tags] == ["outEnd", "inEnd", "inEnd", "outEnd"]
    assert [tag.shift[0] for tag in tags] == pytest.approx([0.07 * form.inner.width, -0.02 * form.inner.width, 0, 0])
    ink = plot.kind.tracks[1].ink.fill
    dark, light, *_ = form.series[2].outlines
    assert dark == plot.kind.tick and contrast(light, ink) >= 4.5
    outlined = [
        node.get("val")
        for node in etree.fromstring(native(plot, studio.style)[0].xml).iterfind(f".//{C}ser[3]//{A}ln//{A}srgbClr")
    ]
    assert outlined == [colour.removeprefix("#") for colour in (dark, light)]
    assert contrast(tags[1].look.colour, ink) >= 4.5 > contrast(tags[0].look.colour, ink)


def test_parts_without_room_for_their_numbers_have_them_at_the_bars_end_live_and_in_a_row(studio: Studio) -> None:
    yaml = "parts: [财政投入, 社会捐赠, 其他收入]\nrows:\n" + "".join(
        f"  - {{name: {name}, unit: 万元, values: [{values}]}}\n"
        for name, values in (("东城区", "0, 960, 8"), ("西城区", "850, 20, 5"))
    )
    plot = studio.plot("stacked", yaml)
    assert isinstance(plot.kind, Stacked)
    (form,) = forms(plot, studio.style)
    assert form.categories == ("东城区", "西城区")
    unit = form.inner.width / 968
    tags = [[series.tags[row] for series in form.series if series.tags] for row in (0, 1)]
    assert [[tag.named for tag in row if tag] for row in tags] == [[True, False, True], [False, True, True]]
    middles = [(0.0, 480.0, 964.0), (425.0, 860.0, 872.5)]
    for whole, row, middle, small in ((968, tags[0], middles[0], (0, 2)), (875, tags[1], middles[1], (1, 2))):
        places = [middle[at] * unit + row[at].shift[0] for at in small]  # type: ignore[union-attr]
        wide = [widest(plot.kind.stacks[0].parts[at].outside) for at in small]
        assert places[0] - wide[0] / 2 > whole * unit
        assert places[1] - places[0] > sum(wide) / 2
        assert form.inner.x + places[1] + wide[1] / 2 <= plot.width


def test_a_column_that_pads_is_not_named_in_the_legend_and_not_read_back(studio: Studio) -> None:
    (chart,) = made(studio, "stacked")
    names = ["".join(node.itertext()) for node in etree.fromstring(chart.xml).iterfind(f".//{C}ser/{C}tx")]
    assert [name.removeprefix(f"Sheet1!${column}$1") for name, column in zip(names, "BCDE ", strict=True)] == [
        "一类", "二类", "三类", "四类", UNSEEN,
    ]  # fmt: skip
    assert cells(chart.workbook)["F1"] == BLANK
    assert not UNSEEN.strip() and {UNSEEN, BLANK} <= COMPUTED


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_numbers_below_zero_keep_clear_of_the_names(studio: Studio, kind: str) -> None:
    """Clients begin their axis at a round number beyond the least value: what makes room for its label is a number."""
    plot = studio.plot(kind, "rows: [{name: 财政收入, value: 12.5}, {name: 土地出让, value: -8.4}]")
    (form,) = forms(plot, studio.style)
    _, room = form.series
    assert (form.overlap, room.name, room.inks, room.tags) == (100, BLANK, (), ())
    along = form.inner.width if kind == "bar" else form.inner.height
    size = widest(plot.kind.bars[1].label) if isinstance(plot.kind, Bars) else studio.style.chart.value_size
    least = room.values[0]
    assert (
        least is not None and float(Decimal("-8.4") - least.value) * along / float(Decimal("12.5") - least.value) > size
    )
    (whole,) = forms(studio.plot(kind, "rows: [{name: 甲, value: 3}, {name: 乙, value: 0}]"), studio.style)
    assert len(whole.series) == 1 and whole.overlap == 0


def test_a_place_is_set_off_from_a_name_that_begins_with_a_digit(studio: Studio) -> None:
    (form,) = forms(studio.plot("ranking", "rows: [{name: 2号线, value: 9}, {name: 1号线, value: 12}]"), studio.style)
    assert form.categories == ("1.\u20021号线", "2.\u20022号线")


def test_labels_behind_a_short_bar_stand_one_after_the_other(studio: Studio) -> None:
    rows = "rows: [{name: 科创板上市, part: {name: 本市, value: 92}, whole: {name: 全国, value: 587}}, {name: 专精特新, part: {name: 本市, value: 713}, whole: {name: 全国, value: 14600}}]"
    plot = studio.plot("shares", rows)
    assert isinstance(plot.kind, Shares)
    (form,) = shares(plot.kind, plot, studio.style)
    (whole, long), (part, beside) = (series.tags for series in form.series)
    assert part is not None and whole is not None and (part.side, whole.side) == ("outEnd", "outEnd")
    length = form.inner.width * 587 / 14600
    assert 0 < part.shift[0] < length
    assert whole.shift[0] - (part.shift[0] - length * (587 - 92) / 587) > widest(plot.kind.rows[0].part_outside)
    right = form.inner.x + length + whole.shift[0] + widest(plot.kind.rows[0].whole)
    assert right < plot.width
    assert long is not None and (long.side, long.shift) == ("inEnd", (0.0, 0.0))
    assert beside is not None and (beside.side, beside.shift) == ("outEnd", (0.0, 0.0))


def test_a_point_without_neighbours_is_seen(studio: Studio) -> None:
    yaml = "axis: [2021, 2022, 2023, 2024, 2025]\nseries: [{name: 甲, values: [120, null, 133, 140, 151]}, {name: 乙, values: [1, 2, null, 3, 4]}]"
    (chart,) = made(studio, "line", yaml)
    marked = [
        {
            str(point.find(f"{C}idx").get("val")): point.find(f"{C}marker/{C}symbol").get("val")
            for point in series.iter(f"{C}dPt")
        }  # type: ignore[union-attr]
        for series in etree.fromstring(chart.xml).iter(f"{C}ser")
    ]
    assert marked == [{"0": "circle", "4": "circle"}, {"4": "square"}]


@pytest.mark.parametrize(("least", "shown"), [("-5.1", "0"), ("5.1", "1")])
def test_rates_below_zero_have_a_line_at_zero(studio: Studio, least: str, shown: str) -> None:
    over = f"over: {{name: 增速, unit: '%', values: [{least}, 12.3, 3.3]}}\nunder: {{name: 总量, values: [3, 4, 5]}}"
    above, _ = made(studio, "combination", f"axis: [2023, 2024, 2025]\n{over}")
    axis = etree.fromstring(above.xml).find(f".//{C}catAx")
    assert axis is not None and axis.find(f"{C}delete").get("val") == shown  # type: ignore[union-attr]
    hair = studio.style.colour("hair").removeprefix("#")
    assert [node.get("val") for node in axis.iterfind(f"{C}spPr//{A}srgbClr")] == ([hair] if shown == "0" else [])


def test_an_empty_ring_says_so_in_its_middle(studio: Studio) -> None:
    """LibreOffice labels no part of 0: the other part says it, in words that only stand while it is all there is."""
    (chart,) = made(studio, "doughnut", 'rings: [{name: 未完成, percent: {value: 0, unit: "%"}}]')
    formats = [
        str(label.find(f"{C}numFmt").get("formatCode"))  # type: ignore[union-attr]
        for label in etree.fromstring(chart.xml).iter(f"{C}dLbl")
    ]
    assert formats == ['0"%";"";""', '[=100]"0%";""']
    assert [cells(chart.workbook)[name] for name in ("B2", "B3")] == [0, 100]


def test_percentages_of_a_chart_have_one_size_that_fits_the_hole(studio: Studio) -> None:
    rings = ", ".join(
        f'{{name: {name}, percent: {{value: {value}, unit: "%"}}}}' for name, value in (("甲", "99.9"), ("乙", "5"))
    )
    made = forms(studio.plot("doughnut", f"rings: [{rings}]"), studio.style)
    sizes = {tag.look.size for form in made for tag in form.series[0].tags if tag}
    assert len(sizes) == 1
    look = next(tag.look for form in made for tag in form.series[0].tags if tag)
    assert widest((replace(look, text="99.9%"),)) <= studio.style.chart.doughnut_radius + 0.01


def test_names_of_which_only_some_are_seen_are_turned_by_nothing(studio: Studio) -> None:
    """LibreOffice prints all names, letter below letter, where they have no turn at all."""
    months = ", ".join(f"{year}.{month}" for year in (2021, 2022, 2023) for month in range(1, 13))
    values = ", ".join(str(value) for value in range(1, 37))
    turns = []
    for axis, held in ((months, values), ("1, 2, 3", "1, 2, 3")):
        (chart,) = made(studio, "line", f"axis: [{axis}]\nseries: [{{name: 甲, values: [{held}]}}]")
        turns.append(etree.fromstring(chart.xml).find(f".//{C}catAx/{C}txPr/{A}bodyPr").get("rot"))  # type: ignore[union-attr]
    assert turns == ["1", "0"]


def test_few_columns_are_no_wider_than_they_are_so_that_the_middle_is_theirs(studio: Studio) -> None:
    plot = studio.plot("column", SAMPLES["column"])
    (form,) = forms(plot, studio.style)
    assert form.inner.x == 0.0 and form.frame.width == form.inner.width < plot.width


def test_a_long_total_of_a_pyramid_ends_where_its_numbers_end(studio: Studio) -> None:
    levels = "levels: [{name: 国家级, value: 1000, unit: 家}, {name: 市级, value: 122000, unit: 家}]"
    plot = studio.plot("tiers", levels)
    (form,) = forms(plot, studio.style)
    assert form.lettering is not None
    (line,) = form.lettering.lines
    letters = Letters(studio.fonts, studio.style.chinese)
    assert form.lettering.x + letters.width(line) == pytest.approx(plot.width, abs=5.0)
