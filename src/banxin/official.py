"""The ``document`` and ``brief`` blocks of a report file, checked; in: what authors write, out: ``elements``.

The fields are those of GB/T 9704-2012 (clause 7) and of the briefs that offices print. Every field is optional where
the standard leaves it so; what is not written is not printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import Annotated, Final, Literal, Self

from banxin.elements import Attachment, Brief, Form, Imprint, Official
from banxin.expressions import expression
from banxin.problems import Problem, warning
from banxin.reading import Written, several, wrong
from banxin.reading.declared import Field, StringConstraints, model_validator

BLANK: Final = "×"
"""Stands for what a sample leaves out."""
_ISO: Final = expression(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SPELLED: Final = expression(rf"[\d{BLANK}]{{1,4}}年[\d{BLANK}]{{1,2}}月[\d{BLANK}]{{1,2}}日")

Short = Annotated[str, StringConstraints(min_length=1, max_length=200)]
DateText = Annotated[str, StringConstraints(max_length=20)]
RED_HEADS: Final = ("document", "letter", "minutes", "order")
Fault = tuple[tuple[str | int, ...], str, str]
"""Where something cannot be as it is written, what is wrong, and what to do."""


class Secrecy(Written):
    """密级和保密期限."""

    level: Literal["绝密", "机密", "秘密"] = Field(description="密级")
    term: str = Field("", max_length=20, description="保密期限，如 1年")


class IssuerMark(Written):
    """发文机关标志: one name a line where several issue together."""

    names: tuple[Short, ...] = Field(min_length=1, max_length=12, description="发文机关，联合行文时主办机关在前")
    suffix: str = Field("", max_length=8, description="机关名称之后的字：文件、令、纪要")


class Number(Written):
    """发文字号."""

    code: str = Field("", max_length=40, description="机关代字，如 ×委发；令号不写")
    year: str = Field("", pattern=rf"^(?:|[\d{BLANK}]{{4}})$", description="四位年份；令号不写")
    serial: str = Field(pattern=rf"^(?:[\d{BLANK}]{{1,6}})$", description="顺序号，不编虚位")

    @property
    def printed(self) -> str:
        """×委发〔2025〕1号; 第1号 of an order."""
        return f"{self.code}〔{self.year}〕{self.serial}号" if self.year else f"第{self.serial}号"


class AttachmentFile(Written):
    """附件: its title as printed in the 附件说明 and over its text, and the file of its text."""

    title: Short = Field(description="附件名称，不加书名号和句末标点")
    section: str = Field("", description="附件正文的文件；不写则只列名称")
    sideways: bool = Field(False, description="整页横放")


class Stamp(Written):
    """签名章: the post that stands to the left of each."""

    post: Short = Field(description="签发人职务，写全称；联合行文时为主办机关的")
    others: tuple[Short, ...] = Field((), max_length=11, description="联合行文时其余机关签发人的职务，依次")


class Attendance(Written):
    """出席、请假、列席名单."""

    present: tuple[Short, ...] = Field((), max_length=400, description="出席")
    excused: tuple[Short, ...] = Field((), max_length=400, description="请假")
    observing: tuple[Short, ...] = Field((), max_length=400, description="列席")


class ImprintText(Written):
    """版记."""

    to: tuple[Short, ...] = Field((), description="移到版记里的主送机关")
    copies: tuple[Short, ...] = Field((), max_length=200, description="抄送机关")
    printed_by: str = Field("", max_length=100, description="印发机关")
    printed_on: DateText = Field("", description="印发日期")
    even_page: bool = Field(False, description="版记放在双数页")


class DocumentText(Written):
    """公文格式各要素（GB/T 9704-2012）."""

    form: Form = Field("plain", description="文件、信函、纪要、命令，或不带红头（默认）")
    direction: Literal["down", "up"] = Field("down", description="下行、平行为 down，上行为 up")
    copy_number: str = Field("", pattern=rf"^(?:|[\d{BLANK}]{{6}})$", description="份号，六位")
    secrecy: Secrecy | None = Field(None, description="密级和保密期限")
    urgency: Literal["特急", "加急", ""] = Field("", description="紧急程度")
    issuer_mark: IssuerMark | None = Field(None, description="发文机关标志")
    number: Number | None = Field(None, description="发文字号")
    signatories: tuple[Short, ...] = Field((), max_length=12, description="签发人，只用于上行文")
    title: str = Field("", max_length=200, description="公文标题；不写则用报告名称")
    title_lines: tuple[Short, ...] = Field((), max_length=4, description="标题各行；不写则自动断行")
    addressees: tuple[Short, ...] = Field((), max_length=100, description="主送机关")
    attachments: tuple[AttachmentFile, ...] = Field((), max_length=100, description="附件")
    signed_by: tuple[Short, ...] = Field((), max_length=12, description="署名")
    date: DateText = Field("", description="成文日期：2025-11-01，或 2025年×月×日")
    seal: bool = Field(True, description="是否加盖印章")
    stamp: Stamp | None = Field(None, description="签名章")
    remark: str = Field("", max_length=200, description="附注，不写括号")
    attendance: Attendance | None = Field(None, description="纪要的出席、请假、列席名单")
    issue: str = Field("", max_length=40, description="纪要的期号，如 第×期")
    imprint: ImprintText | None = Field(None, description="版记")

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        faults = [wrong(message, *path, mend=mend) for path, message, mend in self._faults()]
        if faults:
            raise several(faults)
        return self

    def _faults(self) -> Iterator[Fault]:
        yield from _mark_faults(self)
        yield from _order_faults(self)
        if self.direction == "up" and not self.signatories:
            yield ("direction",), "上行文要标注签发人（7.2.6）", "写上 signatories: [姓名]"
        if self.direction == "down" and self.signatories:
            yield ("signatories",), "只有上行文标注签发人（7.2.6）", "删去 signatories，或写 direction: up"
        if self.number and self.number.serial.startswith("0"):
            yield ("number", "serial"), "发文字号的顺序号不编虚位（7.2.5）", "如 1，不写 01"
        if self.number and self.form != "order" and not (self.number.code and self.number.year):
            message = "发文字号由机关代字、年份和顺序号组成（7.2.5）"
            yield ("number",), message, "如 {code: ×委发, year: 2025, serial: 1}"
        if len(self.title_lines) > MOST_TITLE_LINES:
            yield ("title_lines",), f"标题至多{MOST_TITLE_LINES}行", "缩短标题"
        yield from _date_faults(("date",), self.date)
        if self.imprint:
            yield from _date_faults(("imprint", "printed_on"), self.imprint.printed_on)

    def problems(self) -> Iterator[Problem]:
        """What is not wrong enough to stop."""
        if self.secrecy and not self.secrecy.term:
            yield warning(self.secrecy.place, "D001", "密级没有写保密期限", "写上 term: 1年")
        if self.form in ("document", "letter") and self.number is None:
            yield warning(self.place, "D005", "没有发文字号（7.2.5）", "写上 number；未定的用 × 代替")
        if self.form in RED_HEADS and not self.date:
            yield warning(self.place, "D005", "没有成文日期（7.3.5）", "写上 date；未定的写 2025年×月×日")
        if self.form in ("document", "letter") and not self.signed_by and self.stamp is None:
            yield warning(self.place, "D005", "没有发文机关署名，也没有签名章（7.3.5）", "写上 signed_by: [机关名称]")

    def elements(self, title: str, anchors: tuple[str, ...]) -> Official:
        """The elements as printed; ``title`` is the report's, ``anchors`` are those of the attachments' headings."""
        mark = self.issuer_mark
        return Official(
            form=self.form,
            upward=self.direction == "up",
            mark=(mark.names[:1] if self.form == "letter" else mark.names) if mark else (),  # 10.1: 使用主办机关标志
            suffix=mark.suffix if mark else "",
            copy_number=self.copy_number,
            secrecy="★".join(part for part in (self.secrecy.level, self.secrecy.term) if part) if self.secrecy else "",
            urgency=self.urgency,
            number=self.number.printed if self.number else "",
            signatories=self.signatories,
            title=self.title or title,
            title_origin="#/document/title" if self.title else "#/title",
            title_lines=self.title_lines,
            addressees=listed(self.addressees),
            attachments=tuple(
                Attachment(own.title, anchor, own.sideways)
                for own, anchor in zip(self.attachments, anchors, strict=True)
            ),
            signed_by=self.signed_by,
            date=date_words(self.date),
            sealed=self.seal,
            stamps=(self.stamp.post, *self.stamp.others) if self.stamp else (),
            remark=self.remark,
            attendance=_attendance(self.attendance),
            issue=self.issue,
            imprint=_imprint(self.imprint, self.form) if self.imprint else None,
        )


MOST_TITLE_LINES: Final = 3


class Issue(Written):
    """期号."""

    number: str = Field(pattern=rf"^[\d{BLANK}]{{1,5}}$", description="本年第几期")
    total: str = Field("", pattern=rf"^[\d{BLANK}]{{0,5}}$", description="总第几期")


class Distribution(Written):
    """报、送、发."""

    report_to: tuple[Short, ...] = Field((), max_length=200, description="报：上级")
    send_to: tuple[Short, ...] = Field((), max_length=200, description="送：平级")
    issue_to: tuple[Short, ...] = Field((), max_length=200, description="发：下级")


DEFAULT_ACCENT: Final = "red"
"""The accent of a brief that names none."""


class BriefText(Written):
    """简报的报头和报尾."""

    name: str = Field("工作简报", min_length=2, max_length=10, description="刊名")
    issue: Issue | None = Field(None, description="期号")
    marking: str = Field("", max_length=20, description="密级或“内部资料　注意保存”")
    copy_number: str = Field("", max_length=20, description="编号")
    editor: str = Field("", max_length=40, description="编印单位")
    date: DateText = Field("", description="日期：2025-11-01，或 2025年×月×日")
    contents: Literal["auto", "none"] = Field("auto", description="本期要目：只有一篇时不列")
    accent: Literal["red", "blue"] = Field(DEFAULT_ACCENT, description="强调色：红或蓝")
    editor_note: str = Field("", max_length=400, description="按语")
    distribution: Distribution | None = Field(None, description="报、送、发")
    edited_by: str = Field("", max_length=20, description="编辑")
    approved_by: str = Field("", max_length=20, description="签发")
    copies: str = Field("", max_length=10, description="印数")
    even_page: bool = Field(False, description="报尾放在双数页")
    pages: Literal["four", "any"] = Field("four", description="至多四页，或不限")

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        faults = [wrong(message, *path, mend=mend) for path, message, mend in _date_faults(("date",), self.date)]
        if faults:
            raise several(faults)
        return self

    def problems(self, accents: Collection[str]) -> Iterator[Problem]:
        """What is not wrong enough to stop; ``accents`` are those of the style."""
        if self.accent not in (DEFAULT_ACCENT, *accents):
            message = f"所用的样式没有名为“{self.accent}”的强调色，照样式本来的颜色印"
            yield warning(self.place_of("accent"), "D011", message, "用 style: brief，或在样式的 accents 里写上")

    def elements(self) -> Brief:
        """The elements as printed."""
        issue = self.issue
        total = f"（总第{issue.total}期）" if issue and issue.total else ""
        return Brief(
            name=self.name,
            issue=f"第{issue.number}期{total}" if issue else "",
            marking=self.marking,
            copy_number=f"编号：{self.copy_number}" if self.copy_number else "",
            editor=self.editor,
            date=date_words(self.date),
            contents=self.contents == "auto",
            editor_note=self.editor_note,
            imprint=self._imprint(),
            any_pages=self.pages == "any",
        )

    def _imprint(self) -> Imprint | None:
        to = self.distribution
        lists = (("报：", to.report_to), ("送：", to.send_to), ("发：", to.issue_to)) if to else ()
        rows = tuple((label, _ended(names)) for label, names in lists if names)
        foot = (
            f"编辑：{self.edited_by}" if self.edited_by else "",
            f"签发：{self.approved_by}" if self.approved_by else "",
            f"共印{self.copies}份" if self.copies else "",
        )
        return Imprint(rows, foot, self.even_page) if rows or any(foot) else None


# ---------------------------------------------------------------- words


def listed(names: tuple[str, ...]) -> str:
    """主送机关 as printed: joined by ，, ended by a full-width colon; empty for none."""
    return "，".join(names) + "：" if names else ""


def date_words(date: str) -> str:
    """2025-11-01 as 2025年11月1日; what is spelled out already stays."""
    match = _ISO.fullmatch(date)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else date


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day: 30 February is none."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _date_faults(path: tuple[str | int, ...], date: str) -> Iterator[Fault]:
    match = _ISO.fullmatch(date)
    possible = match is None or is_day(*map(int, match.groups()))
    if date and not (possible and (match or _SPELLED.fullmatch(date))):
        yield path, f"“{date}”不是日期", "写成 2025-11-01，未定的写 2025年×月×日"


_MARKED: Final = {"document": "7.2.4", "letter": "10.1", "order": "10.2", "minutes": "10.3"}
"""The clause that asks for a form's mark."""
_NAMED: Final = {
    "order": ("令", "命令的标志由机关全称加“命令”或“令”组成"),
    "minutes": ("纪要", "纪要的标志由“××纪要”组成"),
}
"""How a form's mark ends, and what to say where it does not."""


