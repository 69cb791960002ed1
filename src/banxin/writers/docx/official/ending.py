"""What follows the text (GB/T 9704-2012, 7.3.4–7.3.7): 附件说明, 署名, 成文日期, 附注; in minutes who was there."""

from __future__ import annotations

from typing import Final

from banxin.elements import Official
from banxin.layout.official.signature import ROW, STAMP, columns
from banxin.records import replace
from banxin.writers.docx.markup import Node
from banxin.writers.docx.official.masthead import DOCUMENT
from banxin.writers.docx.official.places import is_one_page_letter
from banxin.writers.docx.official.press import Press, ems, pitch, row
from banxin.writers.docx.sheet import Named, Shape, Stop

SLACK: Final = 0.5
"""Ems more than words are thought to need: other fonts are wider."""


def ending(press: Press, parent: Node, official: Official) -> None:
    """All of it in order, kept together."""
    if official.form == "minutes":
        _attendance(press, parent, official)
        return
    _attachments(press, parent, official)
    if official.form != "plain":
        _signature(press, parent, official)
    if official.remark:
        own = Named("Remark", "附注", None, _indented(press, Shape(align="left")))
        row(press, press.paragraph(parent, own), f"{DOCUMENT}/remark", (f"（{official.remark}）", ""))


def _indented(press: Press, shape: Shape) -> Shape:
    return replace(shape, first=2 * press.style.em, first_characters=2.0)


def _attachments(press: Press, parent: Node, official: Official) -> None:
    """One empty line, 附件： at 2 em, numbers at 5 em, names and their turnovers at 6 em (one attachment: at 5 em)."""
    em = press.style.em
    several = len(official.attachments) > 1
    left = (6 if several else 5) * em
    for index, attachment in enumerate(official.attachments):
        first = 2 if index == 0 else 5
        shape = Shape(
            before=pitch(press.style) if index == 0 else 0.0, left=left, hanging=left - first * em, align="left",
            stops=(Stop(left),), keep_next=True, bare=True,
        )  # fmt: skip
        own = Named("AttachmentList", "附件说明", None, shape)
        label = ("附件：" if index == 0 else "") + (f"{index + 1}.\t" if several else "")
        node = press.paragraph(parent, own)
        row(press, node, f"{DOCUMENT}/attachments/{index}/title", (label, ""), (attachment.title, ""))


# ---------------------------------------------------------------- signature


def _signature(press: Press, parent: Node, official: Official) -> None:
    if official.stamps:
        _stamped(press, parent, official)
        return
    if not official.signed_by and not official.date:
        return
    if official.sealed and len(official.signed_by) > 1:
        _jointly_sealed(press, parent, official)
        return
    names, date, empty = _sealed(press, official) if official.sealed else _unsealed(press, official)
    below = _room_of_seal(press, official)
    rows = [(names, name, f"signed_by/{index}") for index, name in enumerate(official.signed_by)]
    rows += [(date, official.date, "date")] if official.date else []
    for index, (own, words, field) in enumerate(rows):
        above = empty * pitch(press.style) if index == 0 else 0.0
        last = index == len(rows) - 1
        shape = replace(own.shape, before=above, after=below if last else 0.0, keep_next=not last)
        node = press.paragraph(parent, replace(own, shape=shape))
        row(press, node, f"{DOCUMENT}/{field}", (words, ""))


def _sealed(press: Press, official: Official) -> tuple[Named, Named, int]:
    """The date ends 4 em before the right edge, the name is centred on it, room for the seal above."""
    style = press.style
    em = style.em
    widest = em * max(map(ems, (official.date, *official.signed_by)))
    width = em * ems(official.date) if official.date else widest
    middle = 4 * em + width / 2
    half = widest / 2 + SLACK * em
    names = Shape(align="center", left=style.full - middle - half, right=middle - half, bare=True)
    date = Shape(align="right", right=4 * em, bare=True)
    return (
        Named("Signature", "署名", None, names), Named("DocumentDate", "成文日期", None, date),
        press.measures.sealed_above,
    )  # fmt: skip


