"""Every form of an official document under ``forms/``, with the words of ``seeds/`` that they are made of."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FORMS: Final = Path(__file__).parent / "forms"
SEEDS: Final = Path(__file__).parents[1] / "seeds"
NAMES: Final = sorted(path.stem for path in FORMS.glob("*.yaml"))
FILES: Final = {
    str(path.relative_to(folder)): path.read_bytes()
    for folder in (SEEDS, FORMS) for path in sorted(folder.rglob("*")) if path.is_file()
}  # fmt: skip
