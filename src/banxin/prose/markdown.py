"""Text in, markdown-it's inline tokens out, by CommonMark's rules changed for Chinese; imported only when needed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from banxin.prose.patterns import FIGURE, NOTE, SHORT, UNDER, under

MAX_NESTING: Final = 20
"""Marks inside marks; deeper ones stay text."""


def tokens(text: str) -> list[Token]:
    """The inline tokens of a text. ``figure``, ``note`` and ``link_open`` carry their offset in ``meta["at"]``."""
    parser = _parser()
    return parser.inline.parse(text, parser, {}, [])


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": MAX_NESTING})
    parser.enable(["escape", "newline", "emphasis", "link"])
    parser.use(sub_plugin).use(superscript_plugin)
    rules = parser.inline.ruler
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
    """A run of ``*``: CommonMark's, but beside Chinese, and beside a figure, it opens and closes freely."""
    if silent or state.src[state.pos] != "*":
        return False
    match = _STARS.match(state.src, state.pos)
    assert match is not None
    opens, closes = _flanks(state.src, match.start(), match.end())
    for _ in range(len(match[0])):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(Delimiter(ord("*"), len(match[0]), len(state.tokens) - 1, -1, opens, closes))
    state.pos = match.end()
    return True


_STARS: Final = re.compile(r"\*+")
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
    return opens, closes


def _is_mark(char: str) -> bool:
    """Whether a character is punctuation to CommonMark."""
    return unicodedata.category(char)[0] in "PS"
