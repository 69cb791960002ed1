"""The keys that a file stands for in, what editors are told of a kind's ``rows`` out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_NAME: Final[dict[str, Any]] = {"type": "string", "pattern": r"\.(csv|xlsx)(#.+)?$"}
_TOLD: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {"file": {"type": "string"}, "sheet": {"type": "string"}, "encoding": {"type": "string"}},
    "required": ["file"],
    "additionalProperties": False,
}
_WORDS: Final = "各行；或写数据文件，如 data/tiers.csv、data/tiers.xlsx#工作表：第一行是栏名，栏名里的（家）是单位"


def from_file(*filled: str) -> Mapping[str, object]:
    """A type's configuration: its JSON Schema takes a file for ``rows``, which stands for the keys ``filled``."""

    def tell(schema: dict[str, Any]) -> None:
        properties = schema["properties"]
        written = [properties["rows"]] if "rows" in properties else []
        properties["rows"] = {"anyOf": [*written, _NAME, _TOLD], "description": _WORDS}
        schema["required"] = [key for key in schema.get("required", ()) if key == "rows" or key not in filled]

    return {"json_schema_extra": tell}
