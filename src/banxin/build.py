"""The pipeline in one function: a report's name and its materials in, the bytes of every output and all problems out.

Each stage is imported when it is reached, so that a check opens no font and a PDF alone loads nothing of Word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Literal

from banxin.job import Cache, Chart, Format, Job, Kept
from banxin.problems import BadEnvironment, BadSource, Place, Problem, in_order, warning
from banxin.records import record, replace

if TYPE_CHECKING:
    from banxin.charts.kinds import Plot
    from banxin.conformance import Clause
    from banxin.document import Document, Illustration
    from banxin.materials import Materials
    from banxin.report import Sources
    from banxin.style import Style

ChartFormat = Literal["svg", "png", "pptx", "xlsx"]


@record
class Checked:
    """A report read, assembled and checked; ``document`` is ``None`` where there are errors.

    ``rest`` is then what remains of it, if that is fit to look for more mistakes in; it is never printed.
    """

    sources: Sources | None
    style: Style | None
    document: Document | None
    problems: tuple[Problem, ...]
    rest: Document | None = None
    accepted: tuple[Problem, ...] = ()
    """Warnings that the author accepts: nobody is told, and still they are true."""


@record
class Built:
    """Outputs by file name (``report.pdf``, ``charts/tiers.svg``) and what the author should know."""

    outputs: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def check(name: str, materials: Materials, style: str | None = None, cache: Cache | None = None) -> Checked:
    """Read a report, assemble it, check its figures and lay it out; every problem in one run, none raised.

    ``name`` is the report's file among ``materials``; ``style`` overrides the report's own; ``cache`` as for ``build``.
    Only a fault of ours raises: where a report has errors, ``BadSource`` from that fault, so that they are told too.
    """
    checked = prepare(name, materials, style)
    if checked.document is None:
        return replace(checked, problems=(*checked.problems, *_of_the_rest(name, checked, materials, cache)))
    job = _job(name, checked, checked.document, materials, cache)
    try:
        _ = job.settled
    except BadSource as bad:
        return replace(checked, document=None, problems=(*checked.problems, *bad.problems))
    return replace(checked, problems=(*checked.problems, *job.problems))


def _of_the_rest(name: str, checked: Checked, materials: Materials, cache: Cache | None) -> tuple[Problem, ...]:
    """What layout has to say of a report with errors, so that its author hears of everything in one run.

    What is left of a broken report may be broken in ways that nobody thought of. That is our fault, and never silent:
    ``BadSource`` with the author's mistakes, raised from it.
    """
    if checked.rest is None:
        return ()
    job = _job(name, checked, checked.rest, materials, cache)
    try:
        _ = job.settled
    except BadSource as bad:
        return bad.problems
    except Exception as crash:
        raise BadSource(checked.problems) from crash
    return tuple(problem for problem in job.problems if problem.code not in _OF_ALL_PAGES)


def prepare(name: str, materials: Materials, style: str | None = None) -> Checked:
    """Read a report, assemble it and check its figures, as far as that goes without setting a line."""
    from banxin.assemble import assemble
    from banxin.report import read_report
    from banxin.styles import idle_colours, load_style
    from banxin.tracing import trace

    read = read_report(materials, name)
    problems = list(read.problems)
    if read.sources is None:
        return Checked(None, None, None, tuple(problems))
    try:
        look = _style(read.sources, materials, style)
        looks_right = True
        problems += idle_colours(look)
    except BadSource as bad:
        problems += bad.problems
        look, looks_right = load_style(DEFAULT_STYLE, materials), False  # the report has mistakes of its own to tell
    assembled = assemble(read.sources, look)
    told = (*problems, *assembled.problems)
    found = (*assembled.problems, *trace(read.sources, assembled.document, assembled.notebook, told))
    unsure = (_OF_ALL_SECTIONS if read.sections_lack else set()) | (_OF_ALL_FIGURES if read.figures_lack else set())
    problems += [problem for problem in found if problem.code not in unsure]
    wrong = {problem.code for problem in problems if problem.is_error}
    report = read.sources.report
    kept = report.unaccepted(problems)
    if not wrong:
        told = (*kept, *report.accepts_nothing(problems))
        accepted = tuple(problem for problem in problems if problem not in kept)
        return Checked(read.sources, look, assembled.document, told, accepted=accepted)
    rest = assembled.document if looks_right and wrong.isdisjoint(_PREVENTING) else None
    return Checked(read.sources, look, None, kept, rest)


DEFAULT_STYLE: Final = "annual"
_OF_ALL_SECTIONS: Final = {"P003", "F008", "O007"}
"""What is asked of a whole report: told of a part, “nobody uses this figure” may be wrong."""
_OF_ALL_FIGURES: Final = {"F002", "O007"}
_OF_ALL_PAGES: Final = {"L002"}
_PREVENTING: Final = {"M006", "R005", "Y008", "Y009"}
"""What cannot be laid out: no fonts, tables whose cells overlap, signs in place of what may not stand, too much."""


def build(
    name: str, materials: Materials, *, to: tuple[Format, ...] = ("pdf", "docx", "charts"), style: str | None = None,
    cache: Cache | None = None, processes: int = 1,
) -> Built:  # fmt: skip
    """Every output asked for, as bytes; nothing is written.

    ``style`` overrides the report's own; ``cache`` keeps drawn charts between runs (``None``: within this one).
    Where more ``processes`` are allowed than one, a long report's PDF is laid out by two (Linux only, and not where
    there are other threads); the bytes are the same.
    Raises ``BadSource`` with all problems when there is an error among them, ``BadEnvironment`` for an output that
    there is not.
    """
    _known(to)
    checked, job = _ready(name, materials, style, cache, processes)
    outputs: dict[str, bytes] = {}
    job.to_come.extend(to)
    for format in to:
        job.to_come.remove(format)
        outputs.update(WRITERS[format](job))
    return Built(outputs, tuple(in_order((*checked.problems, *job.problems))))


def _known(to: tuple[Format, ...]) -> None:
    """Raise ``BadEnvironment`` for a word that names no output, before any work is done."""
    if isinstance(to, str):
        raise BadEnvironment(f'to 要写成 ("{to}",) 这样的元组，不能写一段文字')
    for word in to:
        if word not in WRITERS:
            raise BadEnvironment(f"没有“{word}”这种成品；可用的有：{'、'.join(WRITERS)}")


CHART_FORMATS: Final[tuple[ChartFormat, ...]] = ("svg", "png", "pptx", "xlsx")
"""What a single chart can be had as."""


def build_charts(
    name: str, materials: Materials, *, only: tuple[str, ...] = (), to: tuple[ChartFormat, ...] = CHART_FORMATS,
    style: str | None = None, cache: Cache | None = None,
) -> Built:  # fmt: skip
    """The charts of a report, each as files of its own; ``only`` names those wanted by id, all of them when empty.

    Raises ``BadSource`` as ``build`` does, and ``BadEnvironment`` for an id that no chart has.
    """
    checked, job = _ready(name, materials, style, cache)
    plots = {block.id: (block, plot) for block, plot in job.plots}
    outputs: dict[str, bytes] = {}
    for id in only:
        if id not in plots:
            known = f"可用的有：{'、'.join(plots)}" if plots else "报告里没有图"
            raise BadEnvironment(f"没有 id 为“{id}”的图；{known}")
    for id in only or plots:
        outputs |= _formats(job, *plots[id], to)
    return Built(outputs, tuple(in_order((*checked.problems, *job.problems))))


def _ready(
    name: str, materials: Materials, style: str | None, cache: Cache | None, processes: int = 1
) -> tuple[Checked, Job]:  # fmt: skip
    """A report without errors, on its way. Raises ``BadSource`` with everything that is wrong with any other."""
    checked = prepare(name, materials, style)
    if checked.document is None:
        raise BadSource(in_order((*checked.problems, *_of_the_rest(name, checked, materials, cache))))
    return checked, replace(_job(name, checked, checked.document, materials, cache), processes=processes)


def _formats(job: Job, block: Illustration, plot: Plot, to: tuple[ChartFormat, ...]) -> dict[str, bytes]:
    from banxin.writers.xlsx import xlsx

    made: dict[str, bytes] = {}
    if "svg" in to or "png" in to:
        pictures = _pictures(job.chart(block, plot))
        made |= {path: data for path, data in pictures.items() if path.rpartition(".")[2] in to}
    if "pptx" in to:
        made[f"charts/{block.id}.pptx"] = _deck(job, block.id)
    if "xlsx" in to:
        made[f"charts/{block.id}.xlsx"] = xlsx(job.document, block.id)
    return made


def conformed(name: str, materials: Materials, style: str | None = None) -> tuple[Checked, tuple[Clause, ...]]:
    """A report checked, and each clause of GB/T 9704-2012 measured on its pages; no clauses where it has errors."""
    from banxin.conformance import conformance

    checked = prepare(name, materials, style)
    if checked.document is None:
        return checked, ()
    job = _job(name, checked, checked.document, materials, None)
    document = replace(job.document, official=job.laid.official)
    checked = replace(checked, problems=(*checked.problems, *job.problems))
    found = (*checked.problems, *checked.accepted)
    return checked, conformance(document, job.style, job.laid.pages, job.fonts, found)


def _job(name: str, checked: Checked, document: Document, materials: Materials, cache: Cache | None) -> Job:
    from banxin.materials import FontFiles
    from banxin.text.fonts import Fonts

    assert checked.style is not None and checked.sources is not None
    fonts = Fonts(FontFiles(materials), checked.style.families)
    return Job(name, document, checked.style, fonts, Kept() if cache is None else cache, checked.sources)


def _style(sources: Sources, materials: Materials, name: str | None) -> Style:
    from banxin.problems import NOWHERE
    from banxin.styles import load_style

    report = sources.report
    place = report.place_of("style") if name is None else NOWHERE
    style = load_style(report.style if name is None else name, materials, place)
    return style.accented(report.brief.accent) if report.brief is not None and style.accents else style


# ---------------------------------------------------------------- writers


def _pdf(job: Job) -> dict[str, bytes]:
    from banxin.writers.pdf import bound

    data = bound(job.document, job.quires, job.fonts, job.style.paper.height, date=job.sources.report.date)
    return {f"{_stem(job)}.pdf": data}


def _docx(job: Job) -> dict[str, bytes]:
    from banxin.writers.docx import ChartPicture, docx

    pictures = {
        chart.id: ChartPicture(chart.svg, chart.png, chart.width, chart.height)
        for chart in job.only_drawn
    }  # fmt: skip
    settled = job.settled
    document = replace(job.document, official=settled.official)
    return {f"{_stem(job)}.docx": docx(document, job.style, settled.folios, pictures, job.fonts, settled.parted)}


def _chart_files(job: Job) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for chart in job.charts:
        files |= _pictures(chart)
    return files


def _pictures(chart: Chart) -> dict[str, bytes]:
    """A chart's pictures: outlines look the same everywhere, words as words can be searched and edited."""
    return {
        f"charts/{chart.id}.svg": chart.svg,
        f"charts/{chart.id}.text.svg": chart.text_svg,
        f"charts/{chart.id}.png": chart.png,
    }


