"""Drawn charts kept between runs: a folder of small files, each with the hash of what it holds.

A cache may lose anything at any time and must never make a build fail or believe a file that somebody else wrote.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from banxin import limits
from banxin.expressions import expression

_KEY: Final = expression(r"[0-9a-z_-]{16,128}")
_MOST: Final = 2_000
"""Files kept; a report has some tens of charts, 100 kB each."""


class KeptFrames:
    """A cache in a folder. Reading verifies; writing that fails is forgotten."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """What was kept under a key; ``None`` where nothing was or it is not what was written."""
        path = self._path(key)
        try:
            if path is None or path.is_symlink() or path.stat().st_size > limits.CACHE_ENTRY.most + 65:
                return None
            hash, _, data = path.read_bytes().partition(b"\n")
        except OSError:
            return None
        return data if hash == _hash(key, data) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data`` under a key, a hash of all that made it."""
        path = self._path(key)
        if path is None or len(data) > limits.CACHE_ENTRY.most:
            return
        temporary = self.folder / f".{os.getpid()}-{os.urandom(4).hex()}"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._prune()
            temporary.write_bytes(_hash(key, data) + b"\n" + data)
            os.replace(temporary, path)
        with suppress(OSError):
            temporary.unlink(missing_ok=True)

    def _path(self, key: str) -> Path | None:
        return self.folder / f"{key}.json" if _KEY.fullmatch(key) else None

    def _prune(self) -> None:
        """Forget the older half once there are too many."""
        files = list(self.folder.glob("*.json"))
        if len(files) < _MOST:
            return
        for path in sorted(files, key=lambda file: file.stat().st_mtime)[: _MOST // 2]:
            path.unlink(missing_ok=True)


def cache_folder() -> Path | None:
    """Where this system keeps what may be lost, outside any project; ``None`` where the user has no home."""
    named = os.environ.get("BANXIN_CACHE")
    if named:
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "banxin" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "banxin"
    above = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(above) if os.path.isabs(above) else home / ".cache") / "banxin"


def _hash(key: str, data: bytes) -> bytes:
    """Of key and data, so that one entry cannot stand for another."""
    return hashlib.sha256(key.encode() + b"\n" + data).hexdigest().encode()
