"""Kinds of files people write -> their JSON Schemas, each made only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

Schema = dict[str, Any]


def _report_schema() -> Schema:
    from banxin.reading import json_schema
    from banxin.report import Report

    return json_schema(Report)


def _section_schema() -> Schema:
    from banxin.reading import json_schema
    from banxin.report import Section

    return json_schema(Section)


def _figures_schema() -> Schema:
    from banxin.figures import FiguresFile
    from banxin.reading import json_schema

    return json_schema(FiguresFile)


def _glossary_schema() -> Schema:
    from banxin.glossary import GlossaryFile
    from banxin.reading import json_schema

    return json_schema(GlossaryFile)


def _style_schema() -> Schema:
    from banxin.styles import style_schema

    return style_schema()


SCHEMAS: Final[dict[str, Callable[[], Schema]]] = {
    "report": _report_schema,
    "section": _section_schema,
    "figures": _figures_schema,
    "glossary": _glossary_schema,
    "style": _style_schema,
}
"""The kinds of files people write."""
