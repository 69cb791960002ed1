"""A chart on its way to a plot: its entries become data, and everything wrong with them is collected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final

from banxin.charts.kinds import Datum, Kind, Label, words
from banxin.charts.plot.look import MAGNITUDES, SIGNS, Look, lines_of, magnitude_of, unit_of, widest
from banxin.charts.spec import Chart, Entry
from banxin.expressions import expression
from banxin.numerals import printed
from banxin.problems import Place, Problem, error, warning
from banxin.records import changing, field, record, replace
from banxin.style import Style

Resolve = Callable[[Entry], Datum | None]
"""The datum of an entry that names a figure; ``None`` for one that does not exist and has been reported."""


MOST_APART: Final = 500
"""How many times longer the longest bar may be than the shortest: 500 leaves the shortest half a point."""
NAME_LINES: Final = 2
"""Lines a name beside a bar may have: three do not fit the pitch."""
VALUE_SHARE: Final = 0.3
"""Share of the chart's width that a printed value may take."""
_ITEMS: Final = ("rows", "levels", "rings", "series")
"""The fields of charts that hold what has names."""
_LINES: Final = ("over", "under")
"""Those of a combination, each one of them."""
_MOST_WHOLE: Final = 4
"""Figures before the point that a larger unit would take away."""
_PRINTED: Final = expression(r"(?P<whole>\d[\d\u2009]*)(?P<fraction>\.\d+)?")
NAME_SHARE: Final = 0.4
"""Share of the chart's width that names may take where 12 em is more."""


@record
class Shape:
    """What a kind's own rules decide: the kind and the height of its frame."""

    kind: Kind
    height: float
    first_baseline: float | None = None
    unit: str = ""


@changing
class Draft:
    """The means by which one chart is plotted. ``failed`` once an error is known; then no plot is made."""

    chart: Chart
    resolve: Resolve
    style: Style
    width: float
    look: Look
    problems: list[Problem] = field(default_factory=list)
    failed: bool = False

    # ------------------------------------------------ problems

    def wrong(self, code: str, message: str, mend: str, place: Place | None = None) -> None:
        """Note an error; the chart will not be drawn."""
        self.problems.append(error(place or self.chart.place, code, message, mend))
        self.failed = True

    def doubtful(self, code: str, message: str, mend: str, place: Place | None = None) -> None:
        """Note a warning."""
        self.problems.append(warning(place or self.chart.place, code, message, mend))

    def at_least(self, count: int, least: int, what: str, mend: str) -> bool:
        """Check that there is enough to draw; nothing at all and one alone have words of their own."""
        if count >= least:
            return True
        had = "没有数据" if count == 0 else f"只有 {count} {what}"
        self.wrong("C001" if count == 0 else "C002", f"图{had}", mend if count else f"写上至少 {least} {what}")
        return False

    def at_most(self, count: int, most: int, what: str, mend: str, key: str) -> bool:
        """Check that there is not too much to read; the first too many of the chart's ``key`` is pointed at."""
        if count <= most:
            return True
        self.wrong("C003", f"图有 {count} {what}，最多 {most} {what}", mend, self.chart.place_of(key, most))
        return False

    # ------------------------------------------------ entries

    def datum(self, entry: Entry, unit: str = "", name: str = "") -> Datum | None:
        """The datum of an entry; ``unit`` and ``name`` where a literal has none of its own."""
        if entry.figure:
            found = self.resolve(entry)
            if found is None:
                self.failed = True
                return None
            return _exact(replace(found, name=entry.name or found.name))
        value, written = Decimal(entry.value), entry.unit or unit
        magnitude = next((word for word in MAGNITUDES if written.startswith(word)), "")
        text = printed(value) + magnitude
        return _exact(Datum(entry.name or name, value, text, written.removeprefix(magnitude), entry.qualifier))

    def data(self, entries: Iterable[Entry], unit: str = "") -> tuple[Datum, ...]:
        """The data of entries; those that could not be found are left out."""
        found = (self.datum(entry, unit) for entry in entries)
        return tuple(datum for datum in found if datum is not None)

    # ------------------------------------------------ checks that several kinds share

    def comparable(self, data: Iterable[Datum], places: Iterable[Place]) -> bool:
        """Check that values measured by one scale count the same thing; ``places`` are where each is written."""
        units = [unit_of(datum) for datum in data]
        kinds = Counter(units)
        if len(kinds) <= 1:
            return True
        usual = kinds.most_common(1)[0][0]
        odd = "" if "" in kinds else next(unit for unit in units if unit != usual)
        named = "、".join(f"“{unit}”" if unit else "无单位" for unit in kinds)
        mend = "写上 unit；" if not odd else ""
        place = next(place for place, unit in zip(places, units, strict=True) if unit == odd)
        self.wrong("C006", f"同一把尺上有不同的单位：{named}", f"{mend}只比较同一单位的数，或分成两张图", place)
        return False

    def positive(self, data: Iterable[Datum]) -> bool:
        """Check that values are lengths: none negative, not all of them zero."""
        values = list(data)
        below = [datum for datum in values if datum.value < 0]
        for datum in below:
            self.wrong(
                "C008", f"“{datum.name or datum.printed}”是负数（{datum.printed}），这种图画不出", "用条形图（bar）"
            )
        if values and not below and all(datum.value == 0 for datum in values):
            self.wrong("C007", "所有的数都是零，没有可画的", "删去这张图，用文字说明")
            return False
        return not below

    def visible(self, data: Iterable[Datum]) -> None:
        """Warn of values so far apart that the shortest bar cannot be seen."""
        sizes = [abs(datum.value) for datum in data if datum.value]
        if sizes and max(sizes) > MOST_APART * min(sizes):
            self.doubtful(
                "C012", f"最大的数是最小的 {max(sizes) / min(sizes):.0f} 倍，短的看不见", "分成两张图，或改用表格"
            )

    def named(self, names: Iterable[str]) -> bool:
        """Check that everything shown has a name and no two the same."""
        names = tuple(names)
        if not all(names):
            self.wrong("C004", "有的数没有名称", "写 name: …")
        twice = [name for name, count in Counter(names).items() if name and count > 1]
        for name in twice:
            self.wrong("C005", f"“{name}”出现了两次", "各项名称要不同")
        return all(names) and not twice

    def names_fit(self, names: Iterable[Label], measure: float, lines: int = NAME_LINES) -> bool:
        """Check that names fit ``lines`` lines of ``measure`` points, whatever the line ends turn out to be."""
        fits = True
        for name in names:
            if lines_of(name, measure) > lines:
                most = int(measure / max(part.size for part in name)) * lines
                said = f"名称“{_short(name)}”太长，此处至多约 {most} 字"
                self.wrong("C009", said, "用简称，全称写在图注里；或改用表格", self._named_at(words(name)))
                fits = False
        return fits

    def _named_at(self, name: str) -> Place | None:
        """Where an item of the chart is given its name; ``None`` where that is not among its own words."""
        for key in _ITEMS:
            for index, item in enumerate(getattr(self.chart, key, ())):
                if getattr(item, "name", "") == name:
                    return self.chart.place_of(key, index, "name")
        for key in _LINES:
            if getattr(getattr(self.chart, key, None), "name", "") == name:
                return self.chart.place_of(key, "name")
        return None

    def values_fit(self, labels: Iterable[Label], measure: float | None = None) -> bool:
        """Check that printed values leave room for the chart."""
        room = self.width * VALUE_SHARE if measure is None else measure
        fits = True
        for label in labels:
            if widest(label) > room:
                self.wrong("C010", f"数字“{_short(label)}”太长，图上放不下", _shorter(words(label)))
                fits = False
        return fits

    def ends_fit(self, names: Iterable[str], labels: Iterable[Label], measure: float) -> bool:
        """Check that what stands at the ends of lines, their names and last values, leaves room for the chart."""
        fits = True
        for name, label in zip(names, labels, strict=True):
            if widest(label) <= measure:
                continue
            fits = False
            value = widest(label[1:])
            if value > measure / 2:
                self.values_fit([label[1:]], measure / 2)
                continue
            said = f"名称“{_cut(name)}”太长，此处至多约 {int((measure - value) / label[0].size)} 字"
            self.wrong("C009", said, "用简称，全称写在图注里", self._named_at(name))
        return fits

    @property
    def name_most(self) -> float:
        """The most that names at the left may take, in points."""
        return min(self.look.measures.bar_name_most, NAME_SHARE * self.width)


