"""A style's name or file in, a checked ``Style`` out, with what it ``extends`` laid underneath.

A style that ends in ``.yaml`` is a file of the project; every other name is a style shipped with banxin. Those are kept
as they were checked (``banxin.compiled.styles``, made by ``make schema``): reading one is a twentieth of a build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from banxin import lengths, limits, reading
from banxin.materials import FontFiles, Materials, bundled
from banxin.problems import NOWHERE, BadSource, Place, Problem, error, warning
from banxin.reading import nodes
from banxin.reading.mistakes import suggestion
from banxin.reading.nodes import Entry, Mapping, Node, Scalar
from banxin.records import replace
from banxin.style import Style, inks_of

SHIPPED: Final = "banxin:"
"""Begins the file names of shipped styles in messages, so that they are not looked for in the project."""
_ANY_EM: Final = 12.0
"""Points; what ems are taken for while nobody knows, so that lengths in them are not found fault with."""


def load_style(name: str, materials: Materials, at: Place = NOWHERE) -> Style:
    """The style of a name (``annual``) or a file (``my.yaml``). ``at`` is the place that names it.

    Raises ``BadSource`` with every mistake of the style and of those it extends, and of the fonts it brings.
    """
    return _kept(name) or read_style(name, materials, at)


def read_style(name: str, materials: Materials, at: Place = NOWHERE) -> Style:
    """The same from its YAML, whatever is kept of it."""
    node = _load(name, materials, at, ())
    checked = reading.check(node, Style, {"em": _em(node)})
    if checked.value is None:
        raise BadSource((*checked.problems, *_of_the_rest(name, materials, at, checked.problems)))
    wrong = tuple(_wrong_fonts(checked.value, materials))
    if wrong:
        raise BadSource(wrong)
    return checked.value


def digest() -> str:
    """Stands for the texts of all shipped styles: what is kept of one holds while none has changed."""
    shipped = bundled()
    texts = (shipped.text(f"styles/{name}.yaml") for name in style_names())
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _kept(name: str) -> Style | None:
    """A shipped style as it was checked and compiled; ``None`` for others, and where the styles have changed since."""
    if name not in style_names():
        return None
    try:
        kept = import_module(f"banxin.compiled.styles.{name}")
    except ModuleNotFoundError:  # a style that is new in this checkout
        return None
    style: Style = kept.STYLE
    return style if digest() == kept.DIGEST else None


def _of_the_rest(name: str, materials: Materials, at: Place, told: tuple[Problem, ...]) -> Iterator[Problem]:
    """What more is wrong once every wrong value is as in the style below: names that nothing has, lines too close.

    pydantic looks for these only in a style whose every value is right.
    """
    places = frozenset(problem.place for problem in told)
    node = _load(name, materials, at, (), places)
    for problem in reading.check(node, Style, {"em": _em(node)}).problems:
        if problem.place not in places and problem.code not in _LACKING:
            yield problem


_LACKING: Final = frozenset(("Y102", "Y104"))
"""What is told of a tree because something was taken out: a key that is missing, a list that is too short."""


def _wrong_fonts(style: Style, materials: Materials) -> Iterator[Problem]:
    """What is wrong with the font files that are the project's own; those shipped are not opened."""
    files, stems = FontFiles(materials), dict[str, str]()
    shipped = frozenset(files)
    for family, faces in style.families.items():
        for weight, file in faces.weights.items():
            place = style.place_of("families", family, "weights", weight)
            other = stems.setdefault(file.rpartition("/")[2].rpartition(".")[0], file)
            if other != file:
                yield error(place, "M006", f"字体文件 {file} 与 {other} 同名", "给其中一个改名")
            elif file not in shipped:
                yield from (replace(problem, place=place) for problem in files.faults(file))


