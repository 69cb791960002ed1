"""Where bytes come from: a project folder, the files shipped with banxin, or a dictionary in tests.

The only module that reads files. A report may name files inside its own folder and nowhere else: names are relative,
links are resolved before the check, and what is read is the opened file itself, which must be a regular one.
"""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Protocol, TypeVar

from banxin import limits
from banxin.limits import Limit
from banxin.problems import NOWHERE, BadEnvironment, BadSource, Place, Problem, error

T = TypeVar("T")

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows gives to devices, with any suffix: one project works on every system."""

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO must not hang the build
    | getattr(os, "O_NOFOLLOW", 0)  # links are already resolved
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Materials(Protocol):
    """Named bytes. Names are relative paths with ``/``; ``at`` is the place that names the file, for its problems."""

    def text(self, name: str, at: Place = NOWHERE) -> str:
        """A UTF-8 text as it stands. Raises ``BadSource``."""
        ...

    def data(self, name: str, at: Place = NOWHERE, most: Limit = limits.FILE_BYTES) -> bytes:
        """A file's bytes. Raises ``BadSource``."""
        ...

    def names(self, under: str = "") -> tuple[str, ...]:
        """The files in a folder, sorted, without those in folders below it; none where there is no such folder."""
        ...


class Given:
    """Materials from a dictionary, for tests and for programs that have no folder."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self.files = dict(files)

    def text(self, name: str, at: Place = NOWHERE) -> str:
        """A text; bytes are decoded as UTF-8. Raises ``BadSource``."""
        held = self.files.get(check_name(name, at))
        if isinstance(held, str):
            return held
        return _decode(self.data(name, at, limits.YAML_BYTES), name)

    def data(self, name: str, at: Place = NOWHERE, most: Limit = limits.FILE_BYTES) -> bytes:
        """A file's bytes. Raises ``BadSource``."""
        held = self.files.get(check_name(name, at))
        if held is None:
            raise _missing(name, at, tuple(self.files))
        data = held.encode() if isinstance(held, str) else held
        _check_size(name, at, len(data), most)
        return data

    def names(self, under: str = "") -> tuple[str, ...]:
        """The files in a folder, sorted."""
        start = under + "/" if under else ""
        return tuple(sorted(n for n in self.files if n.startswith(start) and "/" not in n.removeprefix(start)))


class Folder:
    """Materials from a folder. ``beside`` names single files elsewhere that the operator gave on the command line."""

    def __init__(self, root: str | os.PathLike[str], beside: Mapping[str, Path] | None = None) -> None:
        self.root = Path(os.path.realpath(root))
        self.beside = dict(beside or {})
        self._sizes: dict[str, int] = {}

    def text(self, name: str, at: Place = NOWHERE) -> str:
        """A UTF-8 text as it stands. Raises ``BadSource`` or, where the disk fails, ``BadEnvironment``."""
        data = self.data(name, at, limits.YAML_BYTES)
        self._sizes[name] = len(data)
        if sum(self._sizes.values()) > limits.ALL_YAML_BYTES.most:
            raise _bad(name, at, "M004", limits.over(limits.ALL_YAML_BYTES, sum(self._sizes.values())), "分成几份报告")
        if len(self._sizes) > limits.FILES.most:
            raise _bad(name, at, "M004", limits.over(limits.FILES, len(self._sizes)), "合并一些文件")
        return _decode(data, name)

    def data(self, name: str, at: Place = NOWHERE, most: Limit = limits.FILE_BYTES) -> bytes:
        """A file's bytes. Raises ``BadSource`` or, where the disk fails, ``BadEnvironment``."""
        return self._opened(name, at, lambda path: _read(path, name, at, most))

    def path(self, name: str, at: Place = NOWHERE) -> Path:
        """Where a file stands, for a library that maps it into memory by itself. Raises as ``data``.

        Only for files that nobody changes meanwhile (those shipped): what is cut off under a map ends the process.
        """
        return self._opened(name, at, lambda path: _checked(path, name, at))

    def _opened(self, name: str, at: Place, read: Callable[[Path], T]) -> T:
        path = self.beside.get(name) or self._inside(name, at)
        try:
            return read(path)
        except (FileNotFoundError, NotADirectoryError):
            raise _missing(name, at, self._near(name)) from None
        except IsADirectoryError:
            raise _not_regular(name, at) from None
        except OSError as fault:
            raise BadEnvironment(f"读不出 {name}：{fault.strerror}") from None

    def names(self, under: str = "") -> tuple[str, ...]:
        """The files in a folder, sorted."""
        try:
            folder = self._inside(under, NOWHERE) if under else self.root
            return tuple(sorted((under + "/" if under else "") + p.name for p in folder.iterdir() if p.is_file()))
        except (OSError, BadSource):
            return ()

    def _inside(self, name: str, at: Place) -> Path:
        """The file a name stands for, every link resolved. Raises ``BadSource`` where that is not under the root."""
        path = self.root / check_name(name, at)
        try:
            real = Path(os.path.realpath(path))
        except OSError:
            raise _outside(name, at) from None
        if not real.is_relative_to(self.root) or real.is_symlink():  # still a link: it leads to itself
            raise _outside(name, at)
        return real

    def _near(self, name: str) -> tuple[str, ...]:
        folder = name.rpartition("/")[0]
        return self.names(folder) + self.names()


