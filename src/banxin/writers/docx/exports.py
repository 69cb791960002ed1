"""The texts a Word file carries, each with its place in the source, in; the custom XML part that lists them out.

The part is the base of the way back (``banxin.pull``): a hash of every text as it was exported tells what somebody
changed from what the source changed meanwhile. LibreOffice and Word keep it as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Literal

from banxin.document import Illustration, Picture
from banxin.expressions import expression
from banxin.inlines import Inlines, notes_in, plain
from banxin.records import record
from banxin.style import Style
from banxin.writers.docx.markup import DECLARATION, Node, add_bare, add_words, clean, heard, name, quoted

if TYPE_CHECKING:
    from lxml import etree

    from banxin.charts.native.form import Form, Number

MAPS: Final = "urn:banxin:source-map:"
NAMESPACE: Final = f"{MAPS}2"
PROPERTY: Final = "BanxinSource"
"""The custom property that names the exported text as a whole; a second place, for programs that drop custom XML."""
_ITEM: Final = "{6B1C8E0A-52D7-4C35-9E0B-6A5F1D0B2C41}"
_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one format id that custom properties have (ECMA-376-1, 22.3.2.2)."""
SHORT: Final = 8
"""Letters of a text that needs no fingerprint: a figure in a table is shorter than that."""
AT_ONCE: Final = 500
"""Entries of the map that are written together."""
_TEXT, _FIELD, _SIMPLE = (name(tag) for tag in ("w:t", "w:fldChar", "w:fldSimple"))
_BLANK: Final = frozenset(" \t\n\r\u00a0")
_BLANKS: Final = expression("[ \t\n\r\u00a0]+")

Kind = Literal["prose", "plain", "caption", "figure", "note", "picture"]
"""What stands between a text's marks: an author's prose, words without Markdown, the title of a caption behind its
number, a figure of the ledger alone, a footnote, or a picture or chart."""
MOST: Final = "prose"
"""The kind most texts have."""


Graphs = tuple[tuple[tuple[str, tuple[tuple[str, str], ...]], ...], ...]
"""Of each native chart its series: a name, and a category with a number for every point."""


@record
class Export:
    """A text of the Word file: its bookmark, where it comes from, what it says."""

    key: str
    origin: str
    kind: Kind
    inlines: Inlines
    alt: str = ""
    """Of a picture: its words for those who cannot see it."""
    file: str = ""
    """Of a picture of the author's: the fingerprint of its file."""
    sketch: str = ""
    """Of a chart without a native form: what its drawing looks like."""
    graphs: Graphs = ()
    """Of an illustration with native charts: what they say."""
    lead: str = ""
    """Where the name that runs in before its words, up to a full stop, is written."""
    tail: str = ""
    """What the program says behind its words in their paragraph."""

    @property
    def printed(self) -> str:
        """Its words as they are compared."""
        return settled(plain(self.inlines))

    @property
    def hash(self) -> str:
        """The fingerprint of its words; of a picture of the author's, that of its file."""
        return self.file or fingerprint(settled(plain(self.inlines)))

    @property
    def calls(self) -> tuple[tuple[int, str], ...]:
        """Before which of its letters notes are called, each with the path of the note's words."""
        marks = tuple(notes_in(self.inlines))
        words = plain(self.inlines) if marks else ""
        places = settled_places(words, (at for at, _ in marks))
        return tuple((at, note.id) for at, (_, note) in zip(places, marks, strict=True))


def told(form: Form) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What a native chart says: for each series but those that formulas of ours fill, then for each column of its sheet
    that it does not draw, the points by category."""
    columns = [(series.name, series.values) for series in form.series if not series.formula]
    return tuple((name, _by_category(form.categories, values)) for name, values in (*columns, *form.beside))


def _by_category(categories: tuple[str, ...], values: tuple[Number | None, ...]) -> tuple[tuple[str, str], ...]:
    said = ["" if number is None else format(float(number.value), ".12g") for number in values]
    said += [""] * (len(categories) - len(said))
    return tuple(zip((clean(category) for category in categories), said, strict=False))


def chart_graphs(block: Illustration, style: Style) -> Graphs:
    """What the native charts of an illustration say; nothing of a picture."""
    if isinstance(block.content, Picture):
        return ()
    # A report without charts loads nothing of their native forms.
    from banxin.charts.native import forms

    return tuple(told(form) for form in forms(block.content, style))


def chart_words(graphs: Graphs) -> str:
    """The numbers of native charts as words."""
    return "；".join(
        f"{name} {category} {value}" for graph in graphs for name, points in graph for category, value in points
    )


def settled(text: str) -> str:
    """Words as they are compared: every run of blanks is one blank, none at the ends."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")  # of all blanks only this one is printable
    return _BLANKS.sub(" ", clean(text)).strip(" ")