def _unsealed(press: Press, official: Official) -> tuple[Named, Named, int]:
    """The name ends 2 em before the right edge, the date begins 2 em after it; a wider date changes places with it."""
    style = press.style
    em = style.em
    widest = em * max(map(ems, official.signed_by), default=0.0)
    left = style.full - 2 * em - widest
    at = left + 2 * em
    if at + em * ems(official.date) > style.full - 2 * em:
        at = style.full - 2 * em - em * ems(official.date)
        left = at - 2 * em
    names, date = Shape(align="left", left=left, bare=True), Shape(align="left", left=at, bare=True)
    if len(official.signed_by) > 1:  # under one another, spread to the width of the longest (7.3.5.2)
        names = replace(names, right=style.full - left - widest, align="distribute")
    return Named("Signature", "署名", None, names), Named("DocumentDate", "成文日期", None, date), 1


def _jointly_sealed(press: Press, parent: Node, official: Official) -> None:
    """联合行文: names in rows, a seal to each; the last stands over the date and is centred on it (7.3.5.1)."""
    style = press.style
    em, line = style.em, pitch(style)
    widths = tuple(em * ems(name) for name in official.signed_by)
    last = style.full - 4 * em - (em * ems(official.date) if official.date else widths[-1]) / 2
    centres = columns(widths, last, em)
    rows = [official.signed_by[at : at + len(centres)] for at in range(0, len(official.signed_by), len(centres))]
    lines = press.measures.sealed_above + (len(rows) - 1) * ROW + 2
    fits = lines < style.grid.lines  # with a line of text above them (7.3.5.5); else only the last row and the date
    for index, names in enumerate(rows):
        stops = tuple(Stop(centre, "center") for centre in centres[-len(names) :])
        before = line * (press.measures.sealed_above if index == 0 else ROW - 1)
        kept = bool(official.date) and (fits or index == len(rows) - 1)
        shape = Shape(before=before, stops=stops, align="left", keep_next=kept, bare=True)
        own = Named("Signature", "署名", None, shape)
        pieces = ((f"\t{name}", "") for name in names)
        node = press.paragraph(parent, own)
        row(press, node, f"{DOCUMENT}/signed_by/{index * len(centres)}", *pieces)
    if official.date:
        stops = (Stop(last, "center"),)
        shape = Shape(stops=stops, align="left", after=_room_of_seal(press, official), bare=True)
        own = Named("DocumentDate", "成文日期", None, shape)
        row(press, press.paragraph(parent, own), f"{DOCUMENT}/date", (f"\t{official.date}", ""))


def _room_of_seal(press: Press, official: Official) -> float:
    """What the last line keeps free for the lower edge of a seal where the imprint follows: a line (7.3.5.5)."""
    follows = official.sealed and official.imprint is not None and not official.remark
    return pitch(press.style) if follows and not is_one_page_letter(press) else 0.0


def _stamped(press: Press, parent: Node, official: Official) -> None:
    """签名章: two empty lines, room for it ending 4 em before the edge, the post 2 em to its left; the date below.

    One a row, all posts ending under one another (7.3.5.3).
    """
    line, em = pitch(press.style), press.style.em
    for index, post in enumerate(official.stamps):
        before = line * (2 if index == 0 else 1)
        shape = Shape(before=before, right=(4 + STAMP + 2) * em, align="right", keep_next=True, bare=True)
        node = press.paragraph(parent, Named("StampPost", "签名章职务", None, shape))
        row(press, node, f"{DOCUMENT}/stamp/{'post' if index == 0 else f'others/{index - 1}'}", (post, ""))
    if official.date:
        own = Named("DocumentDate", "成文日期", None, Shape(before=line, right=4 * em, align="right", bare=True))
        row(press, press.paragraph(parent, own), f"{DOCUMENT}/date", (official.date, ""))


def _attendance(press: Press, parent: Node, official: Official) -> None:
    """One empty line, then 出席, 请假, 列席: labels at 2 em, names and turnovers at 5 em."""
    em = press.style.em
    fields = {"出席：": "present", "请假：": "excused", "列席：": "observing"}
    for index, (label, names) in enumerate(official.attendance):
        shape = Shape(before=pitch(press.style) if index == 0 else 0.0, left=5 * em, hanging=3 * em)
        node = press.paragraph(parent, Named("Attendance", "出席人员", None, shape))
        row(press, node, f"{DOCUMENT}/attendance/{fields[label]}", (label, "ElementLabel"), (names, ""))