def idle_colours(style: Style) -> Iterator[Problem]:
    """The colours of an author's style that nothing is set in: most likely those of the style below, misspelt."""
    used = inks_of(style)
    places = {name: style.place_of_key("colours", name) for name in style.colours if name not in used}
    own = {name: place for name, place in places.items() if not place.file.startswith(SHIPPED)}
    known = _shipped_colours() if own else frozenset()
    for name, place in own.items():
        if name not in known:
            mend = f"{suggestion(name, known)} 是自己加的颜色，就在 text、tiers 等处用它的名字"
            yield warning(place, "S004", f"没有一处用颜色“{name}”", mend)


def _shipped_colours() -> frozenset[str]:
    trees = (_load(name, bundled(), NOWHERE, ()) for name in style_names())
    colours = (tree.get("colours") for tree in trees)
    return frozenset(entry.key.text for found in colours if isinstance(found, Mapping) for entry in found.entries)


def style_names() -> tuple[str, ...]:
    """The styles shipped with banxin."""
    found = bundled().names("styles")
    return tuple(name.removeprefix("styles/").removesuffix(".yaml") for name in found if name.endswith(".yaml"))


def style_schema() -> dict[str, Any]:
    """The JSON Schema of a style file: every key may be left to the style it extends."""
    from banxin.reading.models import json_schema

    schema = json_schema(Style)
    for model in (schema, *schema["$defs"].values()):
        model.pop("required", None)
    extends = {"description": "以哪个样式为底：annual，或项目中的样式文件", "type": "string"}
    schema["properties"] = {"extends": extends, **schema["properties"]}
    return schema


def _load(
    name: str, materials: Materials, at: Place, above: tuple[str, ...], without: frozenset[Place] = frozenset()
) -> Mapping:
    """The tree of a style with those under it merged in; ``above`` are the styles that lead here.

    What stands at the places ``without`` is left out of each, so that the style below says it.
    """
    place = at if at != NOWHERE else Place(name)
    if name in above:
        chain = " → ".join((*above[above.index(name) :], name))
        raise BadSource([error(place, "S002", f"样式互相继承：{chain}", "去掉其中一个 extends")])
    if len(above) > limits.INCLUDE_DEPTH.most:
        raise BadSource([error(place, "S003", limits.over(limits.INCLUDE_DEPTH, len(above)), "合并几层样式")])
    loaded = reading.load(_text(name, materials, place), _file(name))
    if loaded.problems:
        raise BadSource(loaded.problems)
    whole = loaded.must()
    node = nodes.without_places(whole, without - {whole.place})
    if not isinstance(node, Mapping):
        raise BadSource([error(whole.place, "Y103", "样式要写成“键: 值”", "从 extends: annual 开始")])
    entry = node.entry("extends")
    if entry is None:
        return node
    own = Mapping(node.place, tuple(e for e in node.entries if e is not entry), node.flow)
    under = _load(_extended(entry), materials, entry.value.place, (*above, name), without)
    merged = nodes.merge(under, own)
    assert isinstance(merged, Mapping)
    return merged


def _extended(entry: Entry) -> str:
    if isinstance(entry.value, Scalar) and entry.value.text:
        return entry.value.text
    raise BadSource([error(entry.value.place, "Y103", "extends 要写一个样式的名字", "如 extends: annual")])


def _text(name: str, materials: Materials, at: Place) -> str:
    if name.endswith((".yaml", ".yml")):
        return materials.text(name, at)
    known = style_names()
    if name in known:
        return bundled().text(f"styles/{name}.yaml")
    mend = suggestion(name, known)
    raise BadSource([error(at, "S001", f"没有名为“{name}”的样式", f"{mend} 自己的样式写文件名，如 my.yaml")])


def _file(name: str) -> str:
    return name if name.endswith((".yaml", ".yml")) else f"{SHIPPED}styles/{name}.yaml"


def _em(node: Node) -> float | None:
    """The em of a style not yet checked; any where it is missing or wrong, which the check then says, and only that.

    One that is said in ems is ``None``: so is every other length then.
    """
    em = node.get("em") if isinstance(node, Mapping) else None
    words = em.text.strip() if isinstance(em, Scalar) else ""
    try:
        return lengths.points(words)
    except lengths.NotALength:
        return None if words.endswith("em") else _ANY_EM
