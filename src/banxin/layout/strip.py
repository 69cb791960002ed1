"""A strip: a full-width row of finished layout that no page break may cross.

A strip runs from its start reference to its end reference: the baselines of its first and last lines for text, the
upper and lower edges for cards, tiles, rules and figures. Spaces between strips are measured from the one to the other
and come from the style's table of spaces, so no block knows what stands above it.
"""

from __future__ import annotations

from typing import Final

from banxin.document import ColumnRun
from banxin.frame import Anchor, Frame
from banxin.layout.words import Wanted
from banxin.records import record

NEVER: Final = 1_000_000.0
"""The penalty of a break that may not be."""
CONTINUED: Final = "（续）"
"""What follows a head that is repeated, where its block goes on on another page or in another column."""


@record
class FootNote:
    """A footnote set and ready for the foot of the page that carries its mark; ``frame`` starts at its top."""

    key: str
    frame: Frame
    after: tuple[Strip, ...] = ()
    """The lines of a note too long for any foot, to be set after the block that marks it; the frame is empty."""
    y: float = 0.0
    """Where its mark stands, below the start reference of its strip."""


@record
class Continuation:
    """What a block that runs over a page end repeats: above its next part, and below the part that ends."""

    head: Frame
    """Set at the top of the type area; its height is the room it takes."""
    foot: Frame
    """Set at the end reference of the last strip of the part."""
    foot_height: float


@record
class Strip:
    """One row of finished layout; x runs from the left edge of the type area, y from the start reference."""

    frame: Frame
    start: str
    """The kind of thing it starts as, for spaces (``text``, ``h3``, ``card``, ``figure`` …)."""
    end: str
    height: float = 0.0
    """From the start reference to the end reference."""
    ascent: float = 0.0
    """Room its ink takes above the start reference."""
    descent: float = 0.0
    """Room its ink takes below the end reference."""
    above: float | None = None
    """Space from the end of the strip before; ``None`` as the style's table says."""
    grid: float | None = None
    """Its start reference stands this far below a line of the small grid (negative: above); ``None`` anywhere."""
    snaps: bool = False
    """It stands on the small grid whatever is above: what is too little for a step is left blank."""
    penalty: float = 0.0
    """What a page break after it costs; ``NEVER`` keeps it with the next strip."""
    new_page: bool = False
    """It starts a page."""
    top: float | None = None
    """Where its start reference stands below the top of a page; ``None`` as the style says for its kind."""
    at_top: Frame | None = None
    """What to set instead of ``frame`` at the head of a page (a side head without its rule)."""
    at_foot: Frame | None = None
    """What to set instead of ``frame`` where it ends on the last line of a page (a table's rule is pulled up to it)."""
    anchors: tuple[Anchor, ...] = ()
    notes: tuple[FootNote, ...] = ()
    running: tuple[str, str] | None = None
    """Number and title of the section it opens, for the running heads from this page on."""
    opener: bool = False
    """It opens a section: its page has no rule under the running head."""
    close: float = 0.0
    """How much the space above it may shrink where that lets more stand on the page."""
    spread: bool = False
    """The space above it may take up some of a page's slack."""
    said: Wanted | None = None
    """The running text whose first line it is; it may be set a line longer or shorter for its page's sake."""
    last_width: float = 0.0
    """How wide the last line of that text is, in points."""
    moves: bool = False
    """An illustration that may stand on the page after the one it is named on, text drawn up before it."""
    continued: Continuation | None = None
    """Its block goes on from the strip before: a page that starts with it repeats the block's head."""

    columns: ColumnRun | None = None
    """The run of columns it is a line of, or a page's part of; ``None`` for what stands across."""

    @property
    def long_notes(self) -> tuple[Strip, ...]:
        """The lines of those of its notes that are too long for any foot."""
        return tuple([line for note in self.notes for line in note.after]) if self.notes else ()

    @property
    def is_chapter(self) -> bool:
        """Whether a chapter opens with it: it starts a page, and the running heads change there."""
        return self.new_page and self.running is not None