def _mark_faults(text: DocumentText) -> Iterator[Fault]:
    """The mark that a form asks for (7.2.4, 10.1–10.3)."""
    clause = _MARKED.get(text.form, "")
    mark = text.issuer_mark
    if clause and mark is None:
        mend = "写上 issuer_mark: {names: [机关名称]}，或用 form: plain"
        yield ("form",), f"红头公文要有发文机关标志（{clause}）", mend
    if mark is None:
        return
    if text.form == "letter" and mark.suffix:
        yield ("issuer_mark", "suffix"), "信函的标志只用机关名称（10.1）", "删去 suffix"
    ending, message = _NAMED.get(text.form, ("", ""))
    if not (mark.names[-1] + mark.suffix).endswith(ending):
        yield ("issuer_mark",), f"{message}（{clause}）", f"写上 suffix: {ending}"


def _order_faults(text: DocumentText) -> Iterator[Fault]:
    """What only an order has to have (10.2)."""
    if text.form != "order":
        return
    if text.number is None:
        yield ("form",), "命令要有令号（10.2）", "写上 number: {serial: 1}"
    if text.stamp is None:
        yield ("form",), "命令由签发人署职务、加盖签名章（10.2、7.3.5.3）", "写上 stamp: {post: 职务}"


def _ended(names: tuple[str, ...]) -> str:
    return "，".join(names) + "。"


def _attendance(attendance: Attendance | None) -> tuple[tuple[str, str], ...]:
    if attendance is None:
        return ()
    lists = (("出席：", attendance.present), ("请假：", attendance.excused), ("列席：", attendance.observing))
    return tuple((label, "，".join(names)) for label, names in lists if names)


def _imprint(imprint: ImprintText, form: Form) -> Imprint:
    rows = tuple(
        (label, _ended(names)) for label, names in (("主送：", imprint.to), ("抄送：", imprint.copies)) if names
    )
    if form == "letter":  # a letter's has neither printer, date nor rules (clause 10.1)
        return Imprint(rows, even_page=imprint.even_page, is_ruled=False)
    date = date_words(imprint.printed_on)
    return Imprint(rows, (imprint.printed_by, "", f"{date}印发" if date else ""), imprint.even_page)
