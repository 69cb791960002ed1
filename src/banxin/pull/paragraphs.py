"""What reading an edited file makes: its paragraphs, what they say and carry, tracked changes and comments."""

from __future__ import annotations

from typing import Final, Literal

from banxin.archive import Node
from banxin.records import record, replace

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Span = tuple[int, int]
Tracked = Literal["", "inserted", "removed"]
"""Whether words or a picture stand in a tracked change that nobody has accepted or rejected."""
WHOLE_ROW: Final = "（整行）"
"""What a tracked change of a row says in each of its cells."""
WHOLE_CELL: Final = "（单元格）"
"""What a tracked change of a cell says."""
Mark = Literal["inserted", "removed", "moved_in", "moved_out"]


@record
class Revision:
    """A tracked change: what was put in, taken out or moved, by whom, when."""

    kind: Mark
    author: str
    date: str
    text: str


def signed(node: Node) -> tuple[str, str]:
    """Author and date (to the minute) of a tracked change or a comment."""
    return node.get(f"{_W}author", ""), node.get(f"{_W}date", "")[:16].replace("T", " ")


@record
class Drawing:
    """A picture, a chart or a shape: its name, its words for those who cannot see it, its native chart."""

    name: str
    alt: str
    chart: str
    """The relationship of a native chart, else empty."""
    tracked: Tracked
    picture: str = ""
    """The relationship of a picture's file, else empty."""


@record
class Box:
    """A cell of a table: which one, of which row and table, counted through the file, where it begins in its row, and
    how far it reaches."""

    number: int
    row: int
    table: int
    column: int
    columns: int
    reaches_down: bool


@record
class Passage:
    """A paragraph of the file."""

    index: int
    keys: tuple[str, ...]
    """The marks that begin here."""
    text: str
    """With tracked changes taken."""
    refused: str
    """With tracked changes refused."""
    live: tuple[Span, ...] = ()
    """Where in ``text`` references stand."""
    strong: tuple[Span, ...] = ()
    """Where in ``text`` words are bold."""
    pages: tuple[int, ...] = ()
    """Before which letters of ``text`` the number of a page stands."""
    calls: tuple[int, ...] = ()
    """Before which letters of ``text`` notes are called."""
    refused_calls: tuple[int, ...] = ()
    """The same of ``refused``."""
    notes: tuple[str, ...] = ()
    """The notes called at ``calls``, as ``footnote 3``."""
    refused_notes: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[str, ...] = ()
    """The ids of comments."""
    generated: bool = False
    listed: str = ""
    """What a line of contents says, without its page."""
    drawings: tuple[Drawing, ...] = ()
    note: str = ""
    """The note that it stands in."""
    cell: Box | None = None
    """The innermost cell that it stands in."""

    @property
    def charts(self) -> tuple[str, ...]:
        """The relationships of its native charts."""
        return tuple(drawing.chart for drawing in self.drawings if drawing.chart)

    def cut(self, start: int, end: int) -> Passage:
        """The paragraph without the letters from ``start`` to ``end``."""
        def moved(at: int) -> int:
            return at if at <= start else max(start, at - (end - start))

        return replace(
            self, text=self.text[:start] + self.text[end:], pages=tuple(moved(page) for page in self.pages),
            calls=tuple(moved(call) for call in self.calls),
            live=tuple((moved(one), moved(other)) for one, other in self.live),
            strong=tuple((moved(one), moved(other)) for one, other in self.strong),
        )  # fmt: skip

    def begun(self, length: int, words: str) -> Passage:
        """The paragraph with other words for its first letters, ``length`` of them."""
        def moved(at: int) -> int:
            return max(at - length, 0) + len(words)

        return replace(
            self, text=words + self.text[length:], pages=tuple(moved(page) for page in self.pages),
            calls=tuple(moved(call) for call in self.calls),
            live=tuple((moved(one), moved(other)) for one, other in self.live),
            strong=tuple((moved(one), moved(other)) for one, other in self.strong),
        )  # fmt: skip

    def read(self, tracked: Literal["accept", "reject"]) -> Passage:
        """The paragraph as it would be with every tracked change accepted or rejected."""
        gone = "removed" if tracked == "accept" else "inserted"
        drawings = tuple(drawing for drawing in self.drawings if drawing.tracked != gone)
        if tracked == "accept" or (self.text, self.notes) == (self.refused, self.refused_notes):
            return replace(self, drawings=drawings)
        calls, notes = self.refused_calls, self.refused_notes
        return replace(
            self, text=self.refused, live=(), strong=(), pages=(), calls=calls, notes=notes, drawings=drawings
        )  # fmt: skip


@record
class Comment:
    """A remark that somebody made."""

    author: str
    date: str
    text: str
