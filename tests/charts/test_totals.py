"""The total of tiers in every finished output: there or not as the author wants it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest

from banxin.build import build
from banxin.job import Format
from banxin.materials import Given

LEVELS = "levels: [{name: 甲, value: 100, unit: 家}, {name: 乙, value: 200, unit: 家}]"
FORMATS: tuple[Format, ...] = ("pdf", "docx", "charts", "pptx", "xlsx")


def words(data: bytes) -> Iterator[str]:
    """What an output says, with the workbooks inside it."""
    if data.startswith(b"%PDF"):
        yield from (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from words(archive.read(name))
    elif not data.startswith(b"\x89PNG"):
        yield data.decode("utf-8", "replace")


@pytest.mark.parametrize(("total", "printed"), [("", True), ("total: false, ", False)])
def test_an_output_says_the_total_where_it_is_wanted(total: str, printed: bool) -> None:
    chapter = f"title: 章\npanels:\n  - tiers: {{id: tiers, title: 梯队, total_name: 各级共有, {total}{LEVELS}}}\n"
    files = {"report.yaml": "title: 样例\nsections: [a.yaml]\n", "a.yaml": chapter}
    outputs = build("report.yaml", Given(files), to=FORMATS).outputs
    said = {name: any("各级共有" in text for text in words(data)) for name, data in outputs.items()}
    outlines = {"charts/tiers.png"}
    assert {name for name, says in said.items() if says} == (set(outputs) - outlines if printed else set())
