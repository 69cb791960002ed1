"""An opened Word file in, its paragraphs out: what each says with tracked changes taken and refused, and its marks.

A paragraph is read whole: what somebody types at its end falls outside its bookmark. Results of fields that count
(numbers, pages, contents) are no text; those of references are, but live: Word may change them by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from banxin import limits
from banxin.archive import Archive, Node
from banxin.records import record
from banxin.writers.docx.exports import settled

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
KEY: Final = "_src_p_"
COUNTED: Final = frozenset(("PAGE", "PAGEREF", "SEQ", "TOC", "STYLEREF", "NUMPAGES", "SECTIONPAGES", "INDEX"))
"""Fields whose results are counts of Word's."""
GENERATED: Final = ("toc ", "contents ", "table of figures", "figure index", "图表目录标题", "封面章节", "封面间隔")
"""What the names of styles begin with whose words the program makes: contents, the cover's list of sections."""
_STRONG: Final = ("strong", "strong emphasis", "突出数据", "要点引语", "加粗着重号", "加粗专名号")

Span = tuple[int, int]


@record
class Revision:
    """A tracked change: what was put in or taken out, by whom, when."""

    kind: Literal["inserted", "removed"]
    author: str
    date: str
    text: str


@record
class Passage:
    """A paragraph of the file."""

    index: int
    keys: tuple[str, ...]
    """The marks that begin here."""
    carried: tuple[str, ...]
    """The marks that began in an earlier paragraph and go on here."""
    text: str
    """With tracked changes taken."""
    refused: str
    """With tracked changes refused."""
    live: tuple[Span, ...] = ()
    """Where in ``text`` references stand."""
    strong: tuple[Span, ...] = ()
    """Where in ``text`` words are bold."""
    revisions: tuple[Revision, ...] = ()
    comments: tuple[str, ...] = ()
    """The ids of comments."""
    generated: bool = False
    picture: bool = False
    charts: tuple[str, ...] = ()
    """The relationships of native charts."""
    note: bool = False
    """Stands in a footnote."""


@record
class Comment:
    """A remark that somebody made."""

    author: str
    date: str
    text: str


def passages(archive: Archive) -> tuple[Passage, ...]:
    """Every paragraph of body and footnotes in order. Raises ``BadArchive``."""
    main = archive.main()
    root = archive.tree(main)
    if root.tag != f"{W}document":
        raise archive.refusal("不是 Word 文件（.docx）")
    reader = _Reader(archive, _styles(archive, main))
    reader.story(root)
    for part in archive.related(main, "footnotes"):
        for note in archive.tree(part).iter(f"{W}footnote"):
            if note.get(f"{W}type") is None:
                reader.story(note, note=True)
    return tuple(reader.done)


def comments(archive: Archive) -> dict[str, Comment]:
    """The comments of the file by id. Raises ``BadArchive``."""
    found: dict[str, Comment] = {}
    for part in archive.related(archive.main(), "comments"):
        for node in archive.tree(part).iter(f"{W}comment"):
            said = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in node.iter(f"{W}p"))
            found.setdefault(node.get(f"{W}id", ""), Comment(*_signed(node), said.strip()))
    return found


def _signed(node: Node) -> tuple[str, str]:
    """Author and date (to the minute) of a tracked change or a comment."""
    return node.get(f"{W}author", ""), node.get(f"{W}date", "")[:16].replace("T", " ")


def _styles(archive: Archive, main: str) -> dict[str, str]:
    """Names of styles by id, in lower case: programs change ids, names stay."""
    names: dict[str, str] = {}
    for part in archive.related(main, "styles"):
        for style in archive.tree(part).iter(f"{W}style"):
            name = style.find(f"{W}name")
            if name is not None:
                names[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "").lower()
    return names