def _pptx(job: Job) -> dict[str, bytes]:
    from banxin.writers.pptx import left_out

    mend = "拆成几张，或只在报告和 xlsx 里给出"
    for table in left_out(job.document):
        size = f"{len(table.rows)} 行 {len(table.columns)} 栏"
        said = f"{table.number or '表'}有 {size}，一张幻灯片放不下，幻灯片里没有它"
        job.noticed.append(warning(Place(table.origin), "L012", said, mend))
    return {f"{_stem(job)}.pptx": _deck(job)}


def _deck(job: Job, only: str = "") -> bytes:
    from banxin.writers.pptx import Drawn, pptx

    drawn = {chart.id: Drawn(chart.svg, chart.png) for chart in job.only_drawn}
    return pptx(job.document, job.style, drawn, only)


def _xlsx(job: Job) -> dict[str, bytes]:
    from banxin.writers.xlsx import xlsx

    return {f"{_stem(job)}.xlsx": xlsx(job.document)}


WRITERS: Final[Mapping[Format, Callable[[Job], dict[str, bytes]]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "charts": _chart_files,
    "pptx": _pptx,
    "xlsx": _xlsx,
}
"""Every output, by the name ``--to`` takes."""


def _stem(job: Job) -> str:
    """The report file's own name without its ending: report.yaml makes report.pdf."""
    return job.name.rpartition("/")[2].rpartition(".")[0] or job.name
