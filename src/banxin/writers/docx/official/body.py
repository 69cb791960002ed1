"""An official document or a brief in, the body of its Word file out: head, text, what follows it, imprint."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from banxin.document import PROGRAM, Block, Heading
from banxin.elements import END, IMPRINT, Imprint, Official
from banxin.inlines import lined, plain
from banxin.layout.official.book import ATTACHMENT_TITLE
from banxin.layout.official.flow import is_attachment
from banxin.layout.official.title import broken
from banxin.layout.sideways import lying, stretches
from banxin.records import replace
from banxin.writers.docx.markup import Node
from banxin.writers.docx.official.brief import brief_head
from banxin.writers.docx.official.ending import ending
from banxin.writers.docx.official.flow import Place, flow
from banxin.writers.docx.official.head import Head
from banxin.writers.docx.official.imprint import imprint
from banxin.writers.docx.official.masthead import FORMULA, TITLE, masthead, title_base
from banxin.writers.docx.official.outline import Outline, levels
from banxin.writers.docx.official.press import Press
from banxin.writers.docx.official.sections import Sections
from banxin.writers.docx.sheet import Letters, Named
from banxin.writers.docx.texts import labelled, sourced

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story
    from banxin.writers.docx.flow import Flow


def body(story: Story, flow: Flow) -> Press:
    """Write all of it; what its own words shape comes back, for its styles and lists."""
    document = story.draft.document
    press = Press(story, Outline(levels(document.blocks, story.draft.style), story.draft.new_list))
    node = flow.body
    sections = Sections(press)
    if press.style.layout == "brief":
        brief_head(press, node)
        _stretched(press, node, document.blocks, sections, Place())
        sections.turn(node, lies=False)
        own = document.brief.imprint if document.brief else None
    else:
        official = document.official or Official(
            title=document.title.whole, signed_by=(document.author,) if document.author else (), date=document.date
        )
        _document(press, node, official, sections)
        own = official.imprint
    _close(press, node, sections, own)
    flow.turn(waits=story.draft.waits())
    return press


def _document(press: Press, node: Node, official: Official, sections: Sections) -> None:
    """The text with its head and its end, then each attachment."""
    parts = _parts(press.story.draft.document.blocks)
    masthead(press, node, official)
    _stretched(press, node, parts[0], sections, Place(listed=official.form == "minutes"))
    sections.turn(node, lies=False)
    if parts[0]:
        _keep(press, node)
    ending(press, node, official)
    sideways = {own.anchor: own.sideways for own in official.attachments}
    for part in parts[1:]:
        head = part[0]
        assert isinstance(head, Heading)
        lies = sideways.get(head.anchor, False)
        fresh = sections.turn(node, lies=lies)
        _attachment(_laid(press, lies=lies), node, head, breaks=not fresh)
        if lies:
            flow(_laid(press, lies=True), node, part[1:], Place())
        else:
            _stretched(press, node, part[1:], sections, Place())
    sections.turn(node, lies=False)


def _stretched(press: Press, node: Node, blocks: tuple[Block, ...], sections: Sections, place: Place) -> None:
    """Blocks of which some have pages of their own, on their side, with the heads that stand before them."""
    for span, lies in stretches(blocks, range(len(blocks))):
        part = blocks[span.start : span.stop]
        sections.turn(node, lies=lies)
        flow(_laid(press, lies=lies), node, part, place)
        level = next((block.level for block in reversed(part) if isinstance(block, Heading)), place.level)
        place = replace(place, level=level)


def _laid(press: Press, *, lies: bool) -> Press:
    """The same document on sheets that lie or stand."""
    return replace(press, story=replace(press.story, lain=lying(press.style))) if lies else press


def _parts(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """The text, then each attachment from its heading on."""
    starts = [0, *(at for at, block in enumerate(blocks) if is_attachment(block) and at), len(blocks)]
    parts = [blocks[a:b] for a, b in pairwise(starts)]
    return [(), *parts] if blocks and is_attachment(blocks[0]) else parts


def _attachment(press: Press, node: Node, heading: Heading, *, breaks: bool) -> None:
    """附件1 on line 1, its title centred from line 3, one empty line (7.3.6)."""
    story = press.story
    press.outline.begin()
    head = Head(press, node)
    shape = replace(FORMULA, page_break=breaks, keep_next=True)
    key, title = ("AttachmentLabel", "附件序号") if breaks else ("AttachmentLabelFirst", "附件序号（新节）")
    label = head.on(Named(key, title, press.measures.text.label, shape), 1)
    mark = story.draft.marks.open(label, story.draft.marks.contents(heading.anchor))
    labelled(story, label, heading.number, f"{PROGRAM}{heading.number}")
    story.draft.marks.close(label, mark)
    lines = broken(plain(heading.title), press.measures.title_widest)
    own = Named("AttachmentTitle", "附件标题", press.measures.text.title, replace(TITLE, outline=0), Letters())
    for index, words in enumerate(lined(heading.title, lines)):
        line = head.at(own, title_base(head, index, len(lines), ATTACHMENT_TITLE))
        if len(lines) == 1:
            sourced(story, line, heading.title, heading.origin, kind="plain")
        else:
            sourced(story, line, words, heading.origin, kind="plain")
    head.close(ATTACHMENT_TITLE + len(lines) + 1)


def _close(press: Press, node: Node, sections: Sections, own: Imprint | None) -> None:
    """The imprint on the last page; where ours has it on a page of its own, in a section that begins on an even one."""
    draft = press.story.draft
    alone = own is not None and own.even_page and draft.folio(IMPRINT) not in ("", draft.folio(END))
    if alone:
        sections.end(node)
    if own is not None:
        imprint(press, node, own)
    sections.close(node, even=alone)


def _keep(press: Press, node: Node) -> None:
    """The last paragraph of the text stays with the signature below it: none stands alone on a page (7.3.5)."""
    press.story.draft.forms.keep_written(node.last)
