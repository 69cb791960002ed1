"""Chart panels: what authors write for a chart in, an illustration with its plot, caption and figures out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from banxin.charts import spec
from banxin.charts.kinds import Plot, Pyramid
from banxin.charts.kinds import Progress as Tracks
from banxin.charts.kinds import words as words_of
from banxin.document import Block, Illustration
from banxin.inlines import Inlines, Text
from banxin.numerals import printed
from banxin.panels.desk import Desk
from banxin.problems import Problem, error, warning


class Charted(spec.Chart):
    """A chart as a panel. It takes its number (图1) from its place in the report."""

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """One illustration; none where the chart cannot be drawn, which the problems say."""
        from banxin.charts.plot import plot  # ten modules, which a report without charts need not load

        room = desk.style.room(wide=self.wide, sideways=self.sideways)
        made = plot(self, desk.datum, desk.style, room)
        desk.problems.extend(made.problems)
        if made.plot is None:
            desk.notebook.lost.update(entry.figure for entry in self.entries())
            return
        label = desk.labels[self.id]
        title = desk.prose(self, self.title, "title")
        if self._computes(desk) and "计算" not in self.note + self.source:
            said = f"{label.text}有计算所得的数，图注没有说明"
            desk.problems.append(
                warning(self.place_of("note"), "R007", said, "在 note 里写明，如 占比按图中家数计算。")
            )
        yield Illustration(
            self.id, label.text, title, made.plot, self.alt or made.plot.alt, label.target,
            note=(*_unsaid(self, made.plot), *(desk.prose(self, self.note, "note") if self.note else ())),
            source=desk.prose(self, self.source, "source") if self.source else (),
            wide=self.wide or self.sideways, sideways=self.sideways,
            figures=tuple(dict.fromkeys(entry.figure for entry in self.entries() if entry.figure)),
            origin=desk.origin(self),
            finding=desk.prose(self, self.finding, "finding") if self.finding else (),
        )  # fmt: skip

    def _computes(self, desk: Desk) -> bool:
        """Whether the chart shows a figure that no source gives."""
        named = (entry.figure for entry in self.entries() if entry.figure in desk.ledger)
        return any(desk.ledger[id].computed for id in named)


class Tiers(Charted, spec.Tiers):
    """梯队（金字塔）."""


class Shares(Charted, spec.Shares):
    """份额. A share that the author states must be the one its counts make."""

    def blocks(self, desk: Desk) -> Iterator[Block]:
        """One illustration."""
        for row in self.rows:
            desk.problems.extend(_disagreeing_share(row, desk))
        yield from super().blocks(desk)

    def _computes(self, desk: Desk) -> bool:
        return super()._computes(desk) or any(row.share is None for row in self.rows)


class Bar(Charted, spec.Bar):
    """条形图."""


class Ranking(Charted, spec.Ranking):
    """排名."""


class Column(Charted, spec.Column):
    """柱形图."""


class Line(Charted, spec.Line):
    """折线图."""


class Combination(Charted, spec.Combination):
    """组合图."""


class Stacked(Charted, spec.Stacked):
    """堆积条."""


class Doughnut(Charted, spec.Doughnut):
    """圆环图."""


class Progress(Charted, spec.Progress):
    """进度条."""


def _unsaid(chart: spec.Chart, shown: Plot) -> Inlines:
    """What the caption must state and the author does not: the unit that no label prints, what a cell stands for.

    Generated words, not the author's; an illustration without them could not be read.
    """
    said, words = chart.title + chart.note, ""
    if shown.unit and shown.unit not in said:
        words += f"单位：{shown.unit}。"
    kind = shown.kind
    if isinstance(kind, Pyramid) and kind.step and "一格" not in said and any(t.value > kind.step for t in kind.tiers):
        words += f"一格为{printed(kind.step)}{words_of(kind.tiers[0].count.unit)}。"
    if isinstance(kind, Tracks) and "计划" not in said:
        words += _planned(kind)
    return (Text(words),) if words else ()


def _planned(kind: Tracks) -> str:
    """What the plan's mark is, and by name who is behind it: colour alone says nothing in black and white."""
    if all(track.plan is None for track in kind.tracks):
        return ""
    behind = "、".join(words_of(track.name) for track in kind.tracks if track.plan and track.done < track.plan)
    return "竖线为按计划应完成的进度" + (f"，{behind}落后于计划。" if behind else "。")


def _disagreeing_share(row: spec.ShareRow, desk: Desk) -> Iterator[Problem]:
    part, whole = desk.datum(row.part), desk.datum(row.whole)
    share = desk.datum(row.share) if row.share else None
    if part is None or whole is None or share is None or row.share is None or not whole.value:
        return
    half = Decimal(1).scaleb(int(share.value.as_tuple().exponent)) / 2
    computed = part.value / whole.value * (1000 if share.unit == "‰" else 100)
    if part.unit == whole.unit and abs(computed - share.value) > half:
        said = f"“{row.name}”：{part.printed} ÷ {whole.printed} = {computed:.2f}%，写的是 {share.printed}"
        yield error(row.share.place, "F013", said, "核对占比和两个数，或删去 share，由程序计算")
