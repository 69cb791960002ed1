"""YAML text in, a tree of nodes out, each with its place; everything reports do not need is refused.

Works on the parser's events, which libyaml makes without recursion: composing is what dies of 50,000 brackets
(reference/hardening.md, facts 1 to 4), so depth and size are counted here, and PyYAML's constructors are never run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any, Final

import yaml

from banxin import limits
from banxin.problems import Place, Problem, error
from banxin.reading import scalars, syntax
from banxin.records import changing, field, record

_Parser: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@record
class Source:
    """A file's text with line ends as ``\\n`` and no mark of byte order."""

    file: str
    text: str
    encoding: str = "utf-8"

    def place(self, index: int) -> Place:
        """The line and column of a character."""
        index = min(index, len(self.text))
        start = self.text.rfind("\n", 0, index) + 1
        return Place(self.file, self.text.count("\n", 0, index) + 1, index - start + 1)


@record
class Scalar:
    """A word, a number or a text: what it says, whether it stands without quotes, and where it is written."""

    place: Place
    text: str
    plain: bool
    source: Source = field(repr=False, compare=False)
    start: int = 0
    end: int = 0

    @property
    def value(self) -> scalars.Value:
        """What it says, by our own rule."""
        return scalars.value(self.text, self.plain)

    def place_in(self, offset: int) -> Place:
        """Where the character ``offset`` of the text is written; the scalar's own place if that cannot be told.

        Folding, indents and quotes only add blanks and quotes to the text, so its characters are found in order.
        """
        written, at = self.source.text, self.start
        if not self.plain and at < self.end and written[at] in "\"'":
            at += 1
        elif not self.plain and at < self.end and written[at] in "|>":
            at = written.find("\n", at, self.end) + 1 or at
        for character in self.text[:offset]:
            if character.isspace():
                continue
            found = written.find(character, at, self.end)
            if found < 0:
                return self.place
            at = found + 1
        wanted = self.text[offset : offset + 1]
        found = written.find(wanted, at, self.end) if wanted.strip() else at
        return self.source.place(found) if found >= 0 else self.place


@record
class Sequence:
    """A list."""

    place: Place
    items: tuple[Node, ...]


@record
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@record
class Mapping:
    """Keys with their values; ``flow`` when written in braces."""

    place: Place
    entries: tuple[Entry, ...]
    flow: bool = False

    def entry(self, key: str) -> Entry | None:
        """The entry of a key."""
        return next((entry for entry in self.entries if entry.key.text == key), None)

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        entry = self.entry(key)
        return entry.value if entry else None


Node = Scalar | Sequence | Mapping