def shared_unit(data: Iterable[Datum]) -> str:
    """The unit that the labels of these data leave out."""
    units = {unit_of(datum) for datum in data}
    return units.pop() if len(units) == 1 and not units & set(SIGNS) else ""


def unified(data: tuple[Datum, ...]) -> tuple[Datum, ...]:
    """The data with the 万 or 亿 that all of them are printed in moved to the unit: 45 and 62, 亿元."""
    magnitudes = {magnitude_of(datum.text) for datum in data}
    magnitude = next(iter(magnitudes), "")
    if not magnitude or len(magnitudes) > 1:
        return data
    return tuple(replace(datum, text=datum.text.removesuffix(magnitude), unit=magnitude + datum.unit) for datum in data)


def printed_like(value: Decimal, data: Sequence[Datum]) -> str:
    """A computed value as a number of the unit that unified data have (亿元)."""
    magnitude = next((word for word in MAGNITUDES if data[0].unit.startswith(word)), "")
    return printed(value / MAGNITUDES.get(magnitude, 1))


def _exact(datum: Datum) -> Datum:
    """The datum with 万 and 亿 multiplied out of its value, and its percent sign as unit, however it was resolved."""
    if not datum.unit and datum.text[-1:] in SIGNS:
        return replace(datum, text=datum.text[:-1], unit=datum.text[-1])
    magnitude = magnitude_of(datum.text)
    if magnitude and printed(datum.value) == datum.text.removesuffix(magnitude).rstrip("余多"):
        return replace(datum, value=datum.value * MAGNITUDES[magnitude])
    return datum


def _short(label: Label) -> str:
    return _cut(words(label))


def _cut(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"


def _shorter(text: str) -> str:
    """How a printed number may be made shorter: by a larger unit, by fewer decimals, or by its words."""
    match = _PRINTED.search(text)
    if match and len(match["whole"]) > _MOST_WHOLE and not any(word in text for word in MAGNITUDES):
        return "换大一级的单位（万、亿），或改用表格"
    if match and match["fraction"]:
        return "少留几位小数，或改用表格"
    return "把单位、限定词写短些，或改用表格"

