"""Report + ledger + style -> Document: panels turned into blocks, numbered, every reference resolved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Final, cast

from banxin import limits, pictures, prose
from banxin.agreement import agreement
from banxin.document import REPORT, Block, Contents, Document, Heading, Paragraph, Part, Picture, Title
from banxin.expressions import expression
from banxin.figures import Ledger
from banxin.glossary import glossary
from banxin.indexing import indexed
from banxin.inlines import Editorial, Inlines, Note, Reference, Text, plain
from banxin.materials import is_device
from banxin.numbering import APPENDIX, ATTACHMENT, letter, numbered, typed_label
from banxin.panels import KINDS, Authored, Charted, Desk, Level, Notebook, Table
from banxin.panels import Picture as PicturePanel
from banxin.problems import BadSource, Place, Problem, error, warning
from banxin.prose.patterns import FIGURE
from banxin.reading import Written
from banxin.records import record, replace
from banxin.report import Report, Section, Sources
from banxin.style import Style
from banxin.table_of_figures import table_of_figures
from banxin.typed import typed

_KEYS: Final = {type: key for key, type in KINDS.items()}


@record
class Assembled:
    """A document, and what was found wrong on the way; with errors among the problems it must not be printed."""

    document: Document
    problems: tuple[Problem, ...]
    notebook: Notebook


@record
class _Opening:
    """How the heading of an attachment or an appendix begins: its label, and its title where that is not its own."""

    part: Part
    label: str
    title: str = ""
    origin: str = ""
    """Where that title is written."""


def assemble(sources: Sources, style: Style) -> Assembled:
    """The document a report says."""
    problems: list[Problem] = []
    labels = _labels(sources, problems)
    notebook = Notebook(problems)
    desk = Desk(
        sources.ledger, style, labels, picture=_pictures(sources, problems),
        prints_index=sources.report.index is not None, notebook=notebook,
    )  # fmt: skip
    blocks: list[Block] = [Contents()] if sources.report.has_contents else []
    openings = _openings(sources.report)
    for index, (file, section) in enumerate(sources.sections):
        own = replace(desk, pointer=f"{file}#", chapter=file)
        blocks += _section(section, own, 1, f"section-{index + 1}", openings.get(file))
    if style.heading_labels:
        blocks = list(numbered(blocks, style.heading_labels))
    if sources.report.glossary is not None and sources.glossary is not None:
        blocks += tuple(glossary(sources.report.glossary, sources.glossary, desk, blocks))
    if sources.report.table_of_figures and sources.ledger.groups:
        blocks += table_of_figures(sources.report.table_of_figures, desk, tuple(blocks))
    if sources.report.index is not None:
        blocks = list(indexed(blocks, sources.report.index, problems))
    length = sum(len(text.text) for text in notebook.texts)
    if length > limits.REPORT_TEXT.most:
        problems.append(error(sources.report.place, "Y009", limits.over(limits.REPORT_TEXT, length), "分成几份报告"))
    problems += agreement(sources.ledger)
    problems += typed(notebook.texts, notebook.shown, sources.ledger)
    problems += (
        _at(text, slip)
        for text in notebook.texts
        for slip in islice(prose.marks(text.text), limits.PROBLEMS.most)
    )  # fmt: skip
    if sources.report.document is not None:
        problems += sources.report.document.problems()
        problems += _contents_before_text(sources.report, style)
    if sources.report.brief is not None:
        problems += sources.report.brief.problems(style.accents)
    return Assembled(_document(sources, tuple(blocks)), tuple(problems), notebook)


def _contents_before_text(report: Report, style: Style) -> Iterator[Problem]:
    """Contents stand before the text, which is to begin on the first page of a document under a red head (7.3.3)."""
    is_headed = report.document is not None and report.document.form != "plain"
    if report.contents and is_headed and style.layout == "official":
        said = "目录占了首页（GB/T 9704-2012，7.3.3：公文首页必须显示正文）"
        mend = "删去 contents: true；要目录的长文件不带红头（form: plain）"
        yield warning(report.place_of_key("contents"), "D006", said, mend)


def _at(text: Authored, slip: prose.Slip) -> Problem:
    return Problem(text.place(slip.offset), slip.severity, slip.code, slip.message, slip.mend)


def _document(sources: Sources, blocks: tuple[Block, ...]) -> Document:
    report = sources.report
    anchors = {file: f"section-{index + 1}" for index, (file, _) in enumerate(sources.sections)}
    own = report.document
    attached = tuple(anchors.get(each.section, "") for each in own.attachments) if own else ()
    return Document(
        take_apart(report.title), report.kind, report.state or "", printed_date(report.date), report.author, blocks,
        words=report.words, official=own.elements(report.title, attached) if own else None,
        brief=report.brief.elements() if report.brief else None, watermark=report.watermark,
    )  # fmt: skip


def _openings(report: Report) -> dict[str, _Opening]:
    """How every attachment (附件1, or 附件 where there is only one) and every appendix (附录A) opens, by its file."""
    attachments = report.document.attachments if report.document else ()
    single = len(attachments) == 1
    opened = {
        own.section: _Opening(
            "attachment",
            ATTACHMENT if single else f"{ATTACHMENT}{index + 1}",
            own.title,
            f"{REPORT}document/attachments/{index}/title",
        )
        for index, own in enumerate(attachments)
        if own.section
    }
    letters = {file: letter(index + 1) for index, file in enumerate(report.appendices)}
    return opened | {file: _Opening("appendix", f"{APPENDIX}{letters[file]}") for file in letters}


# ---------------------------------------------------------------- words of the cover

_TITLE: Final = expression(r"(?P<year>\d{4}年?)?\s*(?P<main>.+?)(?P<subtitle>（[^（）]*）)?", re.DOTALL)


def take_apart(title: str) -> Title:
    """A report's title as a cover sets it: 2025 + 上海科技进步报告 + （节选）. 2025年 keeps its 年 with the rest."""
    match = _TITLE.fullmatch(title.strip())
    if match is None or not match["year"]:
        return Title(title, "", match["main"] if match else title, (match["subtitle"] or "") if match else "")
    return Title(title, match["year"].removesuffix("年"), match["main"], match["subtitle"] or "")


