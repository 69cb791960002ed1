"""Drawn charts kept between runs: the same frame, no matplotlib, and nothing believed that is not whole."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path as File
from textwrap import dedent

import pytest

from banxin.charts.draw import draw, key_of
from banxin.charts.frames import from_json, to_json
from banxin.charts.kinds import Plot
from banxin.frame import Element
from banxin.records import replace
from banxin.text.fonts import Fonts

from .conftest import FIGURE, Studio, runs
from .samples import SAMPLES

ROOT = File(__file__).parents[2]


class Kept(dict[str, bytes]):
    """A cache that counts what was put into it."""

    def __init__(self) -> None:
        super().__init__()
        self.puts = 0

    def put(self, key: str, data: bytes) -> None:
        self.puts += 1
        self[key] = data


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_kept_frame_is_the_drawn_one(studio: Studio, kind: str) -> None:
    plot, kept, other = studio.plot(kind, SAMPLES[kind]), Kept(), Element("Figure", "figure.other", alt="另一张")
    first = draw(plot, studio.fonts, studio.style, FIGURE, kept)
    again = draw(plot, studio.fonts, studio.style, other, kept)
    assert kept.puts == 1
    assert first == studio.drawn(plot)
    assert {item.element for item in again.items} == {other}  # type: ignore[union-attr]
    assert [replace(item, element=FIGURE) for item in again.items] == list(first.items)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-20],
        lambda data: b"\xff" + data,
        lambda data: b"[" * 100_000,
        lambda data: b'{"sha256": 1, "frame": null}',
        lambda data: data.replace("甲".encode(), "乙".encode()),
        lambda data: data.replace(b'"schema":1', b'"schema":0'),
        lambda data: data + b" " * 9 * 2**20,
    ],
)
def test_what_is_not_whole_is_drawn_again(studio: Studio, damage: object) -> None:
    plot, kept = studio.plot("bar", SAMPLES["bar"]), Kept()
    first = draw(plot, studio.fonts, studio.style, FIGURE, kept)
    (key,) = kept
    kept[key] = damage(kept[key])  # type: ignore[operator]
    assert draw(plot, studio.fonts, studio.style, FIGURE, kept) == first
    assert kept.puts == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x", "1"), ("x", True), ("colour", "red"), ("colour", None), ("glyphs", "abc"), ("glyphs", "zz"), ("text", 3),
        ("face", None), ("kerns", [[0, "a"]]), ("size", None),
    ],
)  # fmt: skip
def test_a_well_signed_frame_of_nonsense_is_no_frame(studio: Studio, name: str, value: object) -> None:
    frame = studio.drawn(studio.plot("bar", SAMPLES["bar"]))
    body = json.loads(to_json(frame, "key"))["frame"]
    next(item for item in body["items"] if "glyphs" in item)[name] = value
    assert from_json(signed(body), "key", FIGURE) is None


def signed(body: object) -> bytes:
    said = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return json.dumps({"sha256": hashlib.sha256(said).hexdigest(), "frame": body}).encode()


def test_a_frame_is_kept_under_its_own_key(studio: Studio) -> None:
    data = to_json(studio.drawn(studio.plot("bar", SAMPLES["bar"])), "one")
    assert from_json(data, "one", FIGURE) is not None
    assert from_json(data, "other", FIGURE) is None


def test_a_frame_of_glyphs_that_the_fonts_lack_is_drawn_again(studio: Studio) -> None:
    plot, kept = studio.plot("bar", SAMPLES["bar"]), Kept()
    first = draw(plot, studio.fonts, studio.style, FIGURE, kept)
    (key,) = kept
    stranger = [replace(run, face="NoSuchFace") for run in runs(first)]
    kept[key] = to_json(replace(first, items=tuple(stranger)), key)
    assert draw(plot, studio.fonts, studio.style, FIGURE, kept) == first


def test_the_key_tells_apart_what_looks_different(studio: Studio) -> None:
    style, plot = studio.style, studio.plot("bar", SAMPLES["bar"])
    wider = style.model_copy(update={"chart": style.chart.model_copy(update={"bar": 17.0})})
    redder = style.model_copy(update={"colours": {**style.colours, "rule": "#FF0000"}})
    tighter = style.model_copy(update={"chinese": style.chinese.model_copy(update={"gap": 0.125})})
    keys = [key_of(plot, studio.fonts, one) for one in (style, wider, redder, tighter)]
    keys += [key_of(replace(plot, width=300.0), studio.fonts, style)]
    assert len(set(keys)) == 5
    assert key_of(replace(plot, alt="别的话"), studio.fonts, style) == keys[0]


def test_the_key_tells_font_files_apart(studio: Studio) -> None:
    names = [file for family in studio.style.families.values() for file in family.weights.values()]
    files = {name: (ROOT / "fonts" / name).read_bytes() for name in names}
    same = Fonts(files, studio.style.families)
    other = Fonts({**files, "BanxinHei-Bold.ttf": files["BanxinHei-Medium.ttf"]}, studio.style.families)
    plot = studio.plot("bar", SAMPLES["bar"])
    assert key_of(plot, same, studio.style) == key_of(plot, studio.fonts, studio.style)
    assert key_of(plot, other, studio.style) != key_of(plot, studio.fonts, studio.style)


# ---------------------------------------------------------------- in a process of its own

SCRIPT = dedent("""
    import hashlib, pickle, sys
    from banxin.charts.draw import draw
    from banxin.frame import Element
    from banxin.materials import FontFiles, Given
    from banxin.styles import load_style
    from banxin.text.fonts import Fonts

    kept = {}
    class Cache:
        get = kept.get
        put = kept.__setitem__

    plots, kept_before = pickle.loads(sys.stdin.buffer.read())
    kept.update(kept_before)
    style = load_style("annual", Given({}))
    fonts = Fonts(FontFiles(Given({})), style.families)
    frames = [draw(plot, fonts, style, Element("Figure", "f", alt="图"), Cache) for plot in plots]
    loaded = [name for name in ("matplotlib", "matplotlib.font_manager", "matplotlib.pyplot", "evilbackend") if name in sys.modules]
    print(hashlib.sha256(repr(frames).encode()).hexdigest(), *loaded)
    """)


def run(folder: File, plots: Sequence[object], kept: dict[str, bytes]) -> list[str]:
    """The hash of the frames and the modules loaded, of a run in ``folder`` that must say nothing else."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=pickle.dumps((list(plots), kept)), capture_output=True, timeout=60, check=True,
        cwd=folder, env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(folder)))},
    )  # fmt: skip
    assert not done.stderr
    return done.stdout.decode().split()