def bundled() -> Folder:
    """The styles and fonts shipped with banxin: inside an installed wheel, or at the top of a checkout."""
    package = Path(__file__).parent
    inside = package / "data"
    return Folder(inside if inside.is_dir() else package.parents[1])


def started() -> dict[str, bytes]:
    """The files of a small report that builds, by name, with the schemas that editors check them against."""
    package = Folder(Path(__file__).parent)
    files = {name: package.data(f"start/{name}") for name in STARTED}
    return files | {f".{name}": package.data(name) for name in package.names("schema") if name.endswith(".json")}


STARTED: Final = (
    "report.yaml",
    "figures.yaml",
    "sections/1-readers.yaml",
    "sections/2-books.yaml",
    "source/summary.txt",
)
"""What ``banxin init`` writes, besides schemas."""


class FontFiles(Mapping[str, bytes | Path]):
    """Font files by the names a style gives, each read when it is first asked for and never before.

    The fonts shipped with banxin come first (``fonts/``), then the project's own. Those shipped are 35 MB, of which a
    report looks at a part: they are paths, for HarfBuzz to map. The project's own are bytes, checked.
    """

    def __init__(self, project: Materials, shipped: Materials | None = None) -> None:
        self._shipped = shipped if shipped is not None else bundled()
        self._project = project
        self._read: dict[str, bytes | Path] = {}

    def __getitem__(self, name: str) -> bytes | Path:
        if name not in self._read:
            self._read[name] = self._font(name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(n.removeprefix("fonts/") for n in self._shipped.names("fonts") if n.endswith(_FONT_SUFFIXES))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (f"fonts/{name}" in self._shipped.names(f"fonts/{name}".rpartition("/")[0]))

    def faults(self, name: str) -> tuple[Problem, ...]:
        """What is wrong with a font file; nothing where it is read."""
        try:
            self[name]
        except BadSource as bad:
            return bad.problems
        return ()

    def _font(self, name: str) -> bytes | Path:
        try:
            if isinstance(self._shipped, Folder):
                return self._shipped.path(f"fonts/{name}")
            return self._shipped.data(f"fonts/{name}")
        except BadSource:
            data = self._project.data(name)
        from banxin import fontgate  # few projects bring fonts of their own

        try:
            return fontgate.gated(data)
        except fontgate.NotAFont as fault:
            raise _bad(name, NOWHERE, "M006", f"{name}：{fault}", "换用完好、许可嵌入的 .ttf 文件") from None


_FONT_SUFFIXES: Final = (".ttf",)


def is_device(part: str) -> bool:
    """Whether Windows gives a part of a path, with any suffix, to a device."""
    return part.split(".")[0].lower() in _RESERVED


def check_name(name: str, at: Place) -> str:
    """The name, if it is a relative path that means the same on every system. Raises ``BadSource``."""
    fault = next((words for wrong, words in _NAME_FAULTS if wrong(name)), "")
    if fault:
        raise _bad(
            name,
            at,
            "M002",
            f"不能用“{_shown(name)}”作文件名：{fault}",
            "写成相对报告所在文件夹的路径，如 pictures/a.png",
        )
    return name


def _read(path: Path, name: str, at: Place, most: Limit) -> bytes:
    with _regular(path, name, at, most) as file:
        data = file.read(most.most + 1)
    _check_size(name, at, len(data), most)
    return data


def _checked(path: Path, name: str, at: Place) -> Path:
    with _regular(path, name, at, limits.FILE_BYTES):
        return path


@contextmanager
def _regular(path: Path, name: str, at: Place, most: Limit) -> Iterator[BinaryIO]:
    """A regular file of no more than ``most``, opened."""
    descriptor = os.open(path, _FLAGS)
    with open(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise _not_regular(name, at)
        _check_size(name, at, status.st_size, most)
        yield file


def _check_size(name: str, at: Place, size: int, most: Limit) -> None:
    if size > most.most:
        raise _bad(name, at, "M004", f"{name}：{limits.over(most, size)}", "换小一些的文件，或分成几个")


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        start = data.rfind(b"\n", 0, fault.start) + 1
        place = Place(name, line, len(data[start : fault.start].decode("utf-8", "replace")) + 1)
    said = "这一行不是 UTF-8 编码" + ("，看起来是 GBK（ANSI）" if _is_gbk(data) else "")
    raise BadSource([error(place, "M005", said, "在编辑器里另存为 UTF-8")])


def _is_gbk(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _shown(name: str) -> str:
    return name if len(name) <= 80 else name[:80] + "…"


def _bad(name: str, at: Place, code: str, message: str, mend: str) -> BadSource:
    return BadSource([error(at if at != NOWHERE else Place(_shown(name)), code, message, mend)])


def _missing(name: str, at: Place, known: tuple[str, ...]) -> BadSource:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    mend = f"是不是 {near[0]}？" if near else "检查文件名；路径从报告所在的文件夹算起"
    return _bad(name, at, "M001", f"找不到文件“{_shown(name)}”", mend)


def _outside(name: str, at: Place) -> BadSource:
    return _bad(name, at, "M002", f"“{_shown(name)}”不在项目文件夹内", "把文件放进项目文件夹")


def _not_regular(name: str, at: Place) -> BadSource:
    return _bad(name, at, "M003", f"“{_shown(name)}”不是普通文件", "换成一个文件")


def _parts(name: str) -> list[str]:
    return name.split("/")


_NAME_FAULTS: Final[tuple[tuple[Callable[[str], bool], str], ...]] = (
    (lambda name: not name.strip(), "是空的"),
    (lambda name: "://" in name, "不取网上的文件"),
    (lambda name: "\\" in name, "路径用 /，不用 \\"),
    (lambda name: name.startswith("/"), "要写相对路径"),
    (lambda name: any(part == ".." for part in _parts(name)), "不能用 .. 走出文件夹"),
    (lambda name: any(character in ':*?"<>|' for character in name), '不能有 : * ? " < > |'),
    (lambda name: any(ord(c) < 32 or 127 <= ord(c) < 160 or 0xD800 <= ord(c) < 0xE000 for c in name), "有控制字符"),
    (lambda name: any(part in ("", ".") for part in _parts(name)), "有多余的 / 或 ."),
    (lambda name: any(part.endswith((" ", ".")) for part in _parts(name)), "一段以空格或点结尾"),
    (lambda name: any(is_device(part) for part in _parts(name)), "是 Windows 的设备名"),
    (lambda name: any(len(part.encode()) > limits.PATH_PART.most for part in _parts(name)), "一段太长"),
)
"""What a name may not be, the likeliest first."""
