"""A leaf in, its page out: strips on their sheet, the head of a block that runs over, footnotes; turned if it lies."""

from __future__ import annotations

from banxin.frame import Anchor, Frame, Item, Page, Placed
from banxin.layout.furniture import foot_notes, sheet
from banxin.layout.leaves import Leaf
from banxin.layout.sideways import turn
from banxin.layout.strip import Strip
from banxin.records import replace
from banxin.style import Style


def page(leaf: Leaf) -> Page:
    """The page of a leaf that is not blank, upright; what stands outside its type area is not on it yet."""
    assert leaf.draft is not None
    segment, cut, on_page = leaf.draft.segment, leaf.draft.cut, leaf.draft.strips
    setter = segment.setter
    style = setter.style
    items: list[Item] = []
    anchors: list[Anchor] = []
    head = style.paper.head
    continued = on_page[0].continued
    if cut.continues and continued is not None:
        items.append(Placed(style.left, head, continued.head))
    for index, (strip, position) in enumerate(zip(on_page, cut.positions, strict=True)):
        y = head + position
        pulled = strip.at_foot if index == len(on_page) - 1 and _ends_page(strip, position, style) else None
        items.append(Placed(style.left, y, pulled or _frame(strip, index == 0)))
        anchors += [Anchor(a.name, y + a.y) for a in strip.anchors]
    if cut.foot is not None and not (on_page[-1].at_foot and _ends_page(on_page[-1], cut.positions[-1], style)):
        items.append(Placed(style.left, head + cut.positions[-1] + on_page[-1].height, cut.foot))
    items += foot_notes((note for strip in on_page for note in strip.notes), setter)
    made = Page(
        sheet(tuple(items), setter), folio=leaf.label, label=leaf.label, anchors=tuple(anchors), notes=leaf.notes
    )
    return turn(made) if segment.is_turned else made


def around(inside: Page, items: tuple[Item, ...]) -> Page:
    """A page with what stands outside its type area, in sheet coordinates: it is read first."""
    return replace(inside, frame=replace(inside.frame, items=(*items, *inside.frame.items)))


def blank(leaf: Leaf, style: Style) -> Page:
    """A page left empty, its folio too: it has a label all the same."""
    return Page(Frame(style.paper.width, style.paper.height), folio="", label=leaf.label)


def _ends_page(strip: Strip, position: float, style: Style) -> bool:
    """Whether it reaches the foot of the type area."""
    return position + strip.height + strip.descent > style.type_height - style.grid.leading / 2


def _frame(strip: Strip, first: bool) -> Frame:
    return strip.at_top if first and strip.at_top is not None else strip.frame