def printed_date(date: str) -> str:
    """2026-03-01 as 2026年3月1日; empty stays empty."""
    parts = [str(int(part)) for part in date.split("-")] if date else []
    return "".join(part + unit for part, unit in zip(parts, "年月日", strict=False))


# ---------------------------------------------------------------- sections


def _section(
    section: Section, desk: Desk, level: Level, anchor: str, opening: _Opening | None = None
) -> Iterator[Block]:
    """A section's blocks; what stands under the title of an attachment begins at its own level."""
    notes = {key: _note(section, key, desk) for key in section.notes}
    desk = replace(desk, level=level, notes={**desk.notes, **notes})
    if opening:
        yield _opened(opening, section, desk, anchor)
    elif not section.untitled:
        yield _heading(section, desk, level, anchor)
    if section.introduction:
        for words in desk.paragraphs(section, section.introduction, "introduction"):
            yield Paragraph(words, "introduction", indent=False, origin=desk.origin(section, "introduction"))
    yield from _single_unindented(_panels(section, desk, anchor))
    for index, below in enumerate(section.sections):
        pointer = desk.origin(section, "sections", index)
        alone = opening is not None and (opening.part == "attachment" or desk.style.layout == "official")
        deeper = level if alone or section.untitled else cast(Level, min(level + 1, 4))
        yield from _section(below, desk.at(pointer), deeper, f"{anchor}-{index + 1}")
    if section.source:
        words = desk.prose(section, section.source, "source")
        credit = (Text("（"), *words, Text("）"))
        yield Paragraph(credit, "credit", indent=False, origin=desk.origin(section, "source"))
    desk.problems.extend(_idle_notes(section, notes, desk))


def _idle_notes(section: Section, notes: Mapping[str, Note], desk: Desk) -> Iterator[Problem]:
    """The notes that nothing in the section names: their words are printed nowhere. A mistake may hide who does."""
    idle = [key for key, note in notes.items() if note.origin not in desk.notebook.cited]
    if idle and not any(problem.is_error for problem in desk.problems):
        mend = "在要注的字后面写 [^{}]，或删去"
        for key in idle:
            yield warning(section.place_of("notes", key), "P014", f"注“{key}”没有用到，不会印出", mend.format(key))


def _note(section: Section, key: str, desk: Desk) -> Note:
    words = replace(desk, is_note=True).prose(section, section.notes[key], "notes", key)
    return Note(key, words, desk.origin(section, "notes", key))


def _heading(section: Section, desk: Desk, level: Level, anchor: str) -> Heading:
    title: Inlines = (
        desk.prose(section, section.title, "title") if section.label is None else (Editorial(section.label),)
    )
    labels = desk.style.heading_labels
    is_numbered = bool(section.number) or bool(labels and labels[min(level, len(labels)) - 1])
    typed = typed_label(section.title) if is_numbered else ""
    if typed:
        said = f"标题里写了序号“{typed}”，{'前面又有 number' if section.number else '程序又会编号'}"
        desk.problems.append(warning(section.place_of("title"), "R024", said, "删去标题里的序号"))
    contents = plain(title) if section.contents is None else section.contents
    remark: Inlines = (Editorial(section.remark),) if section.remark else ()
    if remark and not (section.label is not None or _prints_remarks(desk.style, level)):
        mend = "写成一段：在 panels 里加 - prose: …"
        desk.problems.append(warning(section.place_of("remark"), "R026", "有标题的一节没有地方印 remark", mend))
        remark = ()
    return Heading(
        level, section.number, title, anchor, contents, remark,
        editorial=section.label is not None,
        origin=desk.origin(section, "title" if section.label is None else "label"),
    )  # fmt: skip