@dataclass(slots=True)
class _Field:
    """An open field: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    result: bool = False

    @property
    def kind(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


@dataclass(slots=True)
class _Sheet:
    """A paragraph being read."""

    taken: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    length: int = 0
    live: list[Span] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    picture: bool = False
    charts: list[str] = field(default_factory=list)


class _Reader:
    """Reads stories paragraph by paragraph; fields and marks may reach over several."""

    def __init__(self, archive: Archive, styles: dict[str, str]) -> None:
        self.done: list[Passage] = []
        self._archive = archive
        self._styles = styles
        self._fields: list[_Field] = []
        self._open: dict[str, str] = {}
        self._waiting: list[str] = []
        self._seen: set[str] = set()

    def story(self, root: Node, *, note: bool = False) -> None:
        self._fields.clear()
        self._open.clear()
        for node in root.iter(f"{W}p", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            if node.tag == f"{W}p":
                if not any(above.tag == f"{_MC}Fallback" for above in node.iterancestors()):
                    self._paragraph(node, note)
            elif not any(above.tag == f"{W}p" for above in node.iterancestors()):
                self._mark(node, self._waiting)  # a mark between paragraphs is the next one's

    def _paragraph(self, node: Node, note: bool) -> None:
        if len(self.done) >= limits.PULL_PARAGRAPHS.most:
            raise self._archive.refusal(limits.over(limits.PULL_PARAGRAPHS, len(self.done) + 1))
        carried = tuple(self._open.values())
        sheet = _Sheet(keys=self._waiting)
        self._waiting = []
        in_contents = any(open_.kind == "TOC" for open_ in self._fields)
        self._walk(node, sheet, "")
        style = node.find(f"{W}pPr/{W}pStyle")
        name = self._styles.get(style.get(f"{W}val", ""), "") if style is not None else ""
        contents = in_contents or any(open_.kind == "TOC" for open_ in self._fields)
        # A field that a broken file leaves open must not swallow what follows.
        self._fields = [] if sheet.keys else [open_ for open_ in self._fields if open_.kind == "TOC"]
        blanks = len(text := "".join(sheet.taken)) - len(text.lstrip(" \t\n\u00a0"))
        passage = Passage(
            len(self.done), tuple(sheet.keys), tuple(key for key in carried if key not in sheet.keys),
            settled(text), settled("".join(sheet.refused)),
            _moved(sheet.live, blanks), _moved(sheet.strong, blanks),
            tuple(sheet.revisions), tuple(sheet.comments),
            not sheet.keys and (contents or name.startswith(GENERATED)), sheet.picture, tuple(sheet.charts), note,
        )  # fmt: skip
        self.done.append(passage)

    def _mark(self, node: Node, keys: list[str]) -> None:
        """Begin or end one of our bookmarks; a second one of the same name is somebody's copy."""
        number, name = node.get(f"{W}id", ""), node.get(f"{W}name", "")
        if node.tag == f"{W}bookmarkEnd":
            self._open.pop(number, None)
        elif name.startswith(KEY) and name not in self._seen:
            self._seen.add(name)
            self._open[number] = name
            keys.append(name)

    def _walk(self, node: Node, sheet: _Sheet, tracked: Literal["", "inserted", "removed"]) -> None:
        for child in node:
            match child.tag.removeprefix(W) if isinstance(child.tag, str) else "":
                case "r":
                    self._run(child, sheet, tracked)
                case "bookmarkStart" | "bookmarkEnd":
                    self._mark(child, sheet.keys)
                case "ins" | "moveTo":
                    self._tracked(child, sheet, "inserted")
                case "del" | "moveFrom":
                    self._tracked(child, sheet, "removed")
                case "fldSimple":
                    self._fields.append(_Field(child.get(f"{W}instr", ""), True))
                    self._walk(child, sheet, tracked)
                    self._fields.pop()
                case "hyperlink" | "smartTag" | "customXml" | "sdt" | "sdtContent" | "dir" | "bdo":
                    self._walk(child, sheet, tracked)
                case "pPr":
                    for mark in child.iterfind(f"{W}rPr/*"):
                        if mark.tag in (f"{W}ins", f"{W}del"):
                            kind: Literal["inserted", "removed"] = "inserted" if mark.tag == f"{W}ins" else "removed"
                            sheet.revisions.append(Revision(kind, *_signed(mark), "¶"))

    def _tracked(self, node: Node, sheet: _Sheet, kind: Literal["inserted", "removed"]) -> None:
        self._walk(node, sheet, kind)
        said = "".join(t.text or "" for t in node.iter(f"{W}t", f"{W}delText"))
        if said:
            sheet.revisions.append(Revision(kind, *_signed(node), said))

    def _run(self, node: Node, sheet: _Sheet, tracked: str) -> None:
        for child in node:
            match str(child.tag).removeprefix(W).removeprefix(_MC):
                case "t" | "delText":
                    self._say(child.text or "", node, sheet, tracked)
                case "tab":
                    self._say("\t", node, sheet, tracked)
                case "br" | "cr":
                    self._say("\n", node, sheet, tracked)
                case "noBreakHyphen":
                    self._say("-", node, sheet, tracked)
                case "fldChar":
                    self._field(child.get(f"{W}fldCharType", ""))
                case "instrText" if self._fields:
                    self._fields[-1].instruction += child.text or ""
                case "commentReference":
                    sheet.comments.append(child.get(f"{W}id", ""))
                case "drawing" | "pict" | "object" | "AlternateContent":
                    sheet.picture = True
                    sheet.charts += [chart.get(_ID, "") for chart in child.iter(_CHART)]

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, words: str, run: Node, sheet: _Sheet, tracked: str) -> None:
        if any(not open_.result or open_.kind in COUNTED for open_ in self._fields):
            return
        if tracked != "removed":
            span = (sheet.length, sheet.length + len(words))
            sheet.taken.append(words)
            sheet.length = span[1]
            if any(open_.kind == "REF" for open_ in self._fields):
                sheet.live.append(span)
            if self._is_strong(run):
                sheet.strong.append(span)
        if tracked != "inserted":
            sheet.refused.append(words)

    def _is_strong(self, run: Node) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        bold, style = properties.find(f"{W}b"), properties.find(f"{W}rStyle")
        if bold is not None:
            return bold.get(f"{W}val") not in ("0", "false")
        return style is not None and self._styles.get(style.get(f"{W}val", ""), "") in _STRONG


def _moved(spans: list[Span], by: int) -> tuple[Span, ...]:
    return tuple((max(start - by, 0), max(end - by, 0)) for start, end in spans)


def texts(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """The paragraphs that say something the program did not make."""
    return (passage for passage in passages if passage.text and not passage.generated)
