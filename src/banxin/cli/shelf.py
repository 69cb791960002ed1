"""Outputs in, files out: the folder that outputs are put into, all together or not at all.

Every file is first written whole beside its place, then all are moved in; a failure puts the old ones back. What was
written is remembered by hash in ``.banxin.json``, so that a Word file somebody has edited since is known as such.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from banxin.expressions import expression
from banxin.problems import BadEnvironment

RECORD: Final = ".banxin.json"
_TEMPORARY: Final = expression(r"\.banxin-(\d+)-[0-9a-f]{8}")
_RECORD_MOST: Final = 4 * 1024 * 1024
"""Bytes; a record of ten thousand files is 1 MB."""


class Shelf:
    """The outputs of one report in a folder, which may hold those of others."""

    def __init__(self, folder: Path, report: str, chosen: bool = True) -> None:
        """``chosen`` says that the operator named the folder; one found by default may not be a link elsewhere."""
        self.folder = folder
        self._report = report
        if not chosen and folder.is_symlink():
            raise BadEnvironment(f"{folder} 是链接；若确实要写到那里，请用 -o 写出文件夹")
        if folder.exists() and not folder.is_dir():
            raise BadEnvironment(f"{folder} 不是文件夹")
        self._records = _read_records(folder / RECORD)

    def refuse_edited(self, names: Iterable[str]) -> None:
        """Raise ``BadEnvironment`` where a file is not as it was last written here, or was never written by us."""
        changed = [name for name in names if self._is_edited(name)]
        edited = [name for name in changed if name in self._record]
        foreign = [name for name in changed if name not in self._record]
        said = []
        if edited:
            mend = "先另存一份（Word 文件用 banxin pull 收回）"
            said.append(f"{self._files(edited)} 在上次生成之后被改过，没有覆盖；{mend}")
        if foreign:
            why = f"不是由 {self._report} 生成在这里的（{RECORD} 里没有）"
            said.append(f"{self._files(foreign)} {why}，没有覆盖；请移走")
        if said:
            raise BadEnvironment("；".join(said) + "，或加 --force 覆盖")

    def _files(self, names: Iterable[str]) -> str:
        return "、".join(str(self.folder / name) for name in names)

    def put(self, outputs: Mapping[str, bytes], sweep: str = "") -> None:
        """Write all outputs, or none.

        Files below ``sweep`` (``charts/``) that were written here before, are no longer made and have not been
        edited are removed. Raises ``BadEnvironment``.
        """
        record = {**self._kept(outputs, sweep), **{name: _hash(data) for name, data in outputs.items()}}
        stale = [name for name in self._record if name not in record and not self._is_edited(name)]
        records = {**self._records, self._report: record}
        put_together(self.folder, {**outputs, RECORD: _as_bytes(records)}, stale)
        self._records = records

    @property
    def _record(self) -> dict[str, str]:
        """What this report wrote here: hashes by file name."""
        return self._records.get(self._report, {})

    def _kept(self, outputs: Mapping[str, bytes], sweep: str) -> dict[str, str]:
        """What the record said of files this run does not make, those to be swept away left out."""
        return {
            name: known
            for name, known in self._record.items()
            if name not in outputs and not (self._is_swept(name, sweep) and not self._is_edited(name))
        }

    def _is_swept(self, name: str, sweep: str) -> bool:
        """Slides and workbooks of single charts are asked for one by one: a build that makes none leaves them."""
        return bool(sweep) and name.startswith(sweep) and not name.endswith((".pptx", ".xlsx"))

    def _is_edited(self, name: str) -> bool:
        path = self.folder / name
        return path.is_file() and self._record.get(name) != _hash(path.read_bytes())


def put_together(folder: Path, files: Mapping[str, bytes], stale: Iterable[str] = ()) -> None:
    """Write all files below a folder, or none of them; then remove those that are stale. Raises ``BadEnvironment``.

    A file that already holds its bytes is not touched, so that its time stays.
    """
    try:
        _put(folder, files)
        for name in stale:
            (folder / name).unlink(missing_ok=True)
    except OSError as fault:
        where = f" {fault.filename2 or fault.filename}" if fault.filename else ""
        raise BadEnvironment(f"写不进{where}：{fault.strerror or fault}；原有的文件没有改动") from None


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    changed = {_place(folder, name): data for name, data in files.items() if not _holds(folder / name, data)}
    _check_room(folder, sum(map(len, changed.values())))
    folders = sorted({(folder / name).parent for name in files} | {folder})
    for each in folders:
        _sweep(each)
    waiting: dict[Path, Path] = {}
    try:
        for path, data in changed.items():
            waiting[path] = _temporary(path.parent)
            _write(waiting[path], data, _mode(path))
        _switch(waiting)
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)
    for each in folders:
        _settle(each)


def _place(folder: Path, name: str) -> Path:
    """Where an output goes, its folder made; a link or a folder in the way is refused."""
    path = folder / name
    for above in path.relative_to(folder).parents:
        if str(above) != "." and (folder / above).is_symlink():
            raise BadEnvironment(f"{folder / above} 是链接，没有写进去")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        raise BadEnvironment(f"{path} 是文件夹，不能写成文件")
    return path


def _holds(path: Path, data: bytes) -> bool:
    if path.is_symlink() or not path.is_file() or path.stat().st_size != len(data):
        return False
    return path.read_bytes() == data


def _check_room(folder: Path, size: int) -> None:
    above = next((each for each in (folder, *folder.parents) if each.exists()), Path())
    if shutil.disk_usage(above).free < 2 * size:
        raise BadEnvironment(f"磁盘空间不足：要写 {size:,} 字节")


def _as_bytes(records: Mapping[str, Mapping[str, str]]) -> bytes:
    return json.dumps({"written": records}, indent=1, sort_keys=True).encode() + b"\n"


def _read_records(path: Path) -> dict[str, dict[str, str]]:
    """Hashes by file name, by report; empty where there is no record or somebody broke it."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _RECORD_MOST:
            return {}
        written = json.loads(path.read_bytes())["written"]
        return {
            report: {name: known for name, known in record.items() if _is_name(name) and isinstance(known, str)}
            for report, record in written.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _is_name(name: str) -> bool:
    """A record lies in a folder anybody may write to: it may name files below that folder only."""
    return not os.path.isabs(name) and ".." not in re.split(r"[/\\]", name) and ":" not in name


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _temporary(folder: Path) -> Path:
    return folder / f".banxin-{os.getpid()}-{os.urandom(4).hex()}"


def _mode(path: Path) -> int:
    """The permissions a file keeps; those the umask leaves for a new one."""
    return stat.S_IMODE(path.stat().st_mode) if path.is_file() else 0


def _write(path: Path, data: bytes, mode: int) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode:
        path.chmod(mode)


def _switch(waiting: Mapping[Path, Path]) -> None:
    """Move every new file to its place; when one cannot be moved, the old ones come back."""
    backups: dict[Path, Path | None] = {}
    try:
        for path, temporary in waiting.items():
            backups[path] = _backup(path)
            os.replace(temporary, path)
    except BaseException:
        for path, backup in backups.items():
            if backup is not None:
                os.replace(backup, path)
                backup.unlink(missing_ok=True)  # moving a file onto another name of itself does nothing
            elif path not in waiting or not waiting[path].exists():  # it was new, and it was moved in
                path.unlink(missing_ok=True)
        raise
    for backup in backups.values():
        if backup is not None:
            backup.unlink(missing_ok=True)


def _backup(path: Path) -> Path | None:
    """A second name for the old file; ``None`` where there is none."""
    if not os.path.lexists(path):
        return None
    backup = _temporary(path.parent)
    try:
        os.link(path, backup, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without links
        shutil.copy2(path, backup, follow_symlinks=False)
    return backup


def _settle(folder: Path) -> None:
    """Have the folder itself written to disk, where the system can."""
    with suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what builds that died left behind. Not on Windows, where asking for a process can end it."""
    if os.name == "nt" or not folder.is_dir():
        return
    for path in folder.iterdir():
        match = _TEMPORARY.fullmatch(path.name)
        if match and not _lives(int(match[1])):
            path.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
