"""Report and Section: the tree of chapters an author writes; and reading one, whole, from its files.

In: materials and the name of the report file. Out: a ``Sources`` (report, sections, ledger, source texts), or every
mistake of every file in one run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Final, TypeVar

from banxin.figures import FiguresFile, Ledger
from banxin.glossary import Glossary, GlossaryFile
from banxin.indexing import WordIndex
from banxin.materials import Materials
from banxin.numbering import counted
from banxin.official import BriefText, DocumentText, is_day
from banxin.panels import Panel
from banxin.problems import NOWHERE, BadSource, Place, Problem, error, warning
from banxin.reading import Fill, Written, read, wrong
from banxin.reading.declared import Field, StringConstraints, field_validator, model_validator
from banxin.records import record
from banxin.rows import filled

T = TypeVar("T", bound=Written)

DEEPEST: Final = 4
"""Levels of headings: 1.4 is level 1, and below the fourth stand lead-ins (design tokens, section 4)."""

FOLLOWING: Final = frozenset(("F002", "F003", "F004", "F005"))
"""Mistakes of a ledger that may only follow from others: a value that could not be read is missing everywhere."""

OF_SOURCES: Final = frozenset(("F007",))
"""What is asked only of a report that lists the texts it was made from: without any, no figure can name its source."""

OF_PAGES: Final = ("D", "L")
"""What is told once pages are laid out, which not every output asks for: nobody tells that one is accepted in vain."""

EDITORIAL: Final = r"^〔.*〕$"
Bracketed = Annotated[str, StringConstraints(pattern=EDITORIAL, max_length=80)]
SectionId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=80, description="编号，引用时用")]


class Section(Written, compiled="section"):
    """A chapter or one of its parts: a head, an introduction, panels, then smaller parts."""

    id: SectionId | None = None
    number: str = Field("", max_length=20, description="编号，如 1.4；只用于第一级")
    title: str = Field("", max_length=200, description="标题")
    untitled: bool = Field(False, description="没有标题的一段：公文正文的开头、信函正文")
    label: Bracketed | None = Field(None, description="原文没有标题时编者加的字，放在〔〕里，如 〔上文略〕")
    remark: str = Field("", max_length=200, description="标题旁编者的说明")
    contents: str | None = Field(None, max_length=200, description="目录里的写法；不写则用标题，写空则不列入")
    introduction: str = Field("", description="导语")
    panels: tuple[Panel, ...] = Field((), description="内容，自上而下")
    sections: tuple[Section, ...] = Field((), description="下一级")
    source: str = Field("", max_length=200, description="来源或供稿单位，排在这一节的最后，不写括号")
    notes: dict[str, str] = Field({}, description="脚注：正文里写 [^名]，这里写注文")

    @model_validator(mode="after")
    def _has_one_head(self) -> Section:
        if self.untitled and not self.title and self.label is None:
            return self
        if self.untitled or bool(self.title) == (self.label is not None):
            raise wrong(
                "title（标题）和 label（编者加的标目）要写一个，且只写一个", mend="原文没有标题时写 label: 〔上文略〕"
            )
        return self


class LeftOut(Written):
    """Words of a source that the report does not carry, and why."""

    file: str = Field(description="资料的短名，见 sources")
    line: str = Field(min_length=1, description="原文的一行，照抄；** 可省")
    words: str = Field("", description="其中略去的字；不写则整行略去")
    reason: str = Field(min_length=1, description="略去的原因")


class Accepted(Written):
    """A warning that the author knows of and keeps."""

    bare = "code"
    code: str = Field(pattern=r"^[A-Z]\d{3}$", description="警告的代码，如 C012")
    file: str = Field("", description="只限这个文件；不写则各处都接受")
    reason: str = Field("", max_length=200, description="接受的原因，给以后的人看")

    def covers(self, problem: Problem) -> bool:
        """Whether this is the warning; errors cannot be accepted."""
        same = problem.code == self.code and self.file in ("", problem.place.file)
        return same and not problem.is_error


class TableOfFigures(Written):
    """The table of all figures, last in the report."""

    id: SectionId = "figures"
    title: str = Field(min_length=1, max_length=200, description="表题，是编者的话")
    note: str = Field("", max_length=400, description="表注")


class Report(Written, compiled="report"):
    """A report as its author lists it: what it is called, what it is made of."""

    title: str = Field(min_length=1, max_length=200, description="报告名称，如 2025上海科技进步报告（节选）")
    kind: str = Field("", max_length=40, description="报告的种类，印在封面：年度报告")
    state: Bracketed | None = Field(None, description="编者加的状态，印在封面：〔样例〕")
    watermark: str = Field("", max_length=12, description="水印，浅色印在每一页的文字下面：草稿、内部")
    date: str = Field("", max_length=40, description="日期：2026、2026-03 或 2026-03-01；不写则不印")
    author: str = Field("", max_length=200, description="编写单位")
    style: str = Field("annual", min_length=1, description="样式的名称，或自己的样式文件")
    contents: bool | None = Field(None, description="是否有目录；不写则报告有，公文和简报没有")
    abridged: bool = Field(False, description="只用原文的一部分（通知、简报）：不要求逐行照录")
    sources: dict[str, str] = Field({}, description="原文资料：短名和文件")
    figures: str = Field("", description="数据文件")
    sections: tuple[str, ...] = Field(min_length=1, description="各章的文件，按次序")
    appendices: tuple[str, ...] = Field((), max_length=26, description="附录的文件，按次序：附录A、附录B……")
    table_of_figures: TableOfFigures | None = Field(None, description="数据总表；不写则没有")
    glossary: Glossary | None = Field(None, description="术语和缩略语；不写则没有")
    index: WordIndex | None = Field(None, description="索引；不写则没有")
    document: DocumentText | None = Field(None, description="公文格式各要素，用于 gongwen 一类的样式")
    brief: BriefText | None = Field(None, description="简报的报头和报尾，用于 brief 一类的样式")
    words: tuple[str, ...] = Field((), max_length=2000, description="标题断行时不拆开的词")
    left_out: tuple[LeftOut, ...] = Field((), description="原文中没有照录的字句和原因")
    accept: tuple[Accepted, ...] = Field((), description="接受的警告：代码，或代码、文件和原因；--strict 也放过")

    @property
    def has_contents(self) -> bool:
        """Whether it opens with contents: where the author does not say, a report does, an official document not."""
        return self.contents if self.contents is not None else self.document is None and self.brief is None

    def attachments(self) -> Iterator[tuple[str, Place]]:
        """The files of attachments' texts, and where each is named."""
        if self.document is not None:
            for index, own in enumerate(self.document.attachments):
                if own.section:
                    yield own.section, self.document.place_of("attachments", index, "section")

    def unaccepted(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems without the warnings that the author accepts."""
        return tuple(one for one in problems if not any(accepted.covers(one) for accepted in self.accept))

    def accepts_nothing(self, problems: Sequence[Problem]) -> Iterator[Problem]:
        """What is accepted that is none of the problems of a whole report: it would hide the next one."""
        for index, accepted in enumerate(self.accept):
            if accepted.code[0] not in OF_PAGES and not any(accepted.covers(problem) for problem in problems):
                said = f"没有 {accepted.code} 这种警告可接受{f'（在 {accepted.file} 中）' if accepted.file else ''}"
                yield warning(self.place_of("accept", index), "R025", said, "删去这一项；错误不能接受")

    @field_validator("date")
    @classmethod
    def _is_date(cls, date: str) -> str:
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", date) if date else None
        if date and match is None:
            raise wrong("日期要写成 2026、2026-03 或 2026-03-01", mend=f"写成 {_meant(date)}")
        if match and not is_day(*(int(part or 1) for part in match.groups())):
            raise wrong(f"没有“{date}”这个日子", mend="核对月和日，写成 2026-03-01")
        return date


@record
class SourceText:
    """A source: its short name, its file and its words."""

    name: str
    file: str
    text: str


@record
class Sources:
    """Everything an author gave: the report, its chapters with their files, ledger, source texts and terms."""

    report: Report
    sections: tuple[tuple[str, Section], ...]
    ledger: Ledger
    texts: tuple[SourceText, ...]
    glossary: GlossaryFile | None
    materials: Materials


@record
class Read:
    """What was read: ``sources`` is ``None`` where nothing could be.

    Where something is wrong, ``sources`` is what is right in itself, good for finding more mistakes: ``sections_lack``
    and ``figures_lack`` say that some were left out, so that a reference into them is no mistake.
    """

    sources: Sources | None
    problems: tuple[Problem, ...]
    sections_lack: bool = False
    figures_lack: bool = False


def read_report(materials: Materials, name: str) -> Read:
    """A report with all its files. Every mistake of all files is found in one run."""
    problems: list[Problem] = []
    report = _file(materials, name, Report, NOWHERE, problems)
    if report is None:
        return Read(None, tuple(problems))
    sections = tuple(_sections(materials, report, problems))
    sections_lack = bool(problems)
    figures = (
        _file(materials, report.figures, FiguresFile, report.place_of("figures"), problems) if report.figures else None
    )
    figures_lack = any(problem.place.file == report.figures for problem in problems) or bool(
        report.figures and not figures
    )
    texts = tuple(_texts(materials, report, problems))
    own = report.glossary
    glossary = _file(materials, own.file, GlossaryFile, own.place_of("file"), problems) if own else None
    ledger = Ledger(figures.groups if figures else ())
    passed_over = (FOLLOWING if figures_lack else frozenset()) | (frozenset() if report.sources else OF_SOURCES)
    problems += (found for found in ledger.problems() if found.code not in passed_over)
    if not sections_lack:
        problems += _out_of_order([section for file, section in sections if file in report.sections])
    for file, section in sections:
        problems += _levels(section, 1)
        if file in report.appendices:
            problems += _headed(section)
    sources = Sources(report, sections, ledger, texts, glossary, materials)
    return Read(sources, tuple(problems), sections_lack, figures_lack)


def _sections(materials: Materials, report: Report, problems: list[Problem]) -> Iterator[tuple[str, Section]]:
    seen: set[str] = set()
    listed = [(file, report.place_of("sections", index)) for index, file in enumerate(report.sections)]
    last = [(file, report.place_of("appendices", index)) for index, file in enumerate(report.appendices)]
    for file, place in (*listed, *report.attachments(), *last):
        if file in seen:
            problems.append(error(place, "R010", f"“{file}”列了两次", "删去一个"))
            continue
        seen.add(file)
        section = _file(materials, file, Section, place, problems, lambda node: filled(node, materials))
        if section is not None:
            yield file, section


def _texts(materials: Materials, report: Report, problems: list[Problem]) -> Iterator[SourceText]:
    for name, file in report.sources.items():
        try:
            yield SourceText(name, file, materials.text(file, report.place_of("sources", name)))
        except BadSource as bad:
            problems += bad.problems


def _file(
    materials: Materials, name: str, type: type[T], place: Place, problems: list[Problem], fill: Fill | None = None
) -> T | None:
    """A file, checked; what remains of it without its mistakes; ``None`` where nothing does."""
    try:
        text = materials.text(name, place)
    except BadSource as bad:
        problems += bad.problems
        return None
    reading = read(text, name, type, fill=fill)
    problems += reading.problems
    return reading.rest


def _meant(date: str) -> str:
    """A date written otherwise (2026年3月) as dates are written; an example where it is no date."""
    parts = re.fullmatch(r"(\d{4})[年./-](?:(0?[1-9]|1[0-2])(?:[月./-](?:(0?[1-9]|[12]\d|3[01])日?)?)?)?", date)
    return "-".join(f"{int(part):02}" for part in parts.groups() if part) if parts else "2026-03-01"


def _out_of_order(chapters: Sequence[Section]) -> Iterator[Problem]:
    """Chapters numbered as another is, or by more than one beyond the last that is numbered in the same way."""
    seen: dict[str, Section] = {}
    last: dict[str, int] = {}
    for chapter in chapters:
        place, number = chapter.place_of("number"), chapter.number
        if number and number in seen:
            said = f"编号“{number}”与另一章相同（{seen[number].place_of('number')}）"
            yield warning(place, "R023", said, "改正其中一个")
        seen.setdefault(number, chapter)
        way, count = counted(number) or ("", 0)
        if way in last and count != last[way] + 1 and seen[number] is chapter:
            yield warning(place, "R023", f"编号“{number}”与前一章不相连", "核对 number 和 sections 的次序")
        if count:
            last[way] = count


def _headed(appendix: Section) -> Iterator[Problem]:
    """An appendix has a title, and a number of the program's."""
    if appendix.number:
        mend = "删去 number；引用写 [](#id)"
        yield error(appendix.place_of("number"), "R015", "附录的编号（附录A、附录B……）由程序给出", mend)
    if not appendix.title:
        yield error(appendix.place, "R015", "附录没有标题", "写 title")


def _levels(section: Section, level: int) -> Iterator[Problem]:
    if level > 1 and section.number:
        yield error(section.place_of("number"), "R011", "只有第一级标题带编号", "删去 number，或把它移到自己的文件")
    under = level if section.untitled else level + 1
    for below in section.sections:
        if under > DEEPEST:
            yield error(below.place, "R012", f"标题至多 {DEEPEST} 级", "改用 points，每条到逗号为止的字作引语")
        else:
            yield from _levels(below, under)
