"""An official document or a brief to segments of strips, and its leaves to pages: folios outside, the imprint last."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from banxin.document import Block, Contents, Document, Heading, PageBreak
from banxin.elements import Official
from banxin.frame import Anchor, Element, Frame, Item, Page, Placed
from banxin.inlines import lined, plain
from banxin.layout.leaves import Leaf, Segment
from banxin.layout.official.brief import brief_segments
from banxin.layout.official.contents import contents
from banxin.layout.official.dashes import narrowed
from banxin.layout.official.ending import ending
from banxin.layout.official.first_page import first_page
from banxin.layout.official.flow import TOP, Place, block_strips, is_attachment
from banxin.layout.official.folio import corner, folio
from banxin.layout.official.imprint import imprint, letter_foot
from banxin.layout.official.levels import runs_in
from banxin.layout.official.masthead import Page as Head
from banxin.layout.official.masthead import opening, opening_strip, title_items
from banxin.layout.official.title import broken
from banxin.layout.page import blank
from banxin.layout.page import page as page_of
from banxin.layout.paragraph import all_foot_notes
from banxin.layout.part import Segments
from banxin.layout.setter import Setter
from banxin.layout.sideways import lain, stretches
from banxin.layout.strip import NEVER, Strip
from banxin.layout.strips import Kept, origin, with_long_notes
from banxin.layout.watermark import marked
from banxin.problems import BadSource, Problem, error, warning
from banxin.problems import Place as Where
from banxin.records import replace
from banxin.style import Style

ALONE: Final = (False, None, False, "")
"""What stands above a block changes nothing here."""

ATTACHMENT_TITLE: Final = 3
"""The line an attachment's title stands on (7.3.6)."""
BRIEF_PAGES: Final = 4
SLACK: Final = 0.5
"""Points that rounding of millimetres may take from an imprint's room."""


def settled(document: Document, setter: Setter) -> Document:
    """The document with 主送机关 in the imprint where its first page has no room for them. Raises ``BadSource``."""
    if setter.style.layout == "brief" or document.official is None:
        return document
    return replace(document, official=first_page(document.official, setter))


def parts(document: Document) -> tuple[Segments, ...]:
    """The document in one part: what stands on its last page depends on all others."""
    return (lambda setter, kept: segments(document, setter, kept),)


def segments(document: Document, setter: Setter, kept: Kept) -> tuple[Segment, ...]:
    """The whole document. Raises ``BadSource`` with what is wrong in any of its blocks."""
    if setter.style.layout == "brief":
        return brief_segments(document, setter, kept, _stretched)
    official = document.official or _plain(document)
    parts = _parts(document.blocks)
    body = parts[0]
    place = Place(listed=official.form == "minutes")
    heads = tuple(block for block in document.blocks if isinstance(block, Heading))
    text = _stretched(body, 0, setter, kept, place, heads)
    made = _framed(text, opening(official, setter), ending(official, setter), setter)
    sideways = {own.anchor: own.sideways for own in official.attachments}
    index = len(body)
    for part in parts[1:]:
        head = part[0]
        assert isinstance(head, Heading)
        if sideways.get(head.anchor, False):
            own = lain(setter)
            title = _attachment(head, own, f"b{index}")
            strips = (title, *title.long_notes, *_flow(part[1:], index + 1, own, kept))
            made.append(Segment(strips, own, is_turned=True))
        else:
            text = _stretched(part[1:], index + 1, setter, kept)
            made += _framed(text, _attachment(head, setter, f"b{index}"), (), setter)
        index += len(part)
    return tuple(made)


def _stretched(
    blocks: tuple[Block, ...], first: int, setter: Setter, kept: Kept, place: Place = TOP,
    heads: tuple[Heading, ...] = (),
) -> list[Segment]:  # fmt: skip
    """Blocks as segments: what lies on its side has pages of its own."""
    made: list[Segment] = []
    for span, lies in stretches(blocks, range(len(blocks))):
        own = lain(setter) if lies else setter
        part = blocks[span.start : span.stop]
        made.append(Segment(_flow(part, first + span.start, own, kept, place, heads), own, lies))
        level = next((block.level for block in reversed(part) if isinstance(block, Heading)), place.level)
        place = replace(place, level=level)
    return made


