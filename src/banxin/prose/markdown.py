"""Text in, markdown-it's inline tokens out, by CommonMark's rules changed for Chinese; imported only when needed."""

from __future__ import annotations

import re
import string
import unicodedata
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from banxin.prose.patterns import ESCAPABLE, FIGURE, NOTE, SHORT, UNDER, under

MAX_NESTING: Final = 20
"""Marks inside marks; deeper ones stay text."""


def tokens(text: str) -> list[Token]:
    """The inline tokens of a text. ``figure``, ``note``, ``link_open`` and the marks of strong words carry their offset
    in ``meta["at"]``."""
    parser = _parser()
    return parser.inline.parse(text, parser, {}, [])


def strong_marks(text: str) -> frozenset[int]:
    """The offsets of all ``*`` that open or close strong words; every other is printed."""
    if "**" not in text:
        return frozenset()
    pairs = [token.meta["at"] for token in tokens(text) if token.type in ("strong_open", "strong_close")]
    return frozenset(at + each for at in pairs for each in range(2))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": MAX_NESTING})
    parser.enable(["escape", "newline", "emphasis", "link"])
    parser.use(sub_plugin).use(superscript_plugin)
    rules = parser.inline.ruler
    rules.at("escape", _escape)
    rules.at("emphasis", _emphasis)
    rules.at("link", _link)
    rules.before("emphasis", "plain_mark", _plain_mark)
    rules.before("emphasis", "under", _under)
    rules.before("link", "note", _note)
    rules.before("note", "figure", _figure)
    # Links are judged by the reader, which says what is wrong with them; markdown-it would drop them without a word.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:
    return True


def _as_written(url: str) -> str:
    return url


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a mark: the mark itself. Elsewhere it is printed, as in the names of files."""
    start, end = state.pos, state.pos + 2
    if state.src[start] != "\\" or end > state.posMax or state.src[start + 1] not in ESCAPABLE:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = state.src[start + 1], state.src[start:end], "escape"
    state.pos = end
    return True


def _figure(state: StateInline, silent: bool) -> bool:
    match = FIGURE.match(state.src, state.pos) if state.src[state.pos] == "{" else None
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        state.push("figure", "", 0).meta = {"at": state.pos}
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    match = NOTE.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.meta, token.content = {"at": state.pos}, match[1]
    state.pos = match.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    found = link(state, silent)
    if found and not silent:
        opening = next(token for token in state.tokens[count:] if token.type == "link_open")
        opening.meta = {"at": start}
    return found


def _plain_mark(state: StateInline, silent: bool) -> bool:
    """A ``~`` or ``^`` that lowers and raises nothing: the plugins would take 3~5年，6~8年 for a pair."""
    mark = state.src[state.pos]
    if mark not in SHORT or SHORT[mark].match(state.src, state.pos):
        return False
    if not silent:
        state.append_pending(mark)
    state.pos += 1
    return True


def _under(state: StateInline, silent: bool) -> bool:
    """``==words==`` and ``__words__``, which may have other marks inside."""
    mark = state.src[state.pos : state.pos + 2]
    match = under(mark).match(state.src, state.pos, state.posMax) if mark in UNDER else None
    if match is None or state.level >= MAX_NESTING:
        return False
    if not silent:
        end = state.posMax
        state.push(_UNDER[mark] + "_open", "", 1)
        state.pos, state.posMax = match.span("words")
        state.md.inline.tokenize(state)
        state.push(_UNDER[mark] + "_close", "", -1)
        state.posMax = end
    state.pos = match.end()
    return True


_UNDER: Final = {"==": "dotted", "__": "named"}


def _emphasis(state: StateInline, silent: bool) -> bool:
    """A run of ``*``: pairs are CommonMark's, but beside Chinese, and beside a figure, they open and close freely.

    A single one, and any odd run, is text: 3*4*5 is a size, *** says how sure a number is.
    """
    if silent or state.src[state.pos] != "*":
        return False
    match = _STARS.match(state.src, state.pos)
    assert match is not None
    count = len(match[0])
    if count % 2:
        state.append_pending(match[0])
    else:
        opens, closes = _flanks(state.src, match.start(), match.end())
        for index in range(count):
            token = state.push("text", "", 0)
            token.content, token.meta = "*", {"at": match.start() + index // 2 * 2}
            # A length of 0: CommonMark's "rule of 3" is about runs of one and of two, here there are pairs only.
            state.delimiters.append(Delimiter(ord("*"), 0, len(state.tokens) - 1, -1, opens, closes))
    state.pos = match.end()
    return True


_STARS: Final = re.compile(r"\*+")
_ENDS: Final = "，。、；：？！）》〉」』】〕”’"
_BEGINS: Final = "（《〈「『【〔“‘"
_LATIN: Final = frozenset(string.ascii_letters + string.digits + "%‰")
_CHINESE: Final = re.compile(
    r"[{}\u00b7\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Han, the marks of Chinese, and the braces of a figure: their words stand solid, so CommonMark's "beside a space or a
mark" never comes true."""


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    space_before, space_after = before.isspace(), after.isspace()
    chinese = bool(_CHINESE.match(before) or _CHINESE.match(after))
    mark_before, mark_after = _is_mark(before), _is_mark(after)
    opens = not space_after and (chinese or not mark_after or space_before or mark_before)
    closes = not space_before and (chinese or not mark_before or space_after or mark_after)
    # 0.35**，0.28**（**p<0.05）: behind a number and before it stars are what they look like
    if before in _LATIN and after in _ENDS:
        opens = False
    if before in _BEGINS and after in _LATIN:
        closes = False
    return opens, closes


def _is_mark(char: str) -> bool:
    """Whether a character is punctuation to CommonMark."""
    return unicodedata.category(char)[0] in "PS"
