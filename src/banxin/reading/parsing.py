"""YAML text in; its tree of nodes, each with its place, and everything wrong with it out.

What reports do not need is refused. Works on the parser's events, which libyaml makes without recursion: composing is
what dies of 50,000 brackets (reference/hardening.md, facts 1 to 4), so depth and size are counted here, and PyYAML's
constructors are never run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import yaml

from banxin import limits
from banxin.problems import Place, Problem, error
from banxin.reading import scalars, syntax
from banxin.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, Source
from banxin.records import changing, field

_Parser: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_new: Final = tuple.__new__
"""Makes a place for a third of what calling its type costs; a long report has thirty thousand."""


def parse(text: str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text and everything wrong with it; ``None`` where nothing could be read."""
    size = len(text)
    if size > limits.YAML_BYTES.most // 4:  # no character takes more bytes than four
        size = len(text.encode("utf-8", "surrogatepass"))
    if size > limits.YAML_BYTES.most:
        return None, (error(Place(file), "Y009", limits.over(limits.YAML_BYTES, size), "把内容分到几个文件里"),)
    source = Source(file, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    composer = _Composer(source)
    composer.run()
    if composer.root is None and not composer.problems:
        composer.problems.append(
            error(Place(file), "Y010", "文件是空的", "写上内容；可用 banxin init 看一份完整的例子")
        )
    return composer.root, tuple(sorted(composer.problems, key=lambda problem: problem.place))


@changing
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Place
    mapping: bool
    flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    keys: dict[str, Place] = field(default_factory=dict)
    key: Scalar | None = None
    skipped: bool = False


class _Composer:
    """Events in, a tree and its problems out. ``root`` is ``None`` until something has been read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._nodes, self._most_nodes = 0, limits.YAML_NODES.most
        self._longest_unchecked = min(limits.TEXT.most, limits.DIGITS.most)
        self._is_straight = "\t" not in source.text and "\\" not in source.text
        # By class, not by ``match``: there are a hundred thousand events in a long report.
        self._takes: Final[dict[type, Callable[[Any], bool]]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.DocumentStartEvent: self._document,
            yaml.AliasEvent: self._alias,
        }

    def run(self) -> None:
        """Read every event; a mistake that libyaml cannot pass ends the run, every other is noted and passed."""
        for index, what in scalars.faults(self.source.text):
            self._wrong(self.source.place(index), "Y008", f"这里有不允许的字符：{what}", "删掉它，重新键入这几个字")
        text = scalars.without_faults(self.source.text) if self.problems else self.source.text
        try:
            for event in iter(_Parser(text).get_event, None):
                take = self._takes.get(event.__class__)
                if take is not None and not take(event):
                    return
        except yaml.YAMLError as fault:
            self.problems += syntax.explain(fault, self.source.file, self.source.text)
            self.root = None

    def _alias(self, event: yaml.AliasEvent) -> bool:
        place = self._place(event)
        self._wrong(place, "Y005", f"不支持别名“*{event.anchor}”", "把内容直接写在这里；若是文字，请加引号")
        return self._add(Scalar(place, "", True, self.source))

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        if self.root is not None:
            self._wrong(self._place(event), "Y007", "一个文件只能有一份文档", "删掉这里的 ---，或分成两个文件")
            return False
        if event.version or event.tags:
            self._wrong(self._place(event), "Y007", "不支持 % 开头的 YAML 指令", "删掉这一行")
        return True

    def _scalar(self, event: Any) -> bool:
        mark, text, style = event.start_mark, event.value, event.style
        place = _new(Place, (self.source.file, mark.line + 1, mark.column + 1))
        scalar = Scalar(place, text, not style, self.source, mark.index, event.end_mark.index)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, place)
        if len(text) > self._longest_unchecked or not self._is_straight:
            self._check_text(scalar, escaped=style == '"' and "\\" in self.source.text[scalar.start : scalar.end])
        return self._add(scalar)

    def _check_text(self, scalar: Scalar, escaped: bool) -> None:
        text = scalar.text
        if len(text) > limits.TEXT.most:
            self._wrong(scalar.place, "Y009", limits.over(limits.TEXT, len(text)), "分成几段")
        if scalar.plain and len(text) > limits.DIGITS.most and scalars.is_number(text):
            digits = sum(character.isdigit() for character in text)
            if digits > limits.DIGITS.most:
                self._wrong(scalar.place, "Y009", limits.over(limits.DIGITS, digits), "若是编号，请加引号")
        if "\t" in text:
            place = scalar.place_in(text.index("\t"))
            self._wrong(place, "Y002", "文字里有制表符（Tab）", "改用空格")
        if escaped:  # only here can a text hold a character that the file does not
            for _, what in scalars.faults(text.replace(scalars.REPLACEMENT, "")):
                self._wrong(scalar.place, "Y008", f"这里有不允许的字符：{what}", "删掉它")

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        place = self._place(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, place)
        if len(self._open) >= limits.YAML_DEPTH.most:
            self._wrong(place, "Y009", limits.over(limits.YAML_DEPTH, len(self._open) + 1), "减少嵌套")
            self.root = None
            return False
        self._open.append(_Open(place, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
        return True

    def _end(self, _: yaml.Event) -> bool:
        closed = self._open.pop()
        if closed.mapping:
            return self._add(Mapping(closed.place, tuple(closed.entries), closed.flow))
        return self._add(Sequence(closed.place, tuple(closed.items)))

    def _add(self, node: Node) -> bool:
        self._nodes += 1
        if self._nodes > self._most_nodes:
            self._wrong(node.place, "Y009", limits.over(limits.YAML_NODES, self._nodes), "分成几个文件")
            self.root = None
            return False
        if not self._open:
            self.root = node
            return True
        parent = self._open[-1]
        if not parent.mapping:
            parent.items.append(node)
        elif parent.key is not None:
            parent.entries.append(Entry(parent.key, node))
            parent.key = None
        elif parent.skipped:
            parent.skipped = False
        else:
            self._key(parent, node)
        return True

    def _key(self, parent: _Open, node: Node) -> None:
        """Take ``node`` as the key of the next value, or skip that value when it cannot be one."""
        keys = parent.keys
        whole = _parted(parent, node) if parent.flow else None
        parent.skipped = True
        if whole is not None:
            written = self.source.text[whole.start : whole.end]
            if written.count(",") == 1:  # told once of 1,280,000
                comma = self.source.place(whole.start + written.index(","))
                self._wrong(comma, "Y013", syntax.PARTED, syntax.UNPARTED)
            parent.entries[-1] = Entry(parent.entries[-1].key, whole)
        elif not isinstance(node, Scalar):
            braces = isinstance(node, Mapping) and node.flow
            mend = "以 { 开头的文字要加引号" if braces else "键写成一个词"
            self._wrong(node.place, "Y012", "列表和映射不能作键", mend)
        elif node.text == "<<" and node.plain:
            self._wrong(node.place, "Y005", "不支持合并键“<<”", "把内容直接写出来")
        elif not node.text:
            self._wrong(node.place, "Y012", "冒号前没有键", "写上键，或给文字加引号")
        elif node.text in keys:
            first = keys[node.text]
            self._wrong(node.place, "Y004", f"“{node.text}”写了两次（第一次在第 {first.line} 行）", "删掉一个")
        elif len(keys) < limits.YAML_KEYS.most:
            keys[node.text] = node.place
            parent.key, parent.skipped = node, False
        elif len(keys) == limits.YAML_KEYS.most:
            keys[node.text] = node.place
            self._wrong(node.place, "Y009", limits.over(limits.YAML_KEYS, len(keys)), "分成几个文件")

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> None:
        if event.anchor is not None:
            self._wrong(place, "Y005", f"不支持锚点“&{event.anchor}”", "删掉它；若是文字，请加引号")
        if event.tag is not None:
            self._wrong(place, "Y006", f"不支持 YAML 标签“{event.tag}”", "删掉它；若文字以 ! 开头，请加引号")

    def _place(self, event: Any) -> Place:  # that it has marks, its type does not say
        mark = event.start_mark
        return _new(Place, (self.source.file, mark.line + 1, mark.column + 1))

    def _wrong(self, place: Place, code: str, message: str, mend: str) -> None:
        if len(self.problems) <= limits.PROBLEMS.most * 10:  # a million duplicate keys need not a million problems
            self.problems.append(error(place, code, message, mend))


def _parted(parent: _Open, key: Node) -> Scalar | None:
    """The number that a comma for thousands parted in braces: ``{value: 1,280}`` reads as 1 and a key 280."""
    before = parent.entries[-1].value if parent.entries else None
    if not (isinstance(before, Scalar) and before.plain and isinstance(key, Scalar) and key.plain):
        return None
    text = key.source.text[before.start : key.end]
    if not syntax.is_parted(text):
        return None
    return Scalar(before.place, text.replace(",", ""), True, key.source, before.start, key.end)
