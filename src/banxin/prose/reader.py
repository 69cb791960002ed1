"""An author's inline Markdown in, the document's inlines out, with a slip for every thing that does not resolve."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal, Protocol, cast, get_args

from banxin import limits
from banxin.expressions import expression
from banxin.figures import Form
from banxin.inlines import (
    Amount,
    Dotted,
    Editorial,
    Indexed,
    Inline,
    Inlines,
    Link,
    Named,
    Note,
    PageOf,
    Reference,
    Strong,
    Sub,
    Sup,
    Text,
)  # fmt: skip
from banxin.problems import Severity
from banxin.prose.patterns import ALMOST, DOUBLE, EASY, FIGURE, MARKUP, MEANING
from banxin.records import changing, field, record

if TYPE_CHECKING:
    from markdown_it.token import Token


class Lookup(Protocol):
    """Where the names in a text lead; ``None`` from any of them means that there is no such name."""

    def amount(self, figure: str, form: Form, set_off: bool) -> Amount | None:
        """The figure as printed."""

    def reference(self, target: str) -> Reference | None:
        """The illustration, table or section with this id."""

    def note(self, key: str) -> Note | None:
        """A note of this section or one above it."""

    def takes_notes(self) -> bool:
        """Whether the text may name notes: a note may not."""

    def has_index(self) -> bool:
        """Whether the report prints an index."""

    def nearest(self, kind: Literal["figure", "reference", "note"], name: str) -> str:
        """The existing name most like a wrong one, or an empty string."""


@record
class Slip:
    """Something wrong at an offset (in characters) of a text."""

    offset: int
    severity: Severity
    code: str
    message: str
    mend: str = ""


@record
class Prose:
    """A text taken apart, and what was wrong with it."""

    inlines: Inlines
    slips: tuple[Slip, ...] = ()


_SCHEMES: Final = ("https:", "http:", "mailto:")
_HOST: Final = expression(r"https?://([^/?#\s]+)", re.IGNORECASE)
_ALONE: Final = expression(r"\*{2,}|(?:==|__)(?=[^\x00-\xff])|(?<=[^\x00-\xff])(?:==|__)")
"""A mark left over in the text; beside Latin == and __ are what they look like."""
_LABEL: Final = expression(r"\s*[图表]\s*\d+\s*")


def parse(text: str, lookup: Lookup) -> Prose:
    """The inlines of a text and its slips; references are looked up at once, unknown ones print as they are written."""
    if MEANING.search(text) is None:
        return Prose((Text(text),) if text else ())
    slips = [
        Slip(match.start(), "warning", "P001", f"“{match[0]}”像是数据引用，但写法不对，照原样印出",
             "写成 {id}、{id:value} 或 {id:full}，全用半角小写，不留空格")
        for match in ALMOST.finditer(text) if not FIGURE.fullmatch(match[0])
    ]  # fmt: skip
    reader = _Reader(text, lookup, slips)
    easy = EASY.sub("", text)
    if "***" not in text and MARKUP.isdisjoint(easy) and not any(mark in easy for mark in DOUBLE):
        inlines = reader.plainly()
    else:
        inlines = reader.marked()
    return Prose(inlines, tuple(sorted(slips, key=lambda slip: slip.offset)))


@changing
class _Reader:
    """One text being read."""

    source: str
    lookup: Lookup
    slips: list[Slip]
    strong: int = field(default=0)

    def plainly(self) -> Inlines:
        """A text that holds figures and bare references at most: no need to load a Markdown parser."""
        inlines: list[Inline] = []
        done = 0
        for match in EASY.finditer(self.source):
            inlines.append(Text(self.source[done : match.start()]))
            if match["target"]:
                inlines.append(self.cross_reference(match["target"], (), match.start()))
            else:
                inlines.append(self.figure(match, match.start("figure") - 1, set_off=match["stars"] is not None))
            done = match.end()
        inlines.append(Text(self.source[done:]))
        return tuple(inline for inline in inlines if inline != Text(""))

    def marked(self) -> Inlines:
        """A text with Markdown in it."""
        from banxin.prose import markdown

        inlines = self.collect(iter(markdown.tokens(self.source)), "")
        return _joined(inlines)

    def figure(self, match: re.Match[str], offset: int, *, set_off: bool) -> Inline:
        """The printed figure, or its reference as written and a slip."""
        name, form = match["figure"], match["form"] or ""
        if form not in get_args(Form):
            self.slip(
                offset, "P002", f"数据引用没有“{form}”这种印法", f"写 {{{name}}}、{{{name}:value}} 或 {{{name}:full}}"
            )
            form = ""
        amount = self.lookup.amount(name, cast(Form, form), set_off)
        if amount is None:
            near = self.lookup.nearest("figure", name)
            self.slip(
                offset, "F002", f"没有名为“{name}”的数据", f"是不是 {{{near}}}？" if near else "先在数据文件里登记它"
            )
            return Text(match[0].strip("*"))
        return amount

    def collect(self, tokens: Iterator[Token], end: str) -> list[Inline]:
        """Inlines up to the token of type ``end``."""
        inlines: list[Inline] = []
        for token in tokens:
            if token.type == end:
                break
            inlines += self.inline(token, tokens)
        return inlines

    def inline(self, token: Token, tokens: Iterator[Token]) -> Sequence[Inline]:
        """What one token, with those inside it, says."""
        match token.type:
            case "text":
                self.unpaired(token.content)
                return [Text(token.content)] if token.content else []
            case "text_special":
                return [Text(token.content)] if token.content else []
            case "softbreak" | "hardbreak":
                return [Text("\n")]
            case "strong_open":
                return self.stressed(tokens)
            case "sub_open":
                return [Sub(_joined(self.collect(tokens, "sub_close")))]
            case "sup_open":
                return [Sup(_joined(self.collect(tokens, "sup_close")))]
            case "dotted_open":
                return [Dotted(_joined(self.collect(tokens, "dotted_close")))]
            case "named_open":
                return [Named(_joined(self.collect(tokens, "named_close")))]
            case "link_open":
                at = cast(int, token.meta["at"])
                if "title" in token.attrs:
                    said = f"链接里的“{token.attrs['title']}”印不出来"
                    self.slip(at, "P006", said, "只写 [文字](网址)；不是链接的，写成 \\[")
                return [self.link(str(token.attrs["href"]), _joined(self.collect(tokens, "link_close")), at)]
            case "figure":
                at = cast(int, token.meta["at"])
                found = FIGURE.match(self.source, at)
                assert found is not None  # the rule that made the token matched the same pattern
                return [self.figure(found, at, set_off=self.strong > 0)]
            case "note":
                return [self.note(token.content, cast(int, token.meta["at"]))]
            case _:
                raise AssertionError(f"no rule makes a token {token.type}")

    def unpaired(self, text: str) -> None:
        """Warn of a mark that opens or closes nothing: it is printed."""
        found = _ALONE.search(text)
        if found and not any(slip.code == "P007" for slip in self.slips):
            mark = found[0]
            offset = max(self.source.find(mark), 0)
            said, mend = "没有配成对", "补上另一半"
            if len(mark) % 2:
                said, mend = "不是记号", "加粗写 **…**"
            letters = "".join(f"\\{letter}" for letter in mark)
            slip = Slip(offset, "warning", "P007", f"“{mark}”{said}，照原样印出", f"{mend}；就是要印它，写成 {letters}")
            self.slips.append(slip)

    def stressed(self, tokens: Iterator[Token]) -> Sequence[Inline]:
        """Stressed words; a figure alone between the marks is set off and not stressed besides."""
        self.strong += 1
        inlines = _joined(self.collect(tokens, "strong_close"))
        self.strong -= 1
        if inlines and all(isinstance(inline, Amount) for inline in inlines):
            return inlines
        return [Strong(inlines)]

    def link(self, url: str, words: Inlines, offset: int) -> Inline:
        """A link out, or a reference inside the report."""
        if url.startswith("#"):
            return self.cross_reference(url[1:], words, offset)
        if url.startswith("@"):
            return self.indexed(url[1:], words, offset)
        if not url.lower().startswith(_SCHEMES) or any(ord(char) < 0x21 for char in url):
            mend = "链接只能是 https:、http:、mailto:、#图表的 id 或 @索引词；不是链接的，写成 \\["
            self.slip(offset, "P006", f"链接“{url}”不能用", mend)
            return Text("".join(_text(words)) or url)
        if len(url) > limits.LINK.most:
            self.slip(offset, "P006", limits.over(limits.LINK, len(url)), "用短一些的链接")
        shown, host = _HOST.search("".join(_text(words))), _HOST.search(url)
        if shown and host and shown[1].lower() != host[1].lower():
            said = f"链接显示的是“{shown[1]}”，去的是“{host[1]}”"
            self.slips.append(Slip(offset, "warning", "P011", said, "让两处一致，或改用文字"))
        return Link(url, words or (Text(url),))

    def indexed(self, word: str, words: Inlines, offset: int) -> Inline:
        """Words for the index, under themselves or under another word."""
        said = "".join(_text(words))
        if not said:
            self.slip(offset, "P012", "索引标记里没有字", "写成 [词](@)；列在别的词下写成 [字句](@词)")
        elif not self.lookup.has_index():
            mend = "在报告文件里写 index: {}，或去掉这个标记"
            self.slips.append(Slip(offset, "warning", "P013", f"标了索引词“{said}”，报告没有索引", mend))
        return Indexed(word or said, words)

    def cross_reference(self, target: str, words: Inlines, offset: int) -> Inline:
        """A reference to an illustration, a table or a section: its number, the author's words, or its page."""
        typed = "".join(_text(words))
        target, _, form = target.partition(":")
        if form not in ("", "page"):
            said = f"引用没有“{form}”这种印法"
            self.slip(offset, "P002", said, f"写 [](#{target})，或 [](#{target}:page) 印页码")
        reference = self.lookup.reference(target)
        if reference is None:
            near = self.lookup.nearest("reference", target)
            mend = f"是不是 [](#{near})？" if near else "核对 id；图、表、章节写了 id 才能引用"
            self.slip(offset, "P003", f"没有 id 为“{target}”的图、表或章节", mend)
            return Text(typed or f"#{target}")
        if not typed:
            return PageOf(reference.target) if form == "page" else reference
        if _LABEL.fullmatch(typed):
            self.slip(offset, "P004", f"“{typed}”的编号由程序给出，手写会过时", f"写成 [](#{target})")
        return Reference(reference.target, typed)

    def note(self, key: str, offset: int) -> Inline:
        """A note, or its mark as written and a slip."""
        if not self.lookup.takes_notes():
            self.slip(offset, "P015", "脚注里不能再有脚注", "把它的话写进这条脚注")
            return Text(f"[^{key}]")
        found = self.lookup.note(key)
        if found is None:
            near = self.lookup.nearest("note", key)
            self.slip(
                offset,
                "P005",
                f"这一节没有名为“{key}”的注",
                f"是不是 [^{near}]？" if near else f"在本节的 notes 里写 {key}",
            )
            return Text(f"[^{key}]")
        return found

    def slip(self, offset: int, code: str, message: str, mend: str) -> None:
        self.slips.append(Slip(offset, "error", code, message, mend))


def _text(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text) | Editorial(text):
                yield text
            case Strong(inner) | Sub(inner) | Sup(inner) | Dotted(inner) | Named(inner) | Link(_, inner):
                yield from _text(inner)
            case Indexed(_, inner):
                yield from _text(inner)
            case Amount():
                yield inline.text
            case _:
                pass


_HAN: Final = r"[\u2014-\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]"


def _joined(inlines: Sequence[Inline]) -> Inlines:
    """Neighbouring texts made one; a line's end inside a paragraph is nothing beside Han and a space elsewhere."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + inline.text)
        else:
            joined.append(inline)
    return tuple(Text(_one_line(inline.text)) if isinstance(inline, Text) else inline for inline in joined)


def _one_line(text: str) -> str:
    if "\n" not in text:
        return text
    first, *others = [part.strip(" ") if index else part.rstrip(" ") for index, part in enumerate(text.split("\n"))]
    for part in others:
        beside_han = not first or not part or re.match(_HAN, first[-1]) or re.match(_HAN, part[0])
        first += part if beside_han else " " + part
    return first
