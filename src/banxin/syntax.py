"""A fault of the YAML parser in, problems in the author's language out.

The parser says where it gave up; authors need to know what they typed. The usual causes are looked for by hand: a
tab, a full-width colon, a text that begins with a mark of YAML's own.
"""

from __future__ import annotations

import re
from typing import Final

import yaml

from banxin.problems import Place, Problem, error

_TAB: Final = re.compile(r" *\t\s*\S")
_COLON: Final = re.compile(r"\s*(?:- +)*([A-Za-z_][\w.-]*)(：)")
_NO_SPACE: Final = re.compile(r"\s*(?:- +)*([a-z_]+)(:)(?=[^\s/])")
_MARKED: Final = re.compile(r"\s*(?:- +)*(?:[\w.-]+: +)?(?:- +)*([{\[*&!@`%|>\"'])")

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

_MEANS: Final = {
    "{": "以 { 开头的文字要加引号：不加引号时 { 表示映射",
    "[": "以 [ 开头的文字要加引号：不加引号时 [ 表示列表",
    "*": "以 * 开头的文字要加引号：不加引号时 * 表示别名",
    "&": "以 & 开头的文字要加引号：不加引号时 & 表示锚点",
    "!": "以 ! 开头的文字要加引号：不加引号时 ! 表示标签",
    "@": "以 @ 开头的文字要加引号",
    "`": "以 ` 开头的文字要加引号",
    "%": "以 % 开头的文字要加引号",
    "|": "以 | 开头的文字要加引号：不加引号时 | 表示多行文字",
    ">": "以 > 开头的文字要加引号：不加引号时 > 表示多行文字",
    '"': "引号后面还有文字：整段文字要放在一对引号里，里面的引号用“”",
    "'": "引号后面还有文字：整段文字要放在一对引号里，里面的引号用“”",
}


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
    for number in dict.fromkeys(numbers):
        found = _typed(file, number, lines[number])
        if found:
            return [found]
    return [_translated(fault, file, mark or context, lines)]


def colon(text: str) -> str:
    """The key that a text was meant to be, when it is written with a full-width colon or no blank; else empty."""
    match = _COLON.match(text) or _NO_SPACE.match(text)
    return match[1] if match else ""


def _typed(file: str, number: int, line: str) -> Problem | None:
    if match := _COLON.match(line):
        key = match[1]
        return error(
            Place(file, number + 1, match.start(2) + 1), "Y003", f"“{key}”后面用了全角冒号“：”", f"写成 {key}: …"
        )
    if match := _MARKED.match(line):
        return error(Place(file, number + 1, match.start(1) + 1), "Y011", _MEANS[match[1]], "给整段文字加引号")
    if match := _NO_SPACE.match(line):
        key = match[1]
        return error(
            Place(file, number + 1, match.start(2) + 1), "Y003", f"“{key}”的冒号后面没有空格", f"写成 {key}: …"
        )
    return None


def _translated(fault: yaml.YAMLError, file: str, mark: yaml.Mark | None, lines: list[str]) -> Problem:
    said = str(getattr(fault, "problem", None) or fault)
    line = min(mark.line, max(len(lines) - 1, 0)) if mark else 0
    place = Place(file, line + 1, mark.column + 1 if mark and line == mark.line else 1)
    for words, message, mend in _WORDS:
        if words in said:
            return error(place, "Y001", f"YAML 写法有误：{message}", mend)
    return error(place, "Y001", f"YAML 写法有误：{said}", "检查缩进、冒号和引号")
