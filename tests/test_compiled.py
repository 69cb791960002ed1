"""What pydantic makes of the types of files, and the shipped styles: up to date as kept, the same in use, and enough."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import banxin
from banxin import styles
from banxin.cli.schemas import KINDS, module, type_of
from banxin.materials import Given
from banxin.problems import NOWHERE
from banxin.reading import Reading, Written, core, read, written
from banxin.reading.compiling import compiled
from banxin.reading.declared import model_validator
from banxin.style import TextRole
from banxin.styles import load_style, style_names

SOURCE = Path(banxin.__file__).parents[1]
SEEDS = SOURCE.parent / "seeds"
WRONG = (
    ("report", "title: [a]\nsections: []\ndate: 2025-13\nstyel: annual\ndocument: {direction: up}\n"),
    ("section", "number: 1.4\npanels:\n  - prose: {total}\n  - stats: []\n  - bar: {id: A, rows: [1]}\n  - tables: x\nsections: [{}]\n"),
    ("figures", "groups:\n  - group: x\n    figures: [{id: A, name: '', value: '1', digits: 13}, {id: a, kind: sum}]\n"),
    ("glossary", "terms: [{term: RFID}, 甲, {term: 1.10, text: no}]\n"),
    ("style", "em: 16\npaper: {width: 10mm, head: -1mm}\ncolours: {ink: black}\nfamilies: {song: {drop: 1}}\n"),
)  # fmt: skip
RIGHT = (
    *(("report", name) for name in ("report.yaml", "notice.yaml", "brief.yaml")),
    *(("section", f"sections/{path.name}") for path in (SEEDS / "sections").glob("*.yaml")),
    ("figures", "figures.yaml"),
)


@pytest.mark.parametrize("name", [*KINDS, *(f"styles/{style}" for style in style_names())])
def test_what_is_kept_is_up_to_date(name: str) -> None:
    kept = Path(banxin.__file__).parent / "compiled" / f"{name}.py"
    assert module(name) == kept.read_text("utf-8"), "run: make schema"


def both_ways(kind: str, text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Reading[Written], Reading[Written]]:
    """What is read with the module kept for a kind, and without it, as under another version of pydantic's core."""
    wanted, context = type_of(kind), {"em": 12.0}
    kept = read(text, "a.yaml", wanted, context)
    with monkeypatch.context() as patch:
        patch.setattr(core, "VERSION", "0")
        patch.setattr(written, "_MADE", {})
        modelled = read(text, "a.yaml", wanted, context)
        assert list(written._MADE) == [wanted]
    return kept, modelled


@pytest.mark.parametrize(("kind", "text"), WRONG, ids=KINDS)
def test_mistakes_are_the_same_without_it(kind: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, modelled = both_ways(kind, text, monkeypatch)
    assert kept == modelled
    assert kept.value is None and len(kept.problems) > 1


@pytest.mark.parametrize(("kind", "name"), RIGHT)
def test_values_are_the_same_without_it(kind: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, modelled = both_ways(kind, (SEEDS / name).read_text("utf-8"), monkeypatch)
    assert kept == modelled
    assert repr(kept.must()) == repr(modelled.must())


@pytest.mark.parametrize("name", style_names())
def test_a_style_is_the_same_as_it_is_kept_and_as_it_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = load_style(name, Given({}))
    assert kept is load_style(name, Given({})) and kept.place == NOWHERE
    monkeypatch.setattr(styles, "digest", lambda: "another")
    again = load_style(name, Given({}))
    assert again == kept and repr(again) == repr(kept)
    assert again is not kept and again.place.file == f"banxin:styles/{name}.yaml"


def test_a_style_whose_fields_have_changed_says_what_to_do() -> None:
    with pytest.raises(AssertionError, match="TextRole has other fields by now; run: make schema"):
        written.made(TextRole, {"family": "song"})


def test_only_what_has_a_name_can_be_kept() -> None:
    class Local(Written):
        text: str

        @model_validator(mode="after")
        def _is_right(self) -> Local:
            return self

    with pytest.raises(ValueError, match="has no name in its module"):
        compiled(Local)


BUILD = """
import sys
from banxin.cli import run
assert run() == 0
print(*sorted(name for name in sys.modules if name.startswith("pydantic")))
"""


def test_a_build_loads_no_more_of_pydantic_than_its_core(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUILD, "build", str(SEEDS / "report.yaml"), "--to", "pdf,docx", "-o", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split()[-1:] == ["pydantic_core._pydantic_core"], done.stdout
    assert {path.name for path in tmp_path.iterdir()} >= {"report.pdf", "report.docx"}
