"""What authors write for a chart of each kind: captions, figure ids or literal rows; checked, not yet resolved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Final, Self

from banxin.expressions import expression
from banxin.reading import Written, wrong
from banxin.reading.declared import Field, model_validator
from banxin.reading.written import OrTruth
from banxin.rows.schema import from_file

PLAIN_NUMBER: Final = expression(r"-?\d{1,30}(?:\.\d{1,15})?")
"""A number as it may be typed: plain decimal, no separators, no exponent (reference/hardening.md, section 3)."""


class Entry(Written):
    """One value: a figure of the ledger by its id, or a literal number with its unit.

    ``tiers.unicorn``, ``12.5``, ``{figure: tiers.unicorn, name: 独角兽}`` and ``{name: 甲, value: 12.5, unit: 家}``
    are all entries.
    """

    bare = "figure"

    figure: str = Field("", max_length=64, description="数据的 id（figures.yaml）；与 value 二选一")
    value: str = Field("", max_length=50, description="数字，照写照印，如 12.5；与 figure 二选一")
    name: str = Field("", max_length=200, description="图中的名称；不写则用数据的指标名")
    unit: str = Field("", max_length=20, description="数字的单位，如 家、%；用 figure 时不写")
    qualifier: str = Field("", max_length=10, description="限定词，如 超过、约；用 figure 时不写")

    @model_validator(mode="before")
    @classmethod
    def _number(cls, raw: Any) -> Any:
        """A number written bare is a value, not an id."""
        if isinstance(raw, dict) and "value" not in raw and _is_number(raw.get("figure")):
            return {"value" if key == "figure" else key: value for key, value in raw.items()}
        return raw

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if bool(self.figure) == bool(self.value):
            raise wrong(
                "figure（数据的 id）和 value（数字）要写一个，且只写一个",
                mend="写 {figure: id} 或 {name: …, value: …, unit: …}",
            )
        if self.value and not PLAIN_NUMBER.fullmatch(self.value):
            raise wrong(f"“{self.value}”不是数字", "value", mend="写成 12.5 这样，不加千分位、单位和正号")
        if self.figure and (self.unit or self.qualifier):
            raise wrong("用 figure 时，单位和限定词来自数据", mend="删去 unit 和 qualifier")
        return self


def _is_number(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


class Chart(Written):
    """What every chart has: its caption, its place on the page, and words for those who cannot see it."""

    id: str = Field(pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+)*$", max_length=64, description="编号，也是输出文件名")
    title: str = Field(max_length=200, description="图题")
    note: str = Field("", description="图注，如 占比按图中家数计算。")
    source: str = Field("", description="资料来源")
    wide: bool = Field(False, description="占版心全宽；不写则在主栏，题注在旁栏")
    sideways: bool = Field(False, description="整页横放")
    alt: str = Field("", max_length=2000, description="替代文字；不写则由数据生成")
    finding: str = Field("", max_length=100, description="幻灯片的标题：图说明了什么；不写则用图题")

    def entries(self) -> Iterator[Entry]:
        """Every entry of the chart, in the order written."""
        raise NotImplementedError


class Tiers(Chart):
    """梯队（金字塔）: levels from the top; bar lengths in proportion to the numbers."""

    model_config = from_file("levels")

    levels: tuple[Entry, ...] = Field(description="各级，自上而下")
    total: Annotated[Entry | bool | None, OrTruth()] = Field(
        None,
        description="合计；不写则由各级相加（有带限定词的不加），写了要与相加的结果一致；false 不印（各级有重叠时）",
    )
    total_name: str = Field("合计", max_length=20, description="合计行的名称")
    step: Decimal | None = Field(None, gt=0, description="白线隔出的一格代表多少，图注里要说明；不写则取各级的公约数")

    def entries(self) -> Iterator[Entry]:
        yield from self.levels
        if isinstance(self.total, Entry):
            yield self.total


class ShareRow(Written):
    """A part of a whole, what it grew by, and what rank it takes."""

    name: str = Field(max_length=200, description="这一行的名称，如 独角兽企业")
    part: Entry = Field(description="部分，名称如 上海")
    whole: Entry = Field(description="整体，名称如 中国")
    share: Entry | None = Field(None, description="占比；不写则由两数计算，保留一位小数")
    growth: Entry | None = Field(None, description="增加数，名称如 比上年增加")
    ranks: tuple[Entry, ...] = Field((), max_length=3, description="位次，名称如 全国")


class Shares(Chart):
    """份额: bars of wholes with their parts, all on one scale."""

    model_config = from_file("rows")

    rows: tuple[ShareRow, ...] = Field(description="各行")

    def entries(self) -> Iterator[Entry]:
        for row in self.rows:
            yield from (row.part, row.whole)
            yield from (entry for entry in (row.share, row.growth) if entry)
            yield from row.ranks


class Bar(Chart):
    """条形图: names at the left, values at the bars' ends, in the source's order."""

    model_config = from_file("rows")

    rows: tuple[Entry, ...] = Field(description="各条")
    compared: tuple[str, ...] = Field((), description="要突出的名称")

    def entries(self) -> Iterator[Entry]:
        yield from self.rows


class Ranking(Bar):
    """排名: bars ordered by value, with their place numbers."""


class Column(Chart):
    """柱形图: values on top, names below the base line."""

    model_config = from_file("rows")

    rows: tuple[Entry, ...] = Field(description="各柱")
    compared: tuple[str, ...] | None = Field(None, description="要突出的名称；不写则突出最后一柱，都不突出写 []")

    def entries(self) -> Iterator[Entry]:
        yield from self.rows


class Series(Written):
    """A name and its values along the axis; ``null`` where there is none."""

    name: str = Field(max_length=200, description="名称")
    unit: str = Field("", max_length=20, description="直接写数字时的单位")
    values: tuple[Entry | None, ...] = Field(description="依次对应 axis 的数值，缺的写 null")


class Line(Chart):
    """折线图: up to three series over the same moments."""

    model_config = from_file("axis", "series")

    axis: tuple[str, ...] = Field(description="横轴各点，如年份")
    series: tuple[Series, ...] = Field(description="各条线，至多三条")

    def entries(self) -> Iterator[Entry]:
        for series in self.series:
            yield from (entry for entry in series.values if entry)


class Combination(Chart):
    """组合图: a line (rate) over columns (amount), two panels with the same x."""

    model_config = from_file("axis", "over", "under")

    axis: tuple[str, ...] = Field(description="横轴各点，如年份")
    over: Series = Field(description="上格的折线，如增速")
    under: Series = Field(description="下格的柱，如总量")

    def entries(self) -> Iterator[Entry]:
        for series in (self.over, self.under):
            yield from (entry for entry in series.values if entry)


class StackedRow(Written):
    """A whole and its parts, in the order of ``parts``."""

    name: str = Field(max_length=200, description="这一条的名称")
    unit: str = Field("", max_length=20, description="直接写数字时的单位")
    values: tuple[Entry, ...] = Field(description="依次对应 parts 的数值")


class Stacked(Chart):
    """堆积条: bars of the same parts; ``hundred`` when the wholes themselves are not compared."""

    model_config = from_file("parts", "rows")

    parts: tuple[str, ...] = Field(description="各部分的名称，至多四个")
    rows: tuple[StackedRow, ...] = Field(description="各条")
    hundred: bool = Field(False, description="每条都画成 100%（整体不相互比较时）")

    def entries(self) -> Iterator[Entry]:
        for row in self.rows:
            yield from row.values


class RingRow(Written):
    """One part of one whole: its percentage, and the count it stands for."""

    name: str = Field("", max_length=200, description="名称；不写则用 count 的名称")
    percent: Entry = Field(description="占比，单位 %")
    count: Entry | None = Field(None, description="占比所指的数，如 134 个")


class Doughnut(Chart):
    """圆环图: each ring shows one part of one whole."""

    model_config = from_file("rings")

    rings: tuple[RingRow, ...] = Field(description="各环")

    def entries(self) -> Iterator[Entry]:
        for ring in self.rings:
            yield ring.percent
            if ring.count:
                yield ring.count


class ProgressRow(Written):
    """What is done of a goal, and what should have been done by now."""

    name: str = Field(max_length=200, description="名称")
    done: Entry = Field(description="已完成；单位为 % 时 goal 可不写")
    goal: Entry | None = Field(None, description="目标；不写为 100%")
    plan: Entry | None = Field(None, description="按计划此时应完成的数，与 done 同单位")


class Progress(Chart):
    """进度条: done as a bar in the goal's bar, the plan as a tick."""

    model_config = from_file("rows")

    rows: tuple[ProgressRow, ...] = Field(description="各行")

    def entries(self) -> Iterator[Entry]:
        for row in self.rows:
            yield row.done
            yield from (entry for entry in (row.goal, row.plan) if entry)


KINDS: Final[dict[str, type[Chart]]] = {
    "tiers": Tiers, "shares": Shares, "bar": Bar, "ranking": Ranking, "column": Column, "line": Line,
    "combination": Combination, "stacked": Stacked, "doughnut": Doughnut, "progress": Progress,
}  # fmt: skip
"""Every kind of chart by the key it has in YAML."""
