"""What a brief has above its items in Word: 报头, 本期要目 as a live field, 按语 (design/brief)."""

from __future__ import annotations

from typing import Final

from banxin.document import REPORT, Heading
from banxin.elements import Brief
from banxin.layout.official.brief import HEAD_LINES, MOST_ROWS, called, head_lines
from banxin.layout.official.mark import fitted_name
from banxin.records import replace
from banxin.writers.docx.contents import listing
from banxin.writers.docx.markup import Node, run
from banxin.writers.docx.official.head import MARK_RISE, Head
from banxin.writers.docx.official.masthead import FORMULA, editor_line
from banxin.writers.docx.official.press import RISE, Press, pitch, row, solid
from banxin.writers.docx.sheet import Edge, Letters, Named, Shape, Stop

RULE_BELOW: Final = 2.0
"""Points from the last entry's line to the rule under the contents."""
FIELD: Final = f"{REPORT}brief/"
"""What the origin of a brief's element begins with."""


def brief_head(press: Press, parent: Node) -> None:
    """Head, contents, note of the editor's."""
    document = press.story.draft.document
    brief = document.brief or Brief(document.title.whole, date=document.date, editor=document.author)
    named = [b for b in document.blocks if isinstance(b, Heading) and b.level == 1 and b.contents]
    head = Head(press, parent)
    line = _head(head, brief)
    if brief.contents and len(named) > 1:
        head.close(line + 2)
        _contents(press, parent, named[:MOST_ROWS])
    else:
        head.close(line + 1)
    if brief.editor_note:
        own = Named("EditorNote", "按语", press.measures.text.person, _note(press))
        node = press.paragraph(parent, own)
        row(press, node, f"{FIELD}editor_note", ("按：", "ElementLabel"), (brief.editor_note, ""))


def _note(press: Press) -> Shape:
    em = 2 * press.style.em
    return Shape(before=pitch(press.style), left=em, right=em, leading=12.0, rule="auto")


def _head(head: Head, brief: Brief) -> int:
    """The head down to its rule; the line that carries it: of editor and date, else of the issue, else of the name."""
    style, texts, press = head.style, head.measures.text, head.press
    line = head_lines(brief)
    edge = Edge("bottom", head.measures.head_rule, head.measures.red, head.measures.head_rule_below)
    is_ended = bool(brief.editor or brief.date)
    if brief.marking or brief.copy_number:
        shape = replace(FORMULA, stops=(Stop(style.full, "right"),))
        node = head.on(Named("Marking", "密级或编号", texts.marking, shape), 1)
        number = "\t" + brief.copy_number if brief.copy_number else ""
        origin = f"{FIELD}{'marking' if brief.marking else 'copy_number'}"
        row(press, node, origin, (brief.marking, ""), (number, "CopyMark"))
    own = fitted_name(brief.name, texts.name.size, style)
    role = texts.name.model_copy(update={"size": own.size})
    base = head.measures.name_at - style.paper.head + MARK_RISE * own.size
    shape = Shape(align="center", left=own.apart, bare=True)
    if not is_ended and not brief.issue:
        rule = (line - 1) * style.grid.leading + style.em + edge.space
        space = max(0.0, rule - base - (1 - RISE) * solid(role))
        # A rule begins where its paragraph does: the name is moved by its first line.
        shape = Shape(align="center", first=own.apart, edges=(replace(edge, space=space),), bare=True)
    name = Named("BriefName", "刊名", role, shape, Letters(own.apart, own.stretch))
    row(press, head.at(name, base), f"{FIELD}name", (brief.name, ""))
    if brief.issue:
        shape = replace(FORMULA, align="center", edges=() if is_ended else (edge,))
        issue = Named("IssueNumber", "期号", style.text.body, shape)
        row(press, head.on(issue, HEAD_LINES - 1), f"{FIELD}issue/number", (brief.issue, ""))
    if is_ended:
        editor_line(head, line, (brief.editor, f"{FIELD}editor"), (brief.date, f"{FIELD}date"))
    return line


def _contents(press: Press, parent: Node, named: list[Heading]) -> None:
    """本期要目: a line an item with its page, a rule below."""
    shape = Shape(align="left", keep_next=True, leading=12.0, rule="auto")
    label = Named("ContentsLabel", "要目标题", press.measures.text.label, shape)
    run(press.paragraph(parent, label), "本期要目")
    rows = [("TOC1", "", called(heading, heading.contents, press.style), heading.anchor) for heading in named]
    listing(press.story, parent, r'TOC \o "1-1" \h \z', rows)
    edge = Edge("top", press.measures.inner_rule, press.measures.red)
    ruled = Shape(before=RULE_BELOW, leading=1.0, edges=(edge,), snap=False)
    press.paragraph(parent, Named("ContentsRule", "要目末线", None, ruled))
