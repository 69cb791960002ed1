"""Charts written as authors write them, plotted and drawn in the annual style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from textwrap import dedent

import pytest

from banxin.charts import spec
from banxin.charts.draw import draw
from banxin.charts.kinds import Datum, Plot
from banxin.charts.plot import Made, plot
from banxin.frame import Element, Frame, GlyphRun, Path
from banxin.materials import FontFiles, Given
from banxin.reading import read
from banxin.style import Style
from banxin.styles import load_style
from banxin.text.fonts import Fonts

FIGURE = Element("Figure", "figure.chart", alt="图")


@dataclass(frozen=True, repr=False)
class Studio:
    """A style, its fonts and a ledger to make charts with."""

    style: Style
    fonts: Fonts
    ledger: Mapping[str, Datum]

    def chart(self, kind: str, yaml: str) -> spec.Chart:
        """A chart of a kind from its keys; raises ``BadSource`` where it is not one."""
        return read("id: chart\ntitle: 图\n" + dedent(yaml), "chart.yaml", spec.KINDS[kind]).must()

    def made(self, kind: str, yaml: str, width: float = 0.0) -> Made:
        """The plot of a chart, or its problems."""
        return plot(self.chart(kind, yaml), self.datum, self.style, width or self.style.main)

    def plot(self, kind: str, yaml: str, width: float = 0.0) -> Plot:
        """The plot of a chart that has nothing wrong."""
        made = self.made(kind, yaml, width)
        assert made.plot is not None, made.problems
        assert not made.problems
        return made.plot

    def wrong(self, kind: str, yaml: str, width: float = 0.0) -> dict[str, str]:
        """What is said of a chart that cannot be made: messages with what to do, by code."""
        made = self.made(kind, yaml, width)
        assert made.plot is None
        return {problem.code: f"{problem.message} {problem.mend}" for problem in made.problems}

    def drawn(self, plot: Plot) -> Frame:
        """The frame of a plot."""
        return draw(plot, self.fonts, self.style, FIGURE)

    def datum(self, entry: spec.Entry) -> Datum | None:
        """What the ledger has for an entry."""
        return self.ledger.get(entry.figure)


LEDGER = {
    "tiers.unicorn": Datum("独角兽企业", Decimal(100), "100", "家", "", "tiers.unicorn"),
    "tiers.gazelle": Datum("瞪羚企业", Decimal(300), "300", "家", "", "tiers.gazelle"),
    "tiers.total": Datum("规模", Decimal(1000), "1000", "家", "突破", "tiers.total"),
    "rank.first": Datum("名次", Decimal(1), "第一", "", "", "rank.first"),
    "rank.second": Datum("名次", Decimal(2), "第二", "", "", "rank.second"),
    "share.joint": Datum("占比", Decimal(70), "70%", "", "", "share.joint"),
    "space": Datum("开放创新空间", Decimal(30), "30万", "平方米", "", "space"),
    "activities": Datum("活动", Decimal(250), "250", "余场", "", "activities"),
}


@pytest.fixture(scope="session")
def studio() -> Studio:
    """Charts in the annual style."""
    style = load_style("annual", Given({}))
    return Studio(style, Fonts(FontFiles(Given({})), style.families), LEDGER)


def runs(frame: Frame) -> list[GlyphRun]:
    """The glyph runs of a frame, in reading order."""
    return [item for item in frame.items if isinstance(item, GlyphRun)]


def paths(frame: Frame, fill: str | None = None) -> list[Path]:
    """The shapes of a frame, of one fill where it is given."""
    found = [item for item in frame.items if isinstance(item, Path)]
    return found if fill is None else [path for path in found if path.fill == fill]
