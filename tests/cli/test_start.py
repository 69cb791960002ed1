"""What the command line spares itself before it begins, and where that is not to be had."""

from __future__ import annotations

import ctypes
import importlib.util

import pytest

from banxin import cli


def test_numpy_still_keeps_its_docstrings_apart() -> None:
    assert all(importlib.util.find_spec(name) for name in cli._DOCSTRINGS)


@pytest.mark.parametrize("fault", [OSError, TypeError, AttributeError])
def test_another_c_library_keeps_memory_as_it_likes(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    asked: list[object] = []

    def missing(name: object) -> object:
        asked.append(name)
        raise fault

    monkeypatch.setattr(ctypes, "CDLL", missing)
    cli._keep_memory()
    assert asked == [None]
