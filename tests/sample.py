"""A small report for tests: one chapter, one ledger, one source, each a few lines of YAML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from banxin.assemble import Assembled, assemble
from banxin.document import (
    Block,
    Callout,
    Cards,
    Contents,
    Heading,
    Illustration,
    Index,
    PageBreak,
    Paragraph,
    Points,
    Projects,
    Quotation,
    Table,
    Tiles,
)
from banxin.inlines import (
    Amount,
    Dotted,
    Editorial,
    Indexed,
    Inline,
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
    plain,
)
from banxin.materials import Given
from banxin.problems import Problem
from banxin.report import Sources, read_report
from banxin.style import Style
from banxin.styles import load_style

FIGURES = """\
groups:
  - group: 企业
    figures:
      - {id: firms, name: 企业, value: 95, unit: 家, source: {file: text, quote: 企业95家}}
      - {id: firms.new, name: 新增企业, value: 6, unit: 家, listed: false, source: {file: text, quote: 新增6家}}
      - {id: value, name: 总市值, value: 2.92, unit: 万亿元, qualifier: 超过, kind: amount, source: {file: text, quote: 总市值超过2.92万亿元}}
      - {id: events, name: 活动, value: 250, unit: 场, qualifier: 余, source: {file: text, quote: 活动250余场}}
      - {id: rank, name: 位次, value: 2, kind: rank, source: {file: text, quote: 位列全国第二}}
      - {id: space, name: 面积, value: 30, unit: 万平方米, kind: amount, source: {file: text, quote: 面积30万平方米}}
      - {id: all, name: 全国企业, value: 500, unit: 家, source: {file: text, quote: 全国企业500家}}
      - {id: share, name: 占比, formula: firms / all, unit: "%", kind: share, digits: 1}