def settled_places(text: str, places: Iterable[int]) -> tuple[int, ...]:
    """Where in the settled words places in words are, in their order; in one pass."""
    found: list[int] = []
    most, last, length, is_blank = -1, 0, 0, True
    for at in places:
        most = len(settled(text)) if most < 0 else most
        for letter in clean(text[last:at]):
            was, is_blank = is_blank, letter in _BLANK
            length += not (was and is_blank)
        last = at
        found.append(min(length, most))
    return tuple(found)


def with_calls(words: str, calls: Iterable[tuple[int, str]]) -> str:
    """Words with the marks of notes as authors write them; of a note that no author wrote only that one is called."""
    done, last = "", 0
    for at, note in calls:
        done += f"{words[last:at]}[^{note.rpartition('/')[2]}]"
        last = at
    return done + words[last:]


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal digits that stand for a text; a short one stands for itself."""
    return text if len(text) <= SHORT else blake2b(text.encode(), digest_size=8).hexdigest()


def digest(data: bytes) -> str:
    """Sixteen hexadecimal digits that stand for a file."""
    return blake2b(data, digest_size=8).hexdigest()


def hashes(exports: Iterable[Export]) -> tuple[str, ...]:
    """The fingerprint of each text."""
    return tuple([export.hash for export in exports])


def revision(hashes: Iterable[str]) -> str:
    """The fingerprint of all texts together."""
    return digest("\n".join(hashes).encode())


def literal(paragraph: etree._Element) -> str:
    """What a paragraph says outside fields: no number of a page, no title that Word looks up."""
    words: list[str] = []
    depth = 0
    for node in paragraph.iter(_TEXT, _FIELD, _SIMPLE):
        if node.tag == _FIELD:
            depth += {"begin": 1, "end": -1}.get(node.get(name("w:fldCharType"), ""), 0)
        elif node.tag == _TEXT and depth <= 0 and not any(above.tag == _SIMPLE for above in node.iterancestors()):
            words.append(node.text or "")
    return settled("".join(words))


def apart(paragraph: Node | str) -> str:
    """The same of a paragraph that is being written."""
    return settled("".join(map(heard, paragraph.content))) if isinstance(paragraph, Node) else ""


def furniture_words(said: Iterable[str]) -> tuple[str, ...]:
    """What the paragraphs of running heads and folios say by themselves, each once."""
    return tuple(sorted({words for words in said if words}))


def source_map(
    title: str, exports: list[Export], hashes: tuple[str, ...], furniture: Iterable[str]
) -> Iterator[bytes]:
    """The custom XML part, piece by piece: one ``e`` for every text, in the order of the file, and an ``f`` for what
    running heads say. A text's bookmark is not entered, for its origin names it; neither is the kind most texts have.

    Where notes are called is entered too: a mark that only moves changes no word.

    Written as it will stand: a long report has tens of thousands of texts, and elements would take a hundred times
    the memory.
    """
    named = f'document="{quoted(title)}" revision="{revision(hashes)}"'
    yield f'{DECLARATION}<map xmlns="{NAMESPACE}" {named}>'.encode()
    has_notes = any(export.kind == "note" for export in exports)
    for start in range(0, len(exports), AT_ONCE):
        pairs = zip(exports[start : start + AT_ONCE], hashes[start : start + AT_ONCE], strict=True)
        yield "".join([_entry(export, hash, _calls(export) if has_notes else "") for export, hash in pairs]).encode()
    yield "".join(f'<f said="{quoted(words)}"/>' for words in furniture).encode()
    yield b"</map>"


def _entry(export: Export, hash: str, calls: str) -> str:
    said = f'<e origin="{quoted(export.origin)}" hash="{quoted(hash)}"{calls}'
    if export.kind == MOST:
        return said + "/>"
    alt = f' alt="{quoted(fingerprint(settled(export.alt)))}"' if export.alt else ""
    sketch = f' sketch="{export.sketch}"' if export.sketch else ""
    tail = f' tail="{quoted(export.tail)}"' if export.tail else ""
    return f'{said} kind="{export.kind}"{alt}{sketch}{tail}{_graphs(export)}/>'


def _calls(export: Export) -> str:
    places = " ".join(str(at) for at, _ in export.calls)
    return f' notes="{places}"' if places else ""


def _graphs(export: Export) -> str:
    """What native charts say, in full: somebody may change one number here and somebody else another one there."""
    if not export.graphs:
        return ""
    import json

    return f' graphs="{quoted(json.dumps(export.graphs, ensure_ascii=False, separators=(",", ":")))}"'


def store_item() -> Node:
    """The properties that every custom XML part must have beside it."""
    root = Node("ds:datastoreItem", {"xmlns:ds": _STORE, "ds:itemID": _ITEM})
    add_bare(add_bare(root, "ds:schemaRefs"), "ds:schemaRef", **{"ds:uri": NAMESPACE})
    return root


def custom_properties(revision: str) -> Node:
    """``docProps/custom.xml`` with the fingerprint of the exported text."""
    root = Node("Properties", {"xmlns": _CUSTOM, "xmlns:vt": _VALUES})
    add_words(add_bare(root, "property", fmtid=_FORMAT, pid=2, name=PROPERTY), "vt:lpwstr", revision)
    return root
