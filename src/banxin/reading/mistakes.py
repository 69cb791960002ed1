"""pydantic's errors in, problems in the author's language with their places out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from banxin.expressions import expression
from banxin.problems import Place, Problem, error
from banxin.reading import nodes, scalars, syntax
from banxin.reading.core import PydanticCustomError, ValidationError
from banxin.reading.leaves import Keys
from banxin.reading.nodes import Node

if TYPE_CHECKING:
    from banxin.reading.core import ErrorDetails

Path = tuple[str | int, ...]


def wrong(message: str, *path: str | int, code: str = "Y106", mend: str = "") -> PydanticCustomError:
    """An error that a validator raises, with the path from the value it validates to the fault."""
    return PydanticCustomError("wrong", "{message}", {"message": message, "path": path, "code": code, "mend": mend})


def suggestion(word: str, known: Iterable[str]) -> str:
    """“是不是 title？” with the nearest known words, or the list of them where none is near and they are few."""
    names = sorted(known)
    near = difflib.get_close_matches(word.lower(), names, n=2, cutoff=0.6)
    if near:
        return f"是不是 {' 或 '.join(near)}？"
    if not names:
        return ""
    return f"可用的有：{'、'.join(names[:24])}{'…' if len(names) > 24 else ''}"


def chosen(value: object, noun: str, kinds: Iterable[str]) -> str:
    """The one key of a mapping that says which kind it is. Raises the error that says what is wrong with it."""
    names = list(kinds)
    if not isinstance(value, dict):
        key = syntax.colon(str(value)) if isinstance(value, str) else ""
        if key:
            raise wrong(f"“{key}”后面要用半角冒号和一个空格", code="Y003", mend=f"写成 {key}: …")
        raise wrong(f"这里要写一种{noun}，即“种类: 值”", code="Y105", mend=suggestion("", names))
    if len(value) == 1:
        key = str(next(iter(value)))
        if key in names:
            return key
        raise wrong(f"没有“{key}”这种{noun}", key, "[key]", code="Y105", mend=suggestion(key, names))
    if not value:
        raise wrong(f"这里要写一种{noun}", code="Y105", mend=suggestion("", names))
    known = [str(key) for key in value if key in names]
    extra = next(str(key) for key in value if not known or key != known[0])
    if known:
        mend = f"“{extra}”若属于 {known[0]}，缩进到它下面；若是另一个{noun}，另起一行写 - {extra}: …"
        raise wrong(f"一项只能有一个种类，这里除了 {known[0]} 还有“{extra}”", extra, "[key]", code="Y105", mend=mend)
    first = str(next(iter(value)))
    raise wrong(f"没有“{first}”这种{noun}", first, "[key]", code="Y105", mend=suggestion(first, names))


def problems(found: ValidationError, raw: object, node: Node) -> tuple[Problem, ...]:
    """Every error of a validation as a problem, in the order of the file, each once."""
    details = found.errors(include_url=False)
    wrong = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    made = [
        _problem(one, raw, node)
        for detail in details
        if detail["type"] != "too_short" or detail["loc"] not in wrong  # items that are wrong do not count as items
        for one in _each(detail)
    ]
    unquoted = {problem.place for problem in made if problem.code == "Y011"}  # such a text lacks its field as well
    kept = [problem for problem in made if problem.code != "Y102" or problem.place not in unquoted]
    return tuple(sorted(dict.fromkeys(kept), key=lambda problem: problem.place))


Wrong = tuple[Path, ...]
"""Where a tree is wrong, each the path of what has to go."""


def paths(found: ValidationError) -> Wrong:
    """What would have to be left out for the rest to be right; for what is missing, that is what lacks it."""
    wrong = set()
    for detail in found.errors(include_url=False, include_context=False, include_input=False):
        path, _ = _path(detail["loc"])
        wrong.add(path[:-1] if detail["type"] == "missing" else path)
    whole = [path for path in wrong if not any(path[:length] in wrong for length in range(len(path)))]
    return tuple(sorted(whole, key=_last_first, reverse=True))


def without(node: Node, wrong: Wrong) -> Node | None:
    """The tree without what is wrong; ``None`` where nothing remains."""
    left: Node | None = node
    for path in wrong:  # the last items first: those before them keep their numbers
        left = nodes.without(left, path) if left else None
    return left


def _last_first(path: Path) -> list[tuple[bool, int, str]]:
    return [(isinstance(part, int), part if isinstance(part, int) else 0, str(part)) for part in path]


def _each(detail: ErrorDetails) -> Iterator[ErrorDetails]:
    """The faults of an error that carries several."""
    if detail["type"] != "several":
        yield detail
        return
    for fault in detail["ctx"]["faults"]:
        yield {**detail, "type": fault.type, "ctx": fault.context}


def _problem(detail: ErrorDetails, raw: object, node: Node) -> Problem:
    path, on_key = _path(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in ("extra_forbidden", "invalid_key"):  # 2025 as a key is no word, and no field either
        return _unknown(path, raw, node)
    if kind == "missing":
        name = str(path[-1])
        return error(_place(node, path[:-1]), "Y102", f"缺少“{name}”{_title(path[:-1])}", f"补上 {name}: …")
    if kind == "wrong":
        below, on_key = _path(tuple(context["path"]))
        place = _place(node, path + below, on_key)
        return error(place, context["code"], context["message"], context["mend"])
    found = detail["input"]
    place = _place(node, path, on_key)
    wanted = context.get("wanted") or _WANTED.get(kind)
    if wanted:
        return _wrong_kind(place, _name(path), wanted, found)
    if kind == "value_error":
        return error(place, "Y106", f"{_name(path)}{context.get('error')}")
    words = _RANGES.get(kind)
    said = words(context) if words else "不合要求"  # never pydantic's own words, which are English
    mend = _nearest(found, context) if kind == "literal_error" else ""
    return error(place, "Y104", f"{_name(path)}{said}{_seen(found)}", mend)


def _nearest(found: object, context: Mapping[str, Any]) -> str:
    """The choice that was meant, most likely; nothing where none is like what was written."""
    choices = re.findall("'([^']+)'", _named(context["expected"]))
    near = difflib.get_close_matches(str(found), choices, 1, 0.6)
    return f"是不是 {near[0]}？" if near else ""


def _unknown(path: Path, raw: object, node: Node) -> Problem:
    key = str(path[-1])
    place = _place(node, path, on_key=True)
    above, keys = nodes.find(node, path[:-1]), _follow(raw, path[:-1])
    if isinstance(above, nodes.Mapping) and above.flow and _is_braced_text(above):
        return error(above.place, "Y011", "以 { 开头的文字要加引号：不加引号时 { 表示映射", f'写成 "{{{key}}}…"')
    fields = keys.fields if isinstance(keys, Keys) else ()
    entry = above.entry(key) if isinstance(above, nodes.Mapping) and above.flow else None
    alone = entry is not None and isinstance(entry.value, nodes.Scalar) and entry.value.value is None
    if alone and not difflib.get_close_matches(key, fields):
        return error(place, "Y011", f"“{key}”不是一个键：花括号里，半角逗号分开各项", "给逗号所在的整段文字加引号")
    return error(place, "Y101", f"不认识的键“{key}”{_title(path[:-1])}", suggestion(key, fields))


def _wrong_kind(place: Place, name: str, wanted: str, found: object) -> Problem:
    mapping = found.node if isinstance(found, Keys) else None
    if wanted == "文字" and isinstance(mapping, nodes.Mapping) and mapping.flow:
        return error(place, "Y011", "以 { 开头的文字要加引号：不加引号时 { 表示映射", '写成 "{…}…"')
    if wanted in ("数", "整数") and isinstance(found, str) and syntax.is_parted(found):
        return error(place, "Y013", syntax.PARTED, syntax.UNPARTED)
    key = syntax.colon(found) if isinstance(found, str) else ""
    if key and "键" in wanted:
        return error(place, "Y003", f"“{key}”后面要用半角冒号和一个空格", f"写成 {key}: …")
    if found is None and not place.file.endswith((".yaml", ".yml")):
        return error(place, "Y103", f"这一格（{name}）是空的", "在表里填上，或删去这一行")
    if found is None:
        return error(place, "Y103", f"{name}是空的，这里要写{wanted}", _MENDS.get(wanted, ""))
    mend = _MENDS.get(wanted, "")
    if wanted == "文字" and isinstance(found, bool):
        mend = "若就是这个词，请加引号"
    return error(place, "Y103", f"{name}要写{wanted}，这里是{_said(found)}", mend)


def _said(value: object) -> str:
    match value:
        case None:
            return "空"
        case bool():
            return "真假值 " + str(value).lower()
        case int() | Decimal():
            return f"数 {scalars.as_written(value)}"
        case str():
            return f"文字“{_short(value)}”"
        case list() | tuple():
            return "列表"
        case dict():
            return "映射（键: 值）"
    return "别的东西"


def _seen(value: object) -> str:
    return f"，这里是{_said(value)}" if isinstance(value, (str, int, Decimal)) else ""


def _short(text: str) -> str:
    line = text.split("\n")[0]
    return line if len(line) <= 24 and line == text else line[:24] + "…"


def _is_braced_text(node: nodes.Mapping) -> bool:
    """``{tiers.total}`` alone reads as a mapping whose only value is nothing."""
    return all(isinstance(entry.value, nodes.Scalar) and not entry.value.text for entry in node.entries)


def _path(loc: Iterable[str | int]) -> tuple[Path, bool]:
    """The path without pydantic's sign for “the key itself”, and whether that sign was there."""
    parts = tuple(loc)
    return (parts[:-1], True) if parts and parts[-1] == "[key]" else (parts, False)


