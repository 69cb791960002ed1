"""Frames <-> JSON: a drawn chart as bytes that can be kept, and checked when they come back."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final, cast

from banxin.expressions import expression
from banxin.frame import Element, Frame, GlyphRun, Move, Path, Segment, walk

SCHEMA: Final = 1
"""Of the JSON below; frames kept under another one are drawn again."""

_COLOUR: Final = expression(r"#[0-9A-F]{6}")
_POINTS: Final = {"M": 2, "L": 2, "C": 6, "Z": 0}


def to_json(frame: Frame, key: str) -> bytes:
    """A chart's frame without its elements, under the key it is kept by, with a hash of itself."""
    items = [_run(x, y, item) if isinstance(item, GlyphRun) else _path(item) for x, y, item in walk(frame)]
    body = _dumped({"schema": SCHEMA, "key": key, "width": frame.width, "height": frame.height, "items": items})
    return _dumped({"sha256": _hash(body), "frame": json.loads(body)})


def from_json(data: bytes, key: str, element: Element) -> Frame | None:
    """The frame that ``to_json`` made, every item under ``element``; ``None`` for anything else."""
    try:
        whole = json.loads(data)
        body = whole["frame"]
        if whole["sha256"] != _hash(_dumped(body)) or body["schema"] != SCHEMA or body["key"] != key:
            return None
        items = tuple(_item(raw, element) for raw in body["items"])
        return Frame(_length(body["width"]), _length(body["height"]), items)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode()


def _run(x: float, y: float, run: GlyphRun) -> dict[str, object]:
    return {
        "x": x + run.x, "y": y + run.y, "face": run.face, "size": run.size, "colour": run.colour,
        "glyphs": run.glyphs.hex(), "text": run.text, "width": run.width, "spread": run.spread, "kerns": run.kerns,
    }  # fmt: skip


def _path(path: object) -> dict[str, object]:
    if not isinstance(path, Path):
        raise TypeError(f"a chart has no {type(path).__name__}")
    return {
        "path": [[segment.move, *segment.points] for segment in path.segments], "fill": path.fill,
        "stroke": path.stroke, "weight": path.weight, "dash": path.dash,
    }  # fmt: skip


def _item(raw: dict[str, Any], element: Element) -> GlyphRun | Path:
    if "path" in raw:
        return Path(
            tuple(_segment(move, *points) for move, *points in raw["path"]), _colour(raw["fill"]),
            _colour(raw["stroke"]), _length(raw["weight"]), tuple(_length(part) for part in raw["dash"]), element,
        )  # fmt: skip
    glyphs, text = bytes.fromhex(raw["glyphs"]), raw["text"]
    colour = _colour(raw["colour"])
    if colour is None or not isinstance(text, str) or not isinstance(raw["face"], str) or len(glyphs) % 2:
        raise ValueError("not a run of glyphs")
    kerns = tuple((int(at), _length(by)) for at, by in raw["kerns"])
    return GlyphRun(
        _length(raw["x"]), _length(raw["y"]), raw["face"], _length(raw["size"]), colour, glyphs, text,
        _length(raw["width"]), _length(raw["spread"]), kerns, element,
    )  # fmt: skip


def _segment(move: str, *points: object) -> Segment:
    if len(points) != _POINTS[move]:
        raise ValueError("a segment with other than its points")
    return Segment(cast(Move, move), tuple(_length(point) for point in points))


def _length(value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise ValueError("not a length")
    return float(value)


def _colour(value: object) -> str | None:
    if value is not None and not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        raise ValueError("not a colour")
    return value