def _framed(text: list[Segment], first: Strip, last: tuple[Strip, ...], setter: Setter) -> list[Segment]:
    """The segments of a text with what stands above them, and below them kept with the text's last line."""
    made = list(text)
    if not made or made[0].is_turned:
        made.insert(0, Segment((), setter))
    made[0] = replace(made[0], strips=(first, *first.long_notes, *made[0].strips))
    if last and made[-1].is_turned:
        made.append(Segment((), setter))
    *above, end = made
    flow = end.strips
    if last and (flow[1:] if not above else flow):
        flow = (*flow[:-1], replace(flow[-1], penalty=min((each.penalty for each in last[:-1]), default=NEVER)))
    return [*above, replace(end, strips=(*flow, *last))]


def pages(leaves: tuple[Leaf, ...], document: Document, setter: Setter) -> tuple[Page, ...]:
    """Every leaf as a finished page, the imprint on the last."""
    made: list[Page] = []
    bottom = 0.0
    for leaf in leaves:
        if leaf.draft is None:
            made.append(blank(leaf, setter.style))
            continue
        made.append(_dressed(page_of(leaf), leaf.number, document, setter))
        last = leaf.draft.strips[-1]
        reach = leaf.draft.cut.positions[-1] + last.height + last.descent
        bottom = setter.style.type_height if leaf.draft.segment.is_turned else reach
    finished = _closed(tuple(made), bottom, document, setter)
    if setter.style.layout == "brief":
        setter.problems.extend(_too_long(finished, document))
    finished = tuple(replace(page, frame=narrowed(page.frame)) for page in finished)
    return marked(_mirrored(finished, setter.style), document.watermark, setter)


def _mirrored(pages: tuple[Page, ...], style: Style) -> tuple[Page, ...]:
    """Even pages moved so that their inner margin is at the right, where the style mirrors them."""
    assert style.official is not None
    if not style.official.mirror:
        return pages
    aside = style.paper.outer - style.paper.inner
    return tuple(page if number % 2 else _aside(page, aside) for number, page in enumerate(pages, 1))


def _aside(page: Page, x: float) -> Page:
    """A page with all of its ink moved to the right."""
    return replace(page, frame=replace(page.frame, items=(Placed(x, 0.0, page.frame),)))


def _dressed(page: Page, number: int, document: Document, setter: Setter) -> Page:
    """A page with its folio and its corner, turned before if its segment is."""
    items = () if is_letter(document) and number == 1 else folio(number, setter)
    frame = Frame(page.frame.width, page.frame.height, (*page.frame.items, *items, *corner(document.state, setter)))
    return replace(page, frame=frame, folio=str(number) if items else "", label=str(number))


def _closed(pages: tuple[Page, ...], bottom: float, document: Document, setter: Setter) -> tuple[Page, ...]:
    """The pages with the imprint at the foot of the last one, or of one more where it has no room or the wrong side.

    ``bottom`` is how far down its type area the last page is taken. On the one page of a letter it stands as low as
    the double rule lets it where the seal needs the room (7.3.5.5, 10.1). A page left blank before the imprint, and
    the imprint's own, carry no folio (7.5).
    """
    own = document.brief.imprint if setter.style.layout == "brief" and document.brief else None
    if document.official is not None and setter.style.layout == "official":
        own = document.official.imprint
    if own is None:
        return pages
    style = setter.style
    block = imprint(own, setter)
    if block.height > style.type_height + SLACK:
        raise BadSource([_over(block, style)])
    over = max(bottom + block.height - style.type_height, 0.0)
    lower = 0.0
    if over > SLACK and len(pages) == 1 and is_letter(document):
        lower = letter_foot(style) - style.type_height
    right_side = not own.even_page or len(pages) % 2 == 0
    if over <= lower + SLACK and right_side:
        return (*pages[:-1], _with_imprint(pages[-1], block, style, lower))
    empty = Page(Frame(style.paper.width, style.paper.height), "", "")
    if not own.even_page or len(pages) % 2 == 1:
        number = len(pages) + 1
        return (*pages, _dressed(_with_imprint(empty, block, style), number, document, setter))
    return (*pages, _unnumbered(empty, len(pages) + 1), _unnumbered(_with_imprint(empty, block, style), len(pages) + 2))


def _over(block: Frame, style: Style) -> Problem:
    """An imprint is never parted (7.4): one that no page holds is the author's to shorten."""
    origin, name = ("#/brief/distribution", "报尾") if style.layout == "brief" else ("#/document/imprint", "版记")
    rows = round(block.height / style.grid.leading)
    mend = "机关多时用统称，如“各区人民政府，市政府各部门”"
    return error(Where(origin), "D007", f"{name}有 {rows} 行，一面只有 {style.grid.lines} 行", mend)


