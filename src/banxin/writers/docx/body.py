"""A document's blocks in, the body of the Word file out: one match over ``Block``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from banxin.document import (
    Block,
    Callout,
    Cards,
    ColumnRun,
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
from banxin.inlines import plain
from banxin.layout.sideways import stretches
from banxin.records import replace
from banxin.writers.docx.captions import illustration
from banxin.writers.docx.cards import callout, cards, projects
from banxin.writers.docx.contents import TITLE, contents
from banxin.writers.docx.cover import cover
from banxin.writers.docx.index import close_index, index_rows, open_index
from banxin.writers.docx.inlines import BOLD
from banxin.writers.docx.markup import Node, WordParagraph, numbered, paragraph
from banxin.writers.docx.sections import Chapter, Sections
from banxin.writers.docx.tables import table
from banxin.writers.docx.texts import field_of, lines, points, quotation, run_of, sourced, text
from banxin.writers.docx.tiles import tiles

if TYPE_CHECKING:
    from banxin.writers.docx.draft import Story
    from banxin.writers.docx.flow import Flow

FEW_LINES: Final = 4
"""Text between a head and a picture that goes with the picture."""
_SPACED: Final = (Heading, PageBreak, Contents, Index)
"""What brings its own space, or needs none."""
_BOXED: Final = (Cards, Tiles, Projects)
WIDE: Final = 40.0
"""From this space on, two lines part a block from the text above it, not one."""


def body(story: Story, flow: Flow) -> None:
    """Write cover, contents and all chapters."""
    sections = Sections(story)
    cover(story, flow.body)
    _close(flow.body, sections, Chapter("cover"))
    flow.turn(waits=story.draft.waits())
    chapters = _chapters(story.draft.document.blocks)
    for index, (chapter, blocks) in enumerate(chapters):
        for span, lies in stretches(blocks, range(len(blocks))):
            section = replace(chapter, lies=lies, goes_on=span.start > 0)
            own = story.lying() if lies else story
            section = _chapter_body(own, flow.body, blocks[span.start : span.stop], sections, section)
            if index == len(chapters) - 1 and span.stop == len(blocks):
                _last_paragraph(flow.body)
                sections.close(flow.body, section)
            else:
                _close(flow.body, sections, section)
            flow.turn(waits=story.draft.waits())
    if not chapters:
        sections.close(flow.body, Chapter("plain"))
        flow.turn(waits=False)


def _chapter_body(
    story: Story, node: Node, blocks: tuple[Block, ...], sections: Sections, chapter: Chapter
) -> Chapter:
    """Write a chapter's blocks; the section that its last one leaves open."""
    above: Block | None = None
    run: ColumnRun | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Illustration) and _leads_in(story, blocks[max(0, at - 2) : at]):
            story.draft.forms.keep_written(node.last)
        _spaced(story, node, above, block)
        if run_of(block) != run:
            if run is not None and run_of(block) is not None:
                chapter = _turned(story, node, (above, None), sections, chapter)
            run = run_of(block)
            chapter = _turned(story, node, (above, block), sections, chapter)
        if isinstance(block, Index):
            chapter = _index(story, node, block, sections, chapter)
        else:
            _block(story, node, block, above)
        above = block
    return _turned(story, node, (above, None), sections, chapter) if run else chapter


def _turned(
    story: Story, node: Node, between: tuple[Block | None, Block | None], sections: Sections, chapter: Chapter
) -> Chapter:
    """End what stands above a run of columns, or the run: a section behind it makes Word's columns alike.

    A line is left empty between the run and running text, outside the run.
    """
    above, below = between
    run = run_of(below)
    if run is not None and _is_running(above):
        paragraph(node, "Spacer")
        # LibreOffice drops an empty paragraph that ends a section.
        paragraph(node, "SpacerSmall")
    if node.content:
        _close(node, sections, chapter)
        chapter = replace(chapter, shares_page=True)
    if run is None and _is_running(below):
        paragraph(node, "Spacer")
    return replace(chapter, columns=run.count if run else 1, between=story.style.grid.gutter if run else 0.0)


def _leads_in(story: Story, above: tuple[Block, ...]) -> bool:
    """Whether a picture has above it a head and a few lines: on a page of its own it would leave both bare."""
    match above:
        case (Heading(), Paragraph(columns=None) as few):
            return lines(few.inlines, story.style.text.body.size, story.style.main) <= FEW_LINES
        case _:
            return False


def _is_running(block: Block | None) -> bool:
    """Whether a block is running text without a space of its own."""
    return isinstance(block, Points) or (isinstance(block, Paragraph) and block.role != "introduction")


# ---------------------------------------------------------------- chapters


def _chapters(blocks: tuple[Block, ...]) -> list[tuple[Chapter, tuple[Block, ...]]]:
    """Blocks by chapters: contents, heads of the first level and tables that are chapters of their own open one.

    What stands before the first head of the first level is front matter.
    """
    done: list[tuple[Chapter, list[Block]]] = []
    front = any(isinstance(block, Heading) and block.level == 1 for block in blocks)
    for block in blocks:
        chapter = _chapter(block)
        front = front and not (isinstance(block, Heading) and block.level == 1)
        if chapter is not None or not done:
            done.append((replace(chapter or Chapter("table"), is_front=front), []))
        done[-1][1].append(block)
    return [(chapter, tuple(group)) for chapter, group in done]