"""
TEXT = "企业95家（新增6家），全国企业500家\n总市值超过2.92万亿元\n活动250余场\n位列全国第二\n面积30万平方米\n"
REPORT = "title: 样例\ncontents: false\nsources: {text: text.txt}\nfigures: figures.yaml\nsections: [one.yaml]\n"


@cache
def annual() -> Style:
    return load_style("annual", Given({}))


def sources_of(
    section: str, *, figures: str = FIGURES, report: str = REPORT, text: str = TEXT, **files: str | bytes
) -> tuple[Sources | None, tuple[Problem, ...]]:
    """A report of one chapter, and what reading it found."""
    given: dict[str, str | bytes] = {
        "report.yaml": report,
        "one.yaml": section,
        "figures.yaml": figures,
        "text.txt": text,
    }
    read = read_report(Given(given | {name.replace("__", "."): data for name, data in files.items()}), "report.yaml")
    return read.sources, read.problems


def assembled(section: str, **files: str | bytes) -> Assembled:
    """The document of a report of one chapter, which must read without a problem."""
    sources, problems = sources_of(section, **files)  # type: ignore[arg-type]
    assert sources is not None and not problems, problems
    return assemble(sources, annual())


def panel(text: str, **files: str | bytes) -> Assembled:
    """The document of a chapter that holds the panels of ``text``, one indent less than they stand at."""
    return assembled("title: 章\npanels:\n" + "".join(f"  {line}\n" for line in text.splitlines()), **files)


def shown(problems: Sequence[Problem]) -> list[str]:
    """Problems as ``file:line:column CODE message｜mend``."""
    return [f"{p.place} {p.code} {p.message}｜{p.mend}" for p in problems]


def check_problems(problems: Sequence[Problem], *expected: str) -> None:
    """Exactly these problems: ``place CODE`` and words that the message or the mend holds."""
    said = shown(problems)
    assert len(said) == len(expected), said
    for line, wanted in zip(said, expected, strict=True):
        place, code, *words = wanted.split(" ", 2)
        assert line.startswith(f"{place} {code} ") and all(word in line for word in words), (wanted, line)


# ---------------------------------------------------------------- what blocks look like, as text


def ink(inlines: Inlines) -> str:
    """Inlines as one line: **stress**, [figure set off], ⟨reference⟩, 〘note〙."""
    return "".join(_ink(inline) for inline in inlines)


def _ink(inline: Inline) -> str:
    match inline:
        case Text(text) | Editorial(text):
            return text
        case Amount():
            return (
                f"{inline.qualifier}[{inline.value}{inline.magnitude}]{inline.unit}" if inline.set_off else inline.text
            )
        case Strong(inner):
            return f"**{ink(inner)}**"
        case Sub(inner):
            return f"~{ink(inner)}~"
        case Sup(inner):
            return f"^{ink(inner)}^"
        case Dotted(inner):
            return f"=={ink(inner)}=="
        case Named(inner):
            return f"__{ink(inner)}__"
        case Reference(target, text):
            return f"⟨{text}→{target}⟩"
        case PageOf(target):
            return f"⟨页→{target}⟩"
        case Link(url, inner):
            return f"⟨{ink(inner)}→{url}⟩"
        case Note(key, inner):
            return f"〘{key}：{ink(inner)}〙"
        case Indexed(word, inner):
            return f"⟦{ink(inner)}→{word}⟧"


def sketch(block: Block) -> list[str]:
    """A block as lines of text: what it says and what it is."""
    match block:
        case Heading():
            remark = f" ‖ {ink(block.remark)}" if block.remark else ""
            return [f"{'#' * block.level} {block.number + ' ' if block.number else ''}{ink(block.title)}{remark}"]
        case Paragraph():
            role = "" if block.role == "body" else f"（{block.role}）"
            return [f"{role}{'　　' if block.indent else ''}{ink(block.inlines)}"]
        case Points():
            marks = (f"{index + 1}." if block.numbered else "-" for index in range(len(block.points)))
            return [
                f"{mark} {_lead(ink(point.lead))}{ink(point.inlines)}"
                for mark, point in zip(marks, block.points, strict=True)
            ]
        case Callout():
            return [f"【{block.label}】{ink(block.title)}", *(f"- {ink(point.inlines)}" for point in block.points)]
        case Cards():
            head = f"cards {block.form}{' lead' if block.lead else ''}{'' if block.wide else ' narrow'}"
            large = (f" ‖ {card.amount.text}{card.amount_words}" if card.amount else "" for card in block.cards)
            return [
                head,
                *(
                    f"{ink(card.title)} | {ink(card.inlines)}{more}"
                    for card, more in zip(block.cards, large, strict=True)
                ),
            ]
        case Tiles():
            return [f"tiles {block.leads}+{len(block.tiles) - block.leads}"] + [
                " | ".join(part for part in (tile.amount.text, tile.label, tile.change) if part) for tile in block.tiles
            ]
        case Projects():
            lines = [
                line for project in block.projects
                for line in (f"{ink(project.title)}{f' ‖ {project.status}' if project.status else ''}", *(f"- {ink(point.inlines)}" for point in project.points))
            ]  # fmt: skip
            return [*lines, *([block.broken_off] if block.broken_off else [])]
        case Illustration():
            return [f"{block.number} {ink(block.title)}{' wide' if block.wide else ''}", *_notes(block), block.alt]
        case Table():
            return [f"{block.number} {ink(block.title)} {block.unit}".rstrip(), *_table(block), *_notes(block)]
        case Quotation():
            return [
                *(f"> {ink(words)}" for words in block.paragraphs),
                *([f"—— {ink(block.source)}"] if block.source else []),
            ]
        case PageBreak():
            return ["=" * 10]
        case Contents():
            return ["目录"]
        case Index():
            return [f"{group.head} {' '.join(entry.word for entry in group.entries)}" for group in block.groups]


def _lead(text: str) -> str:
    return f"*{text}*" if text else ""


def _notes(block: Illustration | Table) -> list[str]:
    return [f"{mark}：{ink(words)}" for mark, words in (("注", block.note), ("源", block.source)) if words]


def _table(table: Table) -> list[str]:
    lines = []
    for row in (*table.header, *table.rows):
        cells = (f"{ink(cell.inlines)}{_span(cell.columns, cell.rows)}" for cell in row.cells)
        lines.append(f"{row.kind if row.kind != 'item' else ''}| " + " | ".join(cells) + " |")
    return lines


def _span(columns: int, rows: int) -> str:
    return f" {columns}×{rows}" if (columns, rows) != (1, 1) else ""


def words(block: Block) -> str:
    """Everything a heading says (for finding it)."""
    return plain(block.title) if isinstance(block, Heading) else ""
