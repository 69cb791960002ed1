"""What an official document or a brief prints beside its text, as words ready to set: the elements of GB/T 9704-2012.

An element that is not given is empty and is not set; nothing is invented for it.
"""

from __future__ import annotations

from typing import Literal

from banxin.records import record

Form = Literal["document", "letter", "minutes", "order", "plain"]
"""文件, 信函, 纪要, 命令, and the form without a red head."""


IMPRINT = "imprint"
"""The anchor of the page that the imprint stands on."""
END = "end"
"""The anchor of the last page that text stands on."""


@record
class Attachment:
    """附件: its title, and the anchor of the heading its text begins with (empty where it has none here)."""

    title: str
    anchor: str = ""
    sideways: bool = False
    """Its pages are turned a quarter to the left."""


@record
class Imprint:
    """版记: rows of label and words above the inner rule, then what stands left, in the middle and right below it."""

    rows: tuple[tuple[str, str], ...]
    foot: tuple[str, str, str] = ("", "", "")
    even_page: bool = False
    is_ruled: bool = True
    """A letter's has no rules."""


@record
class Official:
    """The elements of an official document."""

    form: Form = "plain"
    upward: bool = False
    mark: tuple[str, ...] = ()
    """发文机关标志: one name a line, the office in charge first; a letter has its name alone."""
    suffix: str = ""
    copy_number: str = ""
    secrecy: str = ""
    """机密★1年."""
    urgency: str = ""
    number: str = ""
    """×委发〔2025〕1号."""
    signatories: tuple[str, ...] = ()
    title: str = ""
    title_origin: str = ""
    """Where the title is written, in the report's own file."""
    title_lines: tuple[str, ...] = ()
    """Empty: broken by shape and sense."""
    addressees: str = ""
    attachments: tuple[Attachment, ...] = ()
    signed_by: tuple[str, ...] = ()
    date: str = ""
    sealed: bool = True
    stamps: tuple[str, ...] = ()
    """The posts before signature stamps, that of the office in charge first; empty where there is none."""
    remark: str = ""
    attendance: tuple[tuple[str, str], ...] = ()
    """出席, 请假 and 列席 with their names."""
    issue: str = ""
    imprint: Imprint | None = None


@record
class Brief:
    """The elements of a brief (简报)."""

    name: str
    issue: str = ""
    marking: str = ""
    copy_number: str = ""
    editor: str = ""
    date: str = ""
    contents: bool = True
    editor_note: str = ""
    imprint: Imprint | None = None
    any_pages: bool = False