def _chapter(block: Block) -> Chapter | None:
    if isinstance(block, Contents):
        return Chapter("contents", title=TITLE)
    if isinstance(block, Table) and block.caption_head:
        return Chapter("table", title=plain(block.title), anchor=block.anchor)
    if not isinstance(block, Heading) or block.level > 1:
        return None
    if block.part == "back":
        return Chapter("back", title=plain(block.title), anchor=block.anchor)
    kind = "opener" if block.number else "editorial" if block.editorial else "plain"
    return Chapter(kind, block.number, plain(block.title), block.anchor)  # type: ignore[arg-type]


def _close(node: Node, sections: Sections, chapter: Chapter) -> None:
    """End a section: its properties stand in its last paragraph."""
    sections.close(_last_paragraph(node).properties, chapter)


def _last_paragraph(node: Node) -> WordParagraph:
    """The paragraph that ends the text: the last one, where no section ends in it yet."""
    last = node.last
    return last if isinstance(last, WordParagraph) and not last.ends_section else paragraph(node, "SpacerSmall")


# ---------------------------------------------------------------- spaces


def _spaced(story: Story, node: Node, above: Block | None, block: Block) -> None:
    """Space beside tables, which have none of their own in Word; heads and captions bring theirs."""
    if above is None or isinstance(block, _SPACED):
        return
    if isinstance(above, Heading) and not above.remark:
        spacer = _under_head(story, above, block)
    elif isinstance(above, _SPACED) and not isinstance(above, Heading):
        return
    else:
        spacer = _between(above, block, after_table=isinstance(node.last, Node) and node.last.tag == "w:tbl")
    if spacer:
        paragraph(node, spacer)


def _under_head(story: Story, head: Heading, block: Block) -> str:
    """The spacer between a head and a table; empty for none. A head stands close to its text."""
    if head.level == 4 and isinstance(block, (Callout, *_BOXED)):
        return "SpacerHead"
    return story.draft.forms.keep("Spacer") if isinstance(block, Callout) else ""


def _between(above: Block, block: Block, *, after_table: bool) -> str:
    """The spacer between two blocks; empty for none. What is set off from the text stands further away."""
    if isinstance(block, Callout):
        return "SpacerWide"
    if isinstance(block, _BOXED):
        return "Spacer"
    if isinstance(block, Illustration | Table):
        return "SpacerSmall" if after_table else ""
    if not after_table and not isinstance(above, Table):
        return ""
    if isinstance(block, Paragraph) and block.role == "note":
        return "SpacerSmall"
    return "SpacerWide" if isinstance(above, Callout) else "Spacer"


# ---------------------------------------------------------------- blocks


def _index(story: Story, node: Node, block: Index, sections: Sections, chapter: Chapter) -> Chapter:
    """The index in a section of columns of its own; a section behind it, so that Word makes its columns alike."""
    open_index(story, node)
    _close(node, sections, chapter)
    index_rows(story, node, block)
    _close(node, sections, replace(chapter, columns=story.style.index.columns, shares_page=True))
    close_index(node)
    return replace(chapter, shares_page=True)


def _block(story: Story, node: Node, block: Block, above: Block | None) -> None:
    match block:
        case Heading():
            _heading(story, node, block, above)
        case Paragraph():
            text(story, node, block)
        case Points():
            points(story, node, block)
        case Callout():
            callout(story, node, block)
        case Cards():
            cards(story, node, block)
        case Tiles():
            tiles(story, node, block)
        case Projects():
            projects(story, node, block)
        case Illustration():
            illustration(story, node, block)
        case Table():
            table(story, node, block)
        case Quotation():
            quotation(story, node, block)
        case Index():
            pass  # needs sections of its own: see _index
        case PageBreak():
            paragraph(node, "PageBreak")
        case Contents():
            contents(story, node, story.draft.document.blocks)
        case _:
            assert_never(block)


def _heading(story: Story, parent: Node, block: Heading, above: Block | None) -> None:
    """A head in its level's style, its number Word's own; editorial words beside it stand in a paragraph below."""
    node = paragraph(parent, _style(block, above))
    if block.number:
        index = story.draft.numbers.number(block.level, block.number)
        numbered(node, story.draft.head_list(index))
    marks = story.draft.marks
    mark = marks.open(node, marks.contents(block.anchor))
    sourced(story, node, block.title, block.origin, BOLD, "plain" if block.editorial else "prose")
    marks.close(node, mark)
    if block.remark:
        origin = field_of(block.origin.rpartition("/")[0], "remark")
        sourced(story, paragraph(parent, "EditorialNote"), block.remark, origin, kind="plain")


def _style(block: Heading, above: Block | None) -> str:
    if block.part == "back":
        return "HeadingBack"
    if block.level == 1 and not block.number:
        return "HeadingEditorial" if block.editorial else "HeadingPlain"
    if isinstance(above, Heading) and above.level == block.level - 1 and block.level > 2:
        return f"Heading{block.level}Close"
    return f"Heading{block.level}"