def _name(path: Path) -> str:
    """The field at the end of a path as words: “title”; the item’s list for an item."""
    if not path:
        return "这里"
    if isinstance(path[-1], int):
        fields = [part for part in path if isinstance(part, str)]
        return f"“{fields[-1]}”的第 {path[-1] + 1} 项" if fields else f"第 {path[-1] + 1} 项"
    return f"“{path[-1]}”"


def _title(path: Path) -> str:
    fields = [part for part in path if isinstance(part, str)]
    return f"（在 {fields[-1]} 中）" if fields else ""


def _place(node: Node, path: Path, on_key: bool = False) -> Place:
    if on_key and path:
        above = nodes.find(node, path[:-1])
        entry = above.entry(str(path[-1])) if isinstance(above, nodes.Mapping) else None
        if entry:
            return entry.key.place
    found = nodes.find(node, path)
    return found.place if found else node.place


def _follow(raw: object, path: Path) -> object:
    for part in path:
        inside = part in raw if isinstance(raw, dict) else isinstance(raw, list) and part in range(len(raw))
        if inside:
            raw = raw[part]  # type: ignore[index]
    return raw


_WANTED: Final[dict[str, str]] = {
    "tuple_type": "列表", "list_type": "列表", "set_type": "列表", "frozen_set_type": "列表",
    "dict_type": "映射（键: 值）", "model_type": "映射（键: 值）", "model_attributes_type": "映射（键: 值）",
    "none_required": "空", "date_type": "日期（如 2025-12-31）", "date_from_datetime_parsing": "日期（如 2025-12-31）",
    "date_parsing": "日期（如 2025-12-31）",
}  # fmt: skip