def parse(text: str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text and everything wrong with it; ``None`` where nothing could be read."""
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


def find(node: Node | None, path: tuple[str | int, ...]) -> Node | None:
    """The node at the end of ``path``, or the nearest above it.

    A field that the YAML does not spell (a value written bare for its only field) stands at the same node.
    """
    for part in path:
        match node:
            case Mapping():
                below = node.get(str(part))
            case Sequence() if isinstance(part, int) and 0 <= part < len(node.items):
                below = node.items[part]
            case Sequence() if isinstance(part, int):
                return node
            case _:
                below = None
        if below is not None:
            node = below
    return node


def merge(under: Node, over: Node) -> Node:
    """``over`` laid on ``under``: mappings key by key, everything else whole."""
    if not (isinstance(under, Mapping) and isinstance(over, Mapping)):
        return over
    kept = tuple(
        Entry(entry.key, merge(entry.value, above.value)) if (above := over.entry(entry.key.text)) else entry
        for entry in under.entries
    )
    added = tuple(entry for entry in over.entries if under.entry(entry.key.text) is None)
    return Mapping(over.place, kept + added, over.flow)


def without(node: Node, path: tuple[str | int, ...]) -> Node | None:
    """The tree without what stands at ``path``, or without the nearest thing above it; ``None`` for the whole."""
    if not path:
        return None
    match node:
        case Mapping():
            held = node.get(str(path[0]))
            if held is None:
                return None
            below = without(held, path[1:])
            entries = ((e.key, below if e.key.text == str(path[0]) else e.value) for e in node.entries)
            return Mapping(node.place, tuple(Entry(k, v) for k, v in entries if v is not None), node.flow)
        case Sequence() if isinstance(path[0], int) and path[0] < len(node.items):
            below = without(node.items[path[0]], path[1:])
            items = (below if at == path[0] else item for at, item in enumerate(node.items))
            return Sequence(node.place, tuple(item for item in items if item is not None))
        case _ if isinstance(path[0], str):  # a field the YAML does not spell
            return without(node, path[1:])
    return None


def without_places(node: Node, places: AbstractSet[Place]) -> Node | None:
    """The tree without what stands at any of these places; ``None`` for the whole."""
    if node.place in places:
        return None
    match node:
        case Scalar():
            return node
        case Sequence():
            items = (without_places(item, places) for item in node.items)
            return Sequence(node.place, tuple(item for item in items if item is not None))
        case Mapping():
            entries = ((e.key, without_places(e.value, places)) for e in node.entries if e.key.place not in places)
            return Mapping(node.place, tuple(Entry(k, v) for k, v in entries if v is not None), node.flow)


def walk(node: Node) -> Iterator[Scalar]:
    """Every scalar of a tree that is not a key."""
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from walk(item)
        case Mapping():
            for entry in node.entries:
                yield from walk(entry.value)


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
        self._nodes = 0
        self._longest_unchecked = min(limits.TEXT.most, limits.DIGITS.most)
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

    def _scalar(self, event: yaml.ScalarEvent) -> bool:
        place, text, style = self._place(event), event.value, event.style
        start, end = _mark(event).index, _mark(event, end=True).index
        scalar = Scalar(place, text, not style, self.source, start, end)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, place)
        if style == '"' or len(text) > self._longest_unchecked or "\t" in text:
            self._check_text(scalar, escaped=style == '"' and self.source.text.find("\\", start, end) >= 0)
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
        if self._nodes > limits.YAML_NODES.most:
            self._wrong(node.place, "Y009", limits.over(limits.YAML_NODES, self._nodes), "分成几个文件")
            self.root = None
            return False
        if not self._open:
            self.root = node
            return True
        parent = self._open[-1]
        if not parent.mapping:
            parent.items.append(node)
        elif parent.key is None and not parent.skipped:
            self._key(parent, node)
        else:
            if parent.key is not None:
                parent.entries.append(Entry(parent.key, node))
            parent.key, parent.skipped = None, False
        return True

    def _key(self, parent: _Open, node: Node) -> None:
        """Take ``node`` as the key of the next value, or skip that value when it cannot be one."""
        keys = parent.keys
        parent.skipped = True
        if isinstance(node, Scalar) and (whole := _parted(parent, node)):
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

    def _place(self, event: yaml.Event) -> Place:
        mark = _mark(event)
        return Place(self.source.file, mark.line + 1, mark.column + 1)

    def _wrong(self, place: Place, code: str, message: str, mend: str) -> None:
        if len(self.problems) <= limits.PROBLEMS.most * 10:  # a million duplicate keys need not a million problems
            self.problems.append(error(place, code, message, mend))


def _parted(parent: _Open, key: Scalar) -> Scalar | None:
    """The number that a comma for thousands parted in braces: ``{value: 1,280}`` reads as 1 and a key 280."""
    before = parent.entries[-1].value if parent.flow and parent.entries else None
    if not isinstance(before, Scalar) or not before.plain or not key.plain:
        return None
    text = key.source.text[before.start : key.end]
    if not syntax.is_parted(text):
        return None
    return Scalar(before.place, text.replace(",", ""), True, key.source, before.start, key.end)


def _mark(event: yaml.Event, end: bool = False) -> Any:
    """Where an event starts or ends; the parser always says, its type does not."""
    return event.end_mark if end else event.start_mark
