"""An opened Word file in, its paragraphs out: what each says with tracked changes taken and refused, and its marks.

A paragraph is read whole: what somebody types at its end falls outside its bookmark. Results of fields that count
(numbers, pages, contents) are no text; those of references are, but live: Word may change them by itself.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from banxin import limits
from banxin.archive import Archive, Node
from banxin.pull.boxes import Cells, W
from banxin.pull.paragraphs import Comment, Drawing, Mark, Passage, Revision, Span, Tracked, signed
from banxin.records import changing, field
from banxin.writers.docx.exports import settled, settled_places

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
KEY: Final = "_src_p_"
COUNTED: Final = frozenset(("PAGE", "PAGEREF", "SEQ", "TOC", "STYLEREF", "NUMPAGES", "SECTIONPAGES", "INDEX"))
"""Fields whose results are counts of Word's."""
GENERATED: Final = (
    "toc ", "contents ", "table of figures", "figure index", "index ", "图表目录标题", "封面章节", "封面间隔",
    "要目标题",
)  # fmt: skip
"""What the names of styles begin with whose words the program makes: contents, the cover's list of sections."""
LISTED: Final = ("toc 1", "toc 2", "toc 3", "toc 4", "toc 5", "table of figures", "封面章节")
"""Those of them that say titles, wherever they stand."""
_LONGEST: Final = 1_000
"""Letters of the instruction of a field that are read."""
_DEEPEST: Final = 64
"""Fields in fields; Word stops at twenty."""
_MOST: Final = 500
"""Runs of a tracked change that are quoted."""
_STRONG: Final = ("strong", "strong emphasis", "突出数据", "要点引语", "加粗着重号", "加粗专名号")


def passages(archive: Archive) -> tuple[Passage, ...]:
    """Every paragraph of body, footnotes and endnotes in order. Raises ``BadArchive``."""
    main = archive.main()
    root = archive.tree(main)
    if root.tag != f"{W}document":
        raise archive.refusal("不是 Word 文件（.docx）")
    reader = _Reader(archive, _styles(archive, main))
    reader.story(root)
    for kind in ("footnote", "endnote"):
        for part in archive.related(main, f"{kind}s"):
            for note in archive.tree(part).iter(f"{W}{kind}"):
                if note.get(f"{W}type") is None:
                    reader.story(note, note=f"{kind} {note.get(f'{W}id', '')}")
    return tuple(reader.done)


def comments(archive: Archive) -> dict[str, Comment]:
    """The comments of the file by id. Raises ``BadArchive``."""
    found: dict[str, Comment] = {}
    for part in archive.related(archive.main(), "comments"):
        for node in archive.tree(part).iter(f"{W}comment"):
            said = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in node.iter(f"{W}p"))
            found.setdefault(node.get(f"{W}id", ""), Comment(*signed(node), said.strip()))
    return found


def _styles(archive: Archive, main: str) -> dict[str, str]:
    """Names of styles by id, in lower case: programs change ids, names stay."""
    names: dict[str, str] = {}
    for part in archive.related(main, "styles"):
        for style in archive.tree(part).iter(f"{W}style"):
            name = style.find(f"{W}name")
            if name is not None:
                names[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "").lower()
    return names


