"""A fault of the YAML parser in, problems in the author's language out.

The parser says where it gave up; authors need to know what they typed. The usual causes are looked for by hand: a
tab, a full-width colon, a text that begins with a mark of YAML's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from banxin.expressions import expression
from banxin.problems import Place, Problem, error

if TYPE_CHECKING:
    import yaml

_TAB: Final = expression(r" *\t\s*\S")
_COLON: Final = expression(r"\s*(?:- +)*([A-Za-z_][\w.-]*)(：)")
_NO_SPACE: Final = expression(r"\s*(?:- +)*([a-z_]+)(:)(?=[^\s/])")
_KEY: Final = expression(r"\s*(?:- +)*[\w.-]+")
_MARKED: Final = expression(r"\s*(?:- +)*(?:[\w.-]+: +)?(?:- +)*([{\[*&!@`%|>\"'])")

_WORDS: Final = (
    ("mapping values are not allowed", "这里不该有冒号", "文字里有“: ”时，给整段文字加引号；或检查缩进"),
    ("could not find expected ':'", "这一行没有“键: 值”的冒号", "键后写半角冒号和一个空格；若是文字，检查缩进"),
    ("did not find expected key", "缩进或写法不对：这里应当是一个键", "与上面的键左对齐"),
    ("did not find expected '-' indicator", "列表的缩进不对：这里应当以 - 开头", "与上面的 - 左对齐"),
    ("did not find expected ',' or", "括号没有配对，或缺少逗号", "补上 ] 或 }，或给文字加引号"),
    ("unexpected end of stream", "引号没有配对", "补上后引号"),
    ("document indicator", "引号没有配对", "补上后引号"),
    ("found unknown escape", "双引号里有不认识的反斜线", "改用单引号"),
    ("block sequence entries are not allowed", "这里不能开始列表", "把 - 写到下一行"),
    ("did not find expected node content", "这里缺少内容", "检查多余的逗号和括号"),
    ("cannot start any token", "这个字符不能出现在文字的开头", "给整段文字加引号"),
    ("did not find expected alphabetic", "以 * 或 & 开头的文字要加引号", "给整段文字加引号"),
    ("did not find expected <document start>", "缩进不对，或这里的内容不属于上面", "检查缩进"),
)

_MEANS: Final = {"{": "映射", "[": "列表", "*": "别名", "&": "锚点", "!": "标签", "|": "多行文字", ">": "多行文字"}
_NEVER: Final = frozenset("%@`")
"""What no plain text may begin with; the parser stops right at it."""
_CLOSES: Final = {"{": "}", "[": "]"}
_QUOTED: Final = {'"': expression(r'"(?:[^"\\]|\\.)*"'), "'": expression(r"'(?:[^']|'')*'")}
_PARTED: Final = expression(r"-?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?")
_INSIDE: Final = "整段文字要放在一对引号里，里面的引号用“”"


def explain(fault: yaml.YAMLError, file: str, text: str) -> list[Problem]:
    """What the author did wrong, nearest cause first; at least one problem, all of them errors."""
    lines = text.split("\n")
    mark = getattr(fault, "problem_mark", None)
    context = getattr(fault, "context_mark", None)
    numbers = [m.line for m in (context, mark) if m is not None and m.line < len(lines)]
    tabs = [
        error(Place(file, number + 1, line.index("\t") + 1), "Y002", "缩进用了制表符（Tab）", "改用空格，每层两个")
        for number, line in enumerate(lines)
        if _TAB.match(line)
    ]
    if any(problem.place.line - 1 in numbers for problem in tabs):
        return tabs
    said = str(getattr(fault, "problem", None) or fault)
    if "cannot start any token" in said and mark is not None and mark.line < len(lines):
        start = lines[mark.line][mark.column : mark.column + 1]
        if found := _marked(_at(Place(file, mark.line + 1), mark.column), start, start) if start in _NEVER else None:
            return [found]
    if "mapping values" in said and mark is not None:  # the line above may be a key that lacks its blank
        numbers = [mark.line - 1, *numbers] if mark.line else numbers
    for number in dict.fromkeys(numbers):
        found = _typed(Place(file, number + 1), lines[number])
        if found:
            return [found]
    return [_translated(said, file, mark or context, lines)]


PARTED: Final = "数里写了千位逗号"
UNPARTED: Final = "数里不要写千位逗号，写成 1280 这样，印出时由程序分节；若是文字，加引号"


def is_parted(text: str) -> bool:
    """Whether a text is a number with commas for thousands, half or full width."""
    return _PARTED.fullmatch(text) is not None


def colon(text: str) -> str:
    """The key that a text was meant to be, when it is written with a full-width colon or no blank; else empty."""
    match = _COLON.match(text) or _NO_SPACE.match(text)
    return match[1] if match else ""


def _typed(line: Place, text: str) -> Problem | None:
    """What the author typed wrong in a line; ``None`` where nothing is known."""
    if match := _COLON.match(text):
        return error(_at(line, match.start(2)), "Y003", f"“{match[1]}”后面用了全角冒号“：”", f"写成 {match[1]}: …")
    if match := _MARKED.match(text):
        found = _marked(_at(line, match.start(1)), match[1], text[match.start(1) :])
        if found:
            return found
    if match := _NO_SPACE.match(text):
        return error(_at(line, match.start(2)), "Y003", f"“{match[1]}”的冒号后面没有空格", f"写成 {match[1]}: …")
    return None


def _marked(place: Place, mark: str, rest: str) -> Problem | None:
    """What is wrong with a value that begins with a mark of YAML's own; ``None`` where that is not the fault."""
    if mark in _QUOTED:
        whole = _QUOTED[mark].match(rest)
        if whole is None:
            return error(place, "Y001", "引号没有配对", "补上后引号")
        after = rest[whole.end() :].strip()
        return error(place, "Y011", "引号后面还有文字", _INSIDE) if after and after[0] not in ":,]}#" else None
    if mark in _CLOSES:
        _, closed, after = rest.rpartition(_CLOSES[mark])
        if not closed:
            return error(place, "Y001", f"“{mark}”没有配对", f"补上 {_CLOSES[mark]}；若是文字，给整段加引号")
        if not after.strip() or after.strip()[0] in ":,]}#":
            return None
    if mark in "|>" and rest[1:].strip(" +-0123456789") == "":
        return None
    means = f"：不加引号时 {mark} 表示{_MEANS[mark]}" if mark in _MEANS else ""
    return error(place, "Y011", f"以 {mark} 开头的文字要加引号{means}", "给整段文字加引号")


def _at(line: Place, index: int) -> Place:
    return Place(line.file, line.line, index + 1)


def _translated(said: str, file: str, mark: yaml.Mark | None, lines: list[str]) -> Problem:
    line = min(mark.line, max(len(lines) - 1, 0)) if mark else 0
    place = Place(file, line + 1, mark.column + 1 if mark and line == mark.line else 1)
    if "expected key" in said and lines[line].lstrip().startswith("- "):
        return error(place, "Y001", "YAML 写法有误：列表的缩进不对", "与上面的 - 左对齐")
    if "mapping values" in said and mark and _KEY.fullmatch(lines[line][: mark.column]):
        return error(place, "Y001", "YAML 写法有误：这一行的缩进与上面的键不一致", "与上面的键左对齐")
    for words, message, mend in _WORDS:
        if words in said:
            return error(place, "Y001", f"YAML 写法有误：{message}", mend)
    return error(place, "Y001", "YAML 写法有误：从这里起读不懂", "检查缩进、冒号和引号")