_MENDS: Final[dict[str, str]] = {
    "列表": "每项一行，以“- ”开头，或写成 [甲, 乙]",
    "映射（键: 值）": "写成“键: 值”，每个一行，缩进两格",
    "文字": "写成一段文字；长的可用 | 分行写",
    "整数": "写成不加引号的阿拉伯数字，如 12",
    "数": "写成不加引号的阿拉伯数字，如 12 或 2.92；不写千分号和单位",
    " true 或 false": "写成不加引号的 true 或 false",
}

_RANGES: Final[dict[str, Callable[[dict[str, Any]], str]]] = {
    "literal_error": lambda c: f"只能是 {_choices(c['expected'])}",
    "enum": lambda c: f"只能是 {_choices(c['expected'])}",
    "greater_than": lambda c: f"要大于 {_plain(c['gt'])}",
    "greater_than_equal": lambda c: f"不能小于 {_plain(c['ge'])}",
    "less_than": lambda c: f"要小于 {_plain(c['lt'])}",
    "less_than_equal": lambda c: f"不能大于 {_plain(c['le'])}",
    "too_short": lambda c: f"至少要有 {c['min_length']} 项，这里有 {c['actual_length']} 项",
    "too_long": lambda c: f"至多 {c['max_length']} 项，这里有 {c['actual_length']} 项",
    "string_too_short": lambda c: f"至少要有 {c['min_length']} 个字",
    "string_too_long": lambda c: f"至多 {c['max_length']} 个字",
    "string_pattern_mismatch": lambda c: _pattern(str(c["pattern"])),
    "decimal_max_digits": lambda c: f"至多 {c['max_digits']} 位数字",
    "decimal_max_places": lambda c: f"至多 {c['decimal_places']} 位小数",
    "finite_number": lambda c: "要是有限的数",
    "date_from_datetime_inexact": lambda c: "要写日期（如 2025-12-31）",
}


def _choices(expected: object) -> str:
    return _named(expected).replace("'", "").replace(", ", "、").replace(" or ", " 或 ")


def _named(expected: object) -> str:
    """The choices that have a name: leaving a key out is the nameless one."""
    return str(expected).removeprefix("'', ")


def _pattern(pattern: str) -> str:
    """A pattern in words: those of names and of editors' words are known."""
    if pattern.startswith("^[a-z0-9"):
        return "只能用小写字母、数字、- 和 _，各段用点隔开"
    if pattern.startswith("^〔"):
        return "要放在〔〕里"
    if digits := _DIGITS.search(pattern):
        least, most = digits[1], digits[2]
        return f"要写{f' {least} 到 {most} ' if most else f' {least} '}位数字，未定的写 ×"
    return "的写法不对"


_DIGITS: Final = expression(r"\[\\d×\]\{(\d+)(?:,(\d+))?\}")
"""A pattern of so many digits, as the numbers of official documents have them."""


def _plain(number: object) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)
