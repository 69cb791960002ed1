"""A part of a document in, drafts of its pages out: set and cut in every round, as far as that changes anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from banxin.layout.filling import fuller
from banxin.layout.leaves import Draft, Gist, Segment
from banxin.layout.pages import Cut, Known, cut
from banxin.layout.saving import Varied, closer
from banxin.layout.setter import Found, Setter
from banxin.layout.strip import Strip
from banxin.layout.strips import Kept
from banxin.records import record, replace

Segments = Callable[[Setter, Kept], tuple[Segment, ...]]
"""How a part becomes segments; raises ``BadSource`` with what is wrong in any of its blocks."""


class Part:
    """What nothing but page numbers joins to the rest of its document."""

    def __init__(self, segments: Segments, setter: Setter) -> None:
        # What is set together is the same to the last digit only among the same words: no part has lines of another's.
        self.setter = replace(setter, kept={}, lasting={}, running={}, worded={}, asked=[])
        self.drafts: tuple[Draft, ...] = ()
        """Its pages to be, as the last round left them."""
        self.news: tuple[Gist, ...] | None = None
        """What others must know of them; ``None`` where the last round left it as it was."""
        self._gists: tuple[Gist, ...] | None = None
        self._segments = segments
        self._kept: Kept = {}
        self._known: list[Known] = []

    def draft(self) -> None:
        """Set and cut the part with what was found so far, unless it asked for nothing of that before."""
        self.news = None
        if self.drafts and not self.setter.asked:
            return
        drafted = self._drafted(self.setter, self._kept)
        if self.setter.is_first_round:
            drafted = self._varied(drafted)
        self.drafts = drafted.pages
        gists = tuple([draft.gist for draft in self.drafts])
        if gists != self._gists:
            self.news = self._gists = gists

    def learn(self, found: Found) -> None:
        """Take what paging has found out for the next round."""
        self.setter = replace(self.setter, found=found)

    def _drafted(self, setter: Setter, kept: Kept) -> _Drafted:
        segments = self._segments(setter, kept)
        self._known += ({} for _ in segments[len(self._known) :])
        pairs = zip(segments, self._known, strict=True)
        return _Drafted(segments, tuple(cut(own.strips, own.setter.style, known) for own, known in pairs))

    def _varied(self, drafted: _Drafted) -> _Drafted:
        """The same with some paragraphs a line shorter where that saves a page, then longer where it fills one."""
        for texts_of, gains in ((closer, _saves), (fuller, _fills)):
            texts = texts_of(drafted.segments, drafted.cuts)
            asked = _together(texts)
            while asked:
                setter = replace(self.setter, varied={**self.setter.varied, **asked})
                kept = {at: made for at, made in self._kept.items() if not _says(made[1], asked)}
                again = self._drafted(setter, kept)
                gaining = (*zip(texts, drafted.cuts, again.cuts, strict=True),)
                if any(len(new) > len(old) for _, old, new in gaining):
                    break  # the same words stand elsewhere, too, where they have no room
                gave = _together(text for text, old, new in gaining if gains(old, new))
                if len(gave) == len(asked):
                    self.setter, self._kept, drafted = setter, kept, again
                    break
                asked = gave
        return drafted


@record
class _Drafted:
    """Segments and the pages of each."""

    segments: tuple[Segment, ...]
    cuts: tuple[tuple[Cut, ...], ...]

    @property
    def pages(self) -> tuple[Draft, ...]:
        """All pages in order."""
        pairs = zip(self.segments, self.cuts, strict=True)
        return tuple(Draft(segment, page) for segment, pages in pairs for page in pages)


def _says(strips: tuple[Strip, ...], texts: Varied) -> bool:
    """Whether one of some texts begins with one of the strips."""
    return any(strip.said is not None and strip.said.key in texts for strip in strips)


def _together(texts: Iterable[Varied]) -> Varied:
    return {key: lines for own in texts for key, lines in own.items()}


def _saves(old: tuple[Cut, ...], new: tuple[Cut, ...]) -> bool:
    return len(new) < len(old)


def _fills(old: tuple[Cut, ...], new: tuple[Cut, ...]) -> bool:
    return len(new) == len(old) and sum(page.spare for page in new) < sum(page.spare for page in old)
