"""A document of every block and every inline, the folios of its anchors and the drawing of its chart."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from functools import cache

from lxml import etree

from banxin.charts.kinds import Count, Ink, Plot, Pyramid, Tier, Words
from banxin.document import (
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Illustration,
    Index,
    IndexEntry,
    IndexGroup,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Points,
    Project,
    Projects,
    Quotation,
    Row,
    Table,
    Tile,
    Tiles,
    Title,
    figure_anchor,
)
from banxin.inlines import (
    Amount,
    Dotted,
    Editorial,
    Inlines,
    Link,
    Named,
    Note,
    PageOf,
    Reference,
    Strong,
    Sub,
    Sup,
    Text,
)
from banxin.materials import Given
from banxin.style import Style
from banxin.styles import load_style
from banxin.writers.docx import ChartPicture, docx
from banxin.writers.docx.pictures import dot

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="357" height="90"><path d="M0 0H357V90H0Z" fill="#14375E"/></svg>'
CHART = ChartPicture(SVG, dot("#14375E"), 357.0, 90.0)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def t(text: str) -> Inlines:
    return (Text(text),)


def amount(figure: str, value: str, unit: str, *, qualifier: str = "", magnitude: str = "", off: bool = True) -> Amount:
    return Amount(figure, qualifier, value, magnitude, unit, off)


def plot() -> Plot:
    label = (Words("独角兽企业", "hei", 500, 10.5, "#1C232B"),)
    tier = Tier(label, Decimal(100), Count(label, label), Ink("#14375E"))
    return Plot(Pyramid((tier,), Decimal(100), None, None), 357.0, 90.0, "金字塔")


def heading(level: int, title: str, anchor: str, number: str = "", **more: object) -> Heading:
    contents = title if level < 4 else ""
    return Heading(level, number, t(title), anchor, contents, origin=f"one.yaml#/{anchor}/title", **more)  # type: ignore[arg-type]


def blocks() -> tuple[Block, ...]:
    firms = amount("firms", "95", "家")
    value = amount("value", "2.92", "元", qualifier="超过", magnitude="万亿")
    cards = tuple(Card(t(name), t("首次绘制出植物根系微生物的“定居地图”"), origin=f"one.yaml#/cards/{name}") for name in "甲乙丙丁戊")
    return (
        Contents(),
        Heading(1, "", (Editorial("〔上文略〕"),), "excerpt", "〔上文略〕七家院所成果", (Editorial("以下接上一节。"),), True, "x.yaml#/label"),
        Cards((Card(t("脑智卓越中心"), (*t("集中发布等"), amount("brain", "10", "项"), *t("成果")), amount("brain", "10", "项"), "成果"), *cards[:4]), "halves", lead=True),
        heading(1, "科技领军企业引领带动作用凸显", "1-4", "1.4"),
        Paragraph((*t("强化顶层布局，见"), Reference("chart", "图1"), *t("、"), Reference("1-5", "1.5"), *t("和"), Reference("policy", "政策文件"), *t("。")), "introduction", origin="one.yaml#/introduction"),
        heading(2, "领军企业加快培育", "1-4-1"),
        heading(3, "企业梯度培育", "1-4-1-1"),
        heading(4, "加快培育壮大", "1-4-1-1-1"),
        Points((
            Point(t("培育高速成长型企业"), t("构建梯度培育体系，"), "one.yaml#/points/0"),
            Point((*t("累计"), firms, *t("，总市值"), value, *t("，第2条说明，H"), Sub(t("2")), *t("O 与 10"), Sup(t("3")), *t("，见"), Link("https://example.org/?a=1&b=2", t("原文")), Note("n1", (*t("统计口径见"), Link("https://example.org/", t("说明")), *t("。"))))),
        )),
        Points((Point(t("第一步")), Point(t("第二步"))), numbered=True),
        Callout("政策文件", t("《三年行动方案（2025—2027年）》"), (Point(t("到2027年形成培育体系"), origin="one.yaml#/policy/0"),), "policy", origin="one.yaml#/policy"),
        Illustration("tiers", "图1", t("金字塔式培育体系"), plot(), "金字塔：独角兽企业100家", "chart", t("单位：家。"), t("资料来源：上海市科委"), figures=("unicorn",), origin="one.yaml#/tiers"),
        heading(3, "科创板上市企业", "1-4-1-2"),
        Tiles((Tile(firms, "上市企业"), Tile(value, "总市值"), Tile(amount("pool", "2397", "家"), "入库企业", "新增94家", "pool.new"), Tile(amount("help", "250", "场", qualifier="余"), "活动")), 2),
        heading(4, "数字块在四级标题下", "1-4-1-2-1"),
        Tiles((Tile(amount("wide", "123456789012345", "万平方米"), "很长的数"), Tile(firms, "企业")), 0),
        Paragraph((*t("企业"), Strong((*t("“出题人”"), amount("strong", "7", "个"))), *t("作用，"), Dotted(t("着重")), Strong((*t("又"), Named(t("专名")))), Editorial("〔样例〕")), origin="one.yaml#/text"),
        Paragraph(t("第二段接着说。"), indent=False, origin="one.yaml#/text"),
        Paragraph((Editorial("〔编者说明〕"),), "editorial"),
        Quotation((t("引文一。"), t("引文二。")), t("——出处"), "one.yaml#/quotation"),
        heading(1, "新型研发机构", "1-5", "1.5"),
        heading(2, "成果", "1-5-1"),
        Cards(cards[:3], "rows"),
        Cards(cards[:3], "thirds"),
        Cards(cards[:3], "open"),
        Cards(cards[:2], "halves", wide=False),
        PageBreak(),
        Illustration("photo", "图2", t("照片"), Picture(dot("#AE4A24"), (400, 200), 483.0), "一张照片", "photo", t("说明。"), wide=True),
        Illustration("wide", "图3", t("通栏"), plot(), "通栏图", "wide", wide=True),
        heading(2, "项目", "1-5-2"),
        Projects((
            Project(t("燃气轮机试验装置"), "在建", (Point(t("完成建安综合验收")),), "p.1", "one.yaml#/projects/0"),
            Project(t("硬X射线装置"), "", (), "p.2", "one.yaml#/projects/1"),
        ), "〔下文略〕"),
        spans(),
        figures_table(),
        heading(1, "索引", "index", part="back"),
        Index((IndexGroup("C", (IndexEntry("重庆", "chong2 qing4", ("1-4",)),)),)),
    )  # fmt: skip


def spans() -> Table:
    """Two header rows, spans both ways, a part, a total."""
    columns = (Column(), Column("right", figures=True), Column("decimal", figures=True), Column("centre"))
    header = (
        Row((Cell(t("地区"), rows=2), Cell(t("数量"), columns=2), Cell(t("备注"), rows=2))),
        Row((Cell(t("家数")), Cell(t("占比")))),
    )
    rows = (
        Row((Cell(t("中国"), origin="one.yaml#/table/rows/0/0"), Cell((amount("cn", "343", "家", qualifier="超"),)), Cell(t("100")), Cell(t("甲"), rows=2))),
        Row((Cell(t("其中：上海")), Cell(t("64")), Cell(t("18.7"))), "part"),
        Row((Cell(t("合计"), columns=3), Cell(())), "total"),
    )
    return Table("spans", "表1", t("各地家数"), columns, header, rows, "table", "单位：家", t("注：样例。"), t("资料来源：样例"), origin="one.yaml#/table")


def figures_table() -> Table:
    header = (Row((Cell(t("指标")), Cell(t("数值")), Cell(t("所在页")))),)
    rows = (
        Row((Cell(t("企业"), columns=3),), "group"),
        Row((Cell(t("上市企业")), Cell((amount("", "95", "", off=False),)), Cell((PageOf(figure_anchor("firms")),)))),
        Row((Cell(t("总市值")), Cell((amount("", "2.92", "", qualifier="超过", off=False),)), Cell((PageOf(figure_anchor("value")),)))),
        Row((Cell(t("没有印出的数")), Cell(t("1")), Cell((PageOf(figure_anchor("nowhere")),)))),
    )
    return Table("figures", "表2", t("主要数据"), (Column(), Column("right", figures=True), Column("right")), header, rows, "figures", caption_head=True)


FOLIOS = {
    "excerpt": "3", "1-4": "4", "1-4-1": "4", "1-4-1-1": "4", "1-4-1-2": "5", "1-5": "7", "1-5-1": "7", "1-5-2": "9", "chart": "5",
    "photo": "8", "wide": "8", "table": "10", "figures": "11", "index": "12", "figure.firms": "4", "figure.value": "4",
}  # fmt: skip


def document(*content: Block, title: Title | None = None, date: str = "", author: str = "") -> Document:
    return Document(title or Title("2025上海科技进步报告（节选）", "2025", "上海科技进步报告", "（节选）"), "年度报告", "〔样例〕", date, author, content or blocks())


@cache
def annual() -> Style:
    return load_style("annual", Given({}))


def written(*content: Block, **more: object) -> bytes:
    """The Word file of a document of these blocks, or of every block."""
    return docx(document(*content, **more), annual(), FOLIOS, {"tiers": CHART, "wide": CHART})  # type: ignore[arg-type]


@cache
def whole() -> bytes:
    """The Word file of every block."""
    return written()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(data)[name])


def val(node: etree._Element | None, key: str = "val") -> str:
    return "" if node is None else node.get(W + key, "")


def paragraphs(root: etree._Element) -> list[tuple[str, str]]:
    """Every paragraph as its style, whether it stays with the next or not, and its words; instructions of fields are not
    words."""
    return [(val(p.find(f"{W}pPr/{W}pStyle")).removesuffix("Kept"), words(p)) for p in root.iter(f"{W}p")]


def words(node: etree._Element) -> str:
    said = {f"{W}t": lambda e: e.text or "", f"{W}tab": lambda e: "\t", f"{W}br": lambda e: "\n"}
    return "".join(said[e.tag](e) for e in node.iter(*said) if e.getparent().tag == f"{W}r")