@changing
class _Field:
    """An open field: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    result: bool = False

    @property
    def kind(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


@changing
class _Sheet:
    """A paragraph being read."""

    taken: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    length: int = 0
    refused_length: int = 0
    live: list[Span] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    refused_calls: list[int] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refused_notes: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)

    def call(self, note: str, tracked: Tracked) -> None:
        """Enter the mark of a note."""
        if tracked != "removed":
            self.calls.append(self.length)
            self.notes.append(note)
        if tracked != "inserted":
            self.refused_calls.append(self.refused_length)
            self.refused_notes.append(note)


class _Reader:
    """Reads stories paragraph by paragraph; fields and marks may reach over several."""

    def __init__(self, archive: Archive, styles: dict[str, str]) -> None:
        self.done: list[Passage] = []
        self._archive = archive
        self._styles = styles
        self._fields: list[_Field] = []
        self._waiting: list[str] = []
        self._seen: set[str] = set()
        self._cells = Cells()

    def story(self, root: Node, *, note: str = "") -> None:
        self._fields.clear()
        for node in root.iter(f"{W}p", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            if node.tag == f"{W}p":
                if not any(above.tag == f"{_MC}Fallback" for above in node.iterancestors()):
                    self._paragraph(node, note)
            elif not any(above.tag == f"{W}p" for above in node.iterancestors()):
                self._mark(node, self._waiting)  # a mark between paragraphs is the next one's

    def _paragraph(self, node: Node, note: str) -> None:
        if len(self.done) >= limits.PULL_PARAGRAPHS.most:
            raise self._archive.refusal(limits.over(limits.PULL_PARAGRAPHS, len(self.done) + 1))
        sheet = _Sheet(keys=self._waiting)
        self._waiting = []
        in_contents = any(open_.kind == "TOC" for open_ in self._fields)
        cell = self._cells.around(node)
        if cell is not None and cell.revision is not None:
            sheet.revisions.append(cell.revision)
        self._walk(node, sheet, cell.tracked if cell else "")
        style = node.find(f"{W}pPr/{W}pStyle")
        name = self._styles.get(style.get(f"{W}val", ""), "") if style is not None else ""
        contents = in_contents or any(open_.kind == "TOC" for open_ in self._fields)
        # A field that a broken file leaves open must not swallow what follows.
        self._fields = [] if sheet.keys else [open_ for open_ in self._fields if open_.kind == "TOC"]
        text, refused = "".join(sheet.taken), "".join(sheet.refused)
        blanks = _indent(text)
        passage = Passage(
            len(self.done), tuple(sheet.keys), settled(text), settled(refused),
            _moved(sheet.live, blanks), _moved(sheet.strong, blanks),
            _shifted(sheet.pages, blanks), settled_places(text, sheet.calls),
            settled_places(refused, sheet.refused_calls),
            tuple(sheet.notes), tuple(sheet.refused_notes), tuple(sheet.revisions), tuple(sheet.comments),
            not sheet.keys and (contents or name.startswith(GENERATED)),
            settled("".join(sheet.listed)) or (settled(text) if name.startswith(LISTED) else ""),
            tuple(sheet.drawings), note,
            cell.box if cell else None,
        )  # fmt: skip
        self.done.append(passage)

    def _mark(self, node: Node, keys: list[str]) -> None:
        """Begin one of our bookmarks; a second one of the same name is somebody's copy."""
        name = node.get(f"{W}name", "")
        if name.startswith(KEY) and name not in self._seen:
            self._seen.add(name)
            keys.append(name)

    def _walk(self, node: Node, sheet: _Sheet, tracked: Tracked) -> None:
        for child in node:
            match child.tag.removeprefix(W) if isinstance(child.tag, str) else "":
                case "r":
                    self._run(child, sheet, tracked)
                case "bookmarkStart":
                    self._mark(child, sheet.keys)
                case "ins":
                    self._tracked(child, sheet, "inserted", tracked)
                case "moveTo":
                    self._tracked(child, sheet, "moved_in", tracked)
                case "del":
                    self._tracked(child, sheet, "removed", tracked)
                case "moveFrom":
                    self._tracked(child, sheet, "moved_out", tracked)
                case "fldSimple":
                    self._fields.append(_Field(child.get(f"{W}instr", ""), True))
                    self._walk(child, sheet, tracked)
                    self._fields.pop()
                case "hyperlink" if child.get(f"{W}anchor"):
                    depth = len(self._fields)
                    self._fields.append(_Field("REF", True))  # a title that is referred to
                    self._walk(child, sheet, tracked)
                    del self._fields[depth:]
                case "hyperlink" | "smartTag" | "customXml" | "sdt" | "sdtContent" | "dir" | "bdo":
                    self._walk(child, sheet, tracked)
                case "pPr":
                    for mark in child.iterfind(f"{W}rPr/*"):
                        if mark.tag in (f"{W}ins", f"{W}del"):
                            kind: Mark = "inserted" if mark.tag == f"{W}ins" else "removed"
                            sheet.revisions.append(Revision(kind, *signed(mark), "¶"))

    def _tracked(self, node: Node, sheet: _Sheet, kind: Mark, under: Tracked) -> None:
        """Read a tracked change. What was put in and taken out again, or in a row taken out, is gone either way."""
        tracked: Tracked = "inserted" if kind in ("inserted", "moved_in") else "removed"
        self._walk(node, sheet, under if under == "removed" else tracked)
        runs = islice(node.iter(f"{W}t", f"{W}delText"), _MOST)  # changes may be nested, each read again
        said = "".join(t.text or "" for t in runs) or _wordless(node)
        if said:
            sheet.revisions.append(Revision(kind, *signed(node), said))

    def _run(self, node: Node, sheet: _Sheet, tracked: Tracked) -> None:
        strong = self._is_strong(node)
        for child in node:
            match str(child.tag).removeprefix(W).removeprefix(_MC):
                case "t" | "delText":
                    self._say(child.text or "", strong, sheet, tracked)
                case "tab":
                    self._say("\t", strong, sheet, tracked)
                case "br" | "cr":
                    self._say("\n", strong, sheet, tracked)
                case "noBreakHyphen":
                    self._say("-", strong, sheet, tracked)
                case "fldChar":
                    self._field(child.get(f"{W}fldCharType", ""))
                case "instrText" if self._fields and len(self._fields[-1].instruction) < _LONGEST:
                    self._fields[-1].instruction += child.text or ""
                case "commentReference":
                    sheet.comments.append(child.get(f"{W}id", ""))
                case "footnoteReference" | "endnoteReference" as reference:
                    sheet.call(f"{reference.removesuffix('Reference')} {child.get(f'{W}id', '')}", tracked)
                case "drawing" | "pict" | "object" | "AlternateContent":
                    self._drawing(child, sheet, tracked)

    def _drawing(self, node: Node, sheet: _Sheet, tracked: Tracked) -> None:
        """A picture, a chart or a shape; a box of text only where it stands, its paragraphs are read as such."""
        if next(node.iter(f"{W}txbxContent"), None) is not None:
            return
        told, chart = next(node.iter(_DRAWN), None), next(node.iter(_CHART), None)
        name, alt = (told.get("name", ""), told.get("descr", "")) if told is not None else ("", "")
        picture = next(node.iter(_BLIP), None)
        ids = ("" if chart is None else chart.get(_ID, ""), "" if picture is None else picture.get(_EMBED, ""))
        sheet.drawings.append(Drawing(name, settled(alt), ids[0], tracked, ids[1]))

    def _field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _DEEPEST:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, words: str, strong: bool, sheet: _Sheet, tracked: Tracked) -> None:
        counted = [open_.kind for open_ in self._fields if not open_.result or open_.kind in COUNTED]
        if counted:
            if counted == ["TOC"] and tracked != "removed":
                sheet.listed.append(words)
            if counted == ["PAGEREF"] and tracked != "removed" and sheet.pages[-1:] != [sheet.length]:
                sheet.pages.append(sheet.length)
            return
        if tracked != "removed":
            span = (sheet.length, sheet.length + len(words))
            sheet.taken.append(words)
            sheet.length = span[1]
            if any(open_.kind == "REF" for open_ in self._fields):
                sheet.live.append(span)
            if strong:
                sheet.strong.append(span)
        if tracked != "inserted":
            sheet.refused.append(words)
            sheet.refused_length += len(words)

    def _is_strong(self, run: Node) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        bold, style = properties.find(f"{W}b"), properties.find(f"{W}rStyle")
        if bold is not None:
            return bold.get(f"{W}val") not in ("0", "false")
        return style is not None and self._styles.get(style.get(f"{W}val", ""), "") in _STRONG


def _wordless(node: Node) -> str:
    """What a tracked change without words is of; empty for what nobody sees."""
    if next(node.iter(f"{W}footnoteReference", f"{W}endnoteReference"), None) is not None:
        return "（注号）"
    return "（图）" if next(node.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None else ""


def _indent(text: str) -> int:
    """How many blanks a text begins with."""
    return len(text) - len(text.lstrip(" \t\n\u00a0"))


def _shifted(places: list[int], by: int) -> tuple[int, ...]:
    return tuple(max(place - by, 0) for place in places)


def _moved(spans: list[Span], by: int) -> tuple[Span, ...]:
    return tuple((max(start - by, 0), max(end - by, 0)) for start, end in spans)