def _too_long(pages: tuple[Page, ...], document: Document) -> tuple[Problem, ...]:
    """What to say of a brief of more than four pages; nothing of all others."""
    brief = document.brief
    if brief is None or brief.any_pages or len(pages) <= BRIEF_PAGES:
        return ()
    message = f"简报有 {len(pages)} 页，一般不超过 {BRIEF_PAGES} 页"
    return (warning(Where(""), "D004", message, "删减内容，或在 brief 里写 pages: any"),)


# ---------------------------------------------------------------- parts


def is_letter(document: Document) -> bool:
    """Whether it is a 信函, whose first page has double rules and no folio (10.1)."""
    return document.official is not None and document.official.form == "letter"


def _plain(document: Document) -> Official:
    """A report without a ``document`` block: its title, its author and its date."""
    signed = (document.author,) if document.author else ()
    return Official(title=document.title.whole, signed_by=signed, date=document.date)


def _parts(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """The text, then each attachment from its heading on."""
    starts = [0, *(at for at, block in enumerate(blocks) if is_attachment(block)), len(blocks)]
    if len(starts) > 2 and starts[1] == 0:
        return [(), *(blocks[a:b] for a, b in pairwise(starts[1:]))]
    return [blocks[a:b] for a, b in pairwise(starts)]


def _attachment(head: Heading, setter: Setter, key: str) -> Strip:
    """附件1 on line 1, its title centred from line 3, one empty line (7.3.6); without a label, the title on line 1."""
    page = Head(setter)
    measures = page.official
    items: list[Item] = []
    if head.number:
        items += page.label(head.number, measures.text.label, 1, f"{key}.label")
    first = ATTACHMENT_TITLE if head.number else 1
    parts = lined(head.title, broken(plain(head.title), measures.title_widest))
    lines = tuple(setter.words(part, measures.text.title) for part in parts)
    items += title_items(lines, page, first, Element("H1", key))
    strip = opening_strip(tuple(items), first + len(lines), setter)
    return replace(
        strip, anchors=(Anchor(head.anchor, 0.0),), running=(head.number, plain(head.title)),
        notes=tuple(note for line in lines for note in all_foot_notes(line, setter, key)),
    )  # fmt: skip


def _flow(
    blocks: tuple[Block, ...], first: int, setter: Setter, kept: Kept, place: Place = TOP,
    heads: tuple[Heading, ...] = (),
) -> tuple[Strip, ...]:  # fmt: skip
    """The strips of blocks in order; ``first`` is the index of the first of them in the document.

    ``heads`` are those of the whole document, which its contents list, whatever lies on its side between them.
    """
    done: list[Strip] = []
    wrong: list[Problem] = []
    forced = False
    heading: Heading | None = None
    for offset, block in enumerate(blocks):
        index = first + offset
        if isinstance(block, PageBreak):
            forced = True
            continue
        if isinstance(block, Contents) and setter.style.layout == "brief":
            continue  # 本期要目 in the head is all the contents a brief has
        if isinstance(block, Contents):
            done += contents(heads, setter, f"b{index}")
            forced = True
            continue
        if isinstance(block, Heading):
            place = replace(place, level=block.level)
            following = blocks[offset + 1] if offset + 1 < len(blocks) else None
            if runs_in(block, following, setter.style):
                heading = block
                continue
        known = kept.get(index)
        made = known[1] if known is not None else ()
        if known is None:
            asked = len(setter.asked)
            try:
                made = with_long_notes(block_strips(block, setter.at(origin(block)), f"b{index}", place, heading))
            except BadSource as bad:
                wrong += bad.problems
                continue
            if len(setter.asked) == asked:  # what asks for page numbers is set again when they are known
                kept[index] = (ALONE, made, None)
        heading = None
        if forced and made:
            made = (replace(made[0], new_page=True), *made[1:])
            forced = False
        done += made
    if wrong:
        raise BadSource(wrong)
    return tuple(done)


def _with_imprint(page: Page, block: Frame, style: Style, lower: float = 0.0) -> Page:
    """A page with the imprint at the foot of its type area, or so much ``lower``."""
    y = style.paper.height - style.paper.foot - block.height + lower
    frame = page.frame
    return replace(page, frame=replace(frame, items=(*frame.items, Placed(style.left, y, block))))


def _unnumbered(page: Page, number: int) -> Page:
    return replace(page, folio="", label=str(number))