def _prints_remarks(style: Style, level: Level) -> bool:
    """Whether a style prints what the editor says beside a title: official ones below it, a brief's but its items'."""
    return style.layout == "official" or (style.layout == "brief" and level > 1)


def _opened(opening: _Opening, section: Section, desk: Desk, anchor: str) -> Heading:
    if not opening.title:
        return replace(_heading(section, desk, 1, anchor), number=opening.label, part=opening.part)
    title = (Text(opening.title),)
    return Heading(1, opening.label, title, anchor, opening.title, origin=opening.origin, part=opening.part)


def _panels(section: Section, desk: Desk, anchor: str) -> Iterator[Block]:
    for index, panel in enumerate(section.panels):
        pointer = desk.origin(section, "panels", index, _KEYS[type(panel)])
        told = len(desk.problems)
        yield from panel.blocks(desk.at(pointer, f"{anchor}.{index + 1}"))
        if any(problem.is_error for problem in desk.problems[told:]):
            desk.notebook.lost.update(_named(panel, desk.ledger))


def _named(value: object, ledger: Ledger) -> Iterator[str]:
    """The figures that what an author wrote names, by themselves or in braces."""
    if isinstance(value, str):
        yield from (id for id in (value, *(match["figure"] for match in FIGURE.finditer(value))) if id in ledger)
    elif isinstance(value, dict | Written):
        for item in (value if isinstance(value, dict) else vars(value)).values():
            yield from _named(item, ledger)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _named(item, ledger)


def _single_unindented(blocks: Iterator[Block]) -> Iterator[Block]:
    """Continuous prose begins each paragraph 2 em in; a paragraph that stands alone does not."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "body":
            run.append(block)
            continue
        yield from _run(run)
        run = []
        yield block
    yield from _run(run)


def _run(run: list[Paragraph]) -> list[Paragraph]:
    return [replace(run[0], indent=False)] if len(run) == 1 else run


# ---------------------------------------------------------------- numbers and labels


def _labels(sources: Sources, problems: list[Problem]) -> Mapping[str, Reference]:
    """What a reference to each id prints: 图1, 表1, 1.4, 附录A, 图A.1; in the order of the report."""
    labels: dict[str, Reference] = {}
    places: dict[str, Place] = {}
    counts: Counter[str] = Counter()

    def enter(id: str, place: Place, reference: Reference) -> None:
        if id in labels:
            problems.append(error(place, "R013", f"id“{id}”用了两次（另一处在 {places[id]}）", "换一个"))
        labels.setdefault(id, reference)
        places.setdefault(id, place)

    def number(id: str, place: Place, mark: str, anchor: str) -> None:
        if is_device(id):  # charts are files of their own, named by their ids
            problems.append(error(place, "Y106", f"id“{id}”是 Windows 的设备名，不能作文件名", "换一个"))
        counts[mark] += 1
        enter(id, place, Reference(anchor, f"{mark}{counts[mark]}"))

    openings = _openings(sources.report)
    for index, (file, section) in enumerate(sources.sections):
        opening = openings.get(file)
        own = opening.label if opening and opening.part == "appendix" else ""
        before = f"{own.removeprefix(APPENDIX)}." if own else ""
        for part, anchor in _tree(section, f"section-{index + 1}"):
            if part.id is not None:
                said = own if own and part is section else part.number or f"“{part.title}”"
                enter(part.id, part.place_of("id"), Reference(anchor, said))
            for panel in part.panels:
                match panel:
                    case Table():
                        number(panel.id, panel.place_of("id"), f"表{before}", f"table.{panel.id}")
                    case Charted() | PicturePanel():
                        number(panel.id, panel.place_of("id"), f"图{before}", f"illustration.{panel.id}")
    last = sources.report.table_of_figures
    if last and sources.ledger.groups:
        number(last.id, last.place, "表", f"table.{last.id}")
    return labels


def _tree(section: Section, anchor: str) -> Iterator[tuple[Section, str]]:
    yield section, anchor
    for index, below in enumerate(section.sections):
        yield from _tree(below, f"{anchor}-{index + 1}")


# ---------------------------------------------------------------- pictures


def _pictures(sources: Sources, problems: list[Problem]) -> Callable[[str, Place, float], Picture | None]:
    """What reads an author's pictures, each file once."""
    total = 0
    known: dict[str, pictures.Pixels] = {}

    def picture(file: str, place: Place, width: float) -> Picture | None:
        nonlocal total
        try:
            if file not in known:
                known[file] = pictures.read(sources.materials.data(file, place, limits.PICTURE_BYTES))
                total += known[file].size[0] * known[file].size[1]
        except BadSource as bad:
            problems.extend(bad.problems)
            return None
        except pictures.NotAPicture as fault:
            problems.append(error(place, "R014", f"“{file}”：{fault}", "换一张 PNG 或 JPEG 图片"))
            return None
        if total > limits.ALL_PIXELS.most:
            problems.append(error(place, "Y009", limits.over(limits.ALL_PIXELS, total), "缩小图片"))
            return None
        return Picture(known[file].data, known[file].size, width)

    return picture