@pytest.fixture(scope="module")
def plots(studio: Studio) -> list[object]:
    return [studio.plot(kind, SAMPLES[kind]) for kind in SAMPLES]


@pytest.fixture(scope="module")
def clean(plots: list[object], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a run in an empty folder, with nothing kept, makes of the samples."""
    return run(tmp_path_factory.mktemp("clean"), plots, {})


def test_only_what_is_needed_of_matplotlib_is_loaded(clean: list[str]) -> None:
    assert clean[1:] == ["matplotlib"]


def test_a_warm_cache_needs_no_matplotlib(studio: Studio, plots: list[Plot], clean: list[str], tmp_path: File) -> None:
    kept = Kept()
    for plot in plots:
        draw(plot, studio.fonts, studio.style, FIGURE, kept)
    assert run(tmp_path, plots, dict(kept)) == clean[:1]


@pytest.mark.parametrize(
    "settings",
    [
        b"backend: module://evilbackend\npatch.facecolor: red\npath.sketch: 10, 100, 2\nno colon\nfont.size: banana\n",
        b"\xff\xfe\x00not UTF-8",
        None,
    ],
    ids=["hostile", "binary", "fifo"],
)
def test_settings_of_the_project_folder_are_not_read(
    plots: list[object], clean: list[str], tmp_path: File, settings: bytes | None
) -> None:
    if settings is not None:
        (tmp_path / "matplotlibrc").write_bytes(settings)
    elif hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "matplotlibrc")
    (tmp_path / "evilbackend.py").write_text("raise SystemExit(7)", "utf-8")
    assert run(tmp_path, plots, {}) == clean
