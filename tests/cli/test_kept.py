"""A cache that may lose anything and never lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.cli.kept import KeptFrames, cache_folder

KEY = "0123456789abcdef"
OTHER = "fedcba9876543210"


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    kept = KeptFrames(tmp_path / "new")
    assert kept.get(KEY) is None
    kept.put(KEY, b'{"a": 1}\n')
    assert kept.get(KEY) == b'{"a": 1}\n'
    assert kept.get(OTHER) is None


def test_what_somebody_else_wrote_is_not_believed(tmp_path: Path) -> None:
    kept = KeptFrames(tmp_path)
    kept.put(KEY, b"true")
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"true", b"lies"))
    assert kept.get(KEY) is None
    kept.put(KEY, b"true")
    (tmp_path / f"{OTHER}.json").write_bytes(entry.read_bytes())
    assert kept.get(OTHER) is None


@pytest.mark.parametrize("key", ["../../etc/passwd", "short", "A" * 64, "0123456789abcdef/x", ""])
def test_keys_are_hashes(tmp_path: Path, key: str) -> None:
    kept = KeptFrames(tmp_path / "cache")
    kept.put(key, b"x")
    assert kept.get(key) is None
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_cannot_be_written_fails_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kept = KeptFrames(tmp_path / "file" / "below")
    kept.put(KEY, b"x")
    assert kept.get(KEY) is None


def test_the_operator_may_say_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANXIN_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("BANXIN_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "banxin"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # the XDG specification: to be ignored
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "banxin"
