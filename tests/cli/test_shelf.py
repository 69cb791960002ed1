"""Outputs in, files out, all together or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from banxin.cli import shelf as shelf_module
from banxin.cli.shelf import RECORD, Shelf, put_together
from banxin.problems import BadEnvironment


def check_folder(folder: Path, **files: bytes) -> None:
    """The folder holds these files and no others but the record."""
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    found.pop(RECORD, None)
    assert found == {name.replace("__", "/").replace("_", "."): data for name, data in files.items()}


def put(folder: Path, *, report: str = "report.yaml", sweep: str = "", **files: bytes) -> None:
    Shelf(folder, report).put({name.replace("__", "/").replace("_", "."): data for name, data in files.items()}, sweep)


def test_outputs_are_written_and_replaced(tmp_path: Path) -> None:
    put(tmp_path / "dist", report_pdf=b"1", charts__a_svg=b"a")
    put(tmp_path / "dist", report_pdf=b"2")
    check_folder(tmp_path / "dist", report_pdf=b"2", charts__a_svg=b"a")


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    put(tmp_path, report_pdf=b"1")
    os.utime(tmp_path / "report.pdf", (1, 1))
    put(tmp_path, report_pdf=b"1")
    assert (tmp_path / "report.pdf").stat().st_mtime == 1


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_failure_while_moving_leaves_the_old_files(
    tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, report_pdf=b"old", report_docx=b"old")
    replace, moved = os.replace, []

    def fail(source: Path, target: Path) -> None:
        if len(moved) == after:
            moved.append(target)
            raise PermissionError(13, "used by another program", str(target))
        moved.append(target)
        replace(source, target)

    monkeypatch.setattr(shelf_module.os, "replace", fail)
    with pytest.raises(BadEnvironment, match="没有改动"):
        put(tmp_path, report_pdf=b"new", report_docx=b"new", charts__a_svg=b"new")
    check_folder(tmp_path, report_pdf=b"old", report_docx=b"old")


def test_a_full_disk_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, report_pdf=b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf_module.os, "fsync", full)
    with pytest.raises(BadEnvironment, match="No space"):
        put(tmp_path, report_pdf=b"new")
    check_folder(tmp_path, report_pdf=b"old")


def test_an_edited_word_file_is_refused(tmp_path: Path) -> None:
    put(tmp_path, report_docx=b"ours")
    Shelf(tmp_path, "report.yaml").refuse_edited(["report.docx", "missing.docx"])
    (tmp_path / "report.docx").write_bytes(b"theirs")
    with pytest.raises(BadEnvironment, match=r"report\.docx 在上次生成之后被改过.*banxin pull.*--force"):
        Shelf(tmp_path, "report.yaml").refuse_edited(["report.docx"])


def test_a_word_file_of_somebody_else_is_refused_as_such(tmp_path: Path) -> None:
    put(tmp_path, report="other.yaml", other_docx=b"ours")
    (tmp_path / "report.docx").write_bytes(b"theirs")
    with pytest.raises(BadEnvironment) as refused:
        Shelf(tmp_path, "report.yaml").refuse_edited(["report.docx", "other.docx"])
    said = str(refused.value)
    assert "report.docx、" in said and "other.docx 不是由 report.yaml 生成在这里的" in said
    assert "改过" not in said and "--force" in said


@pytest.mark.parametrize(
    "record", [b"", b"[]", b'{"written": 3}', b'{"written": {"report.yaml": [1]}}', b"[" * 100_000]
)
def test_a_broken_record_is_no_record(tmp_path: Path, record: bytes) -> None:
    (tmp_path / "report.docx").write_bytes(b"x")
    (tmp_path / RECORD).write_bytes(record)
    with pytest.raises(BadEnvironment, match="--force"):
        Shelf(tmp_path, "report.yaml").refuse_edited(["report.docx"])


def test_charts_that_are_no_longer_made_are_swept(tmp_path: Path) -> None:
    put(tmp_path, charts__a_svg=b"a", charts__b_svg=b"b", charts__c_svg=b"c", report_pdf=b"p")
    put(tmp_path, report="other.yaml", sweep="charts/", charts__d_svg=b"d")
    (tmp_path / "charts" / "b.svg").write_bytes(b"edited")
    put(tmp_path, sweep="charts/", charts__c_svg=b"c")
    check_folder(tmp_path, charts__b_svg=b"edited", charts__c_svg=b"c", charts__d_svg=b"d", report_pdf=b"p")


def test_a_record_cannot_name_files_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / RECORD).write_text(f'{{"written": {{"report.yaml": {{"charts/../../mine": "{empty}"}}}}}}')
    put(folder, sweep="charts/", report_pdf=b"p")
    assert (tmp_path / "mine").exists()


def test_folders_and_links_in_the_way_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "dist"
    (folder / "report.pdf").mkdir(parents=True)
    with pytest.raises(BadEnvironment, match="是文件夹"):
        put(folder, report_docx=b"d", report_pdf=b"p")
    check_folder(folder)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadEnvironment, match="不是文件夹"):
        Shelf(tmp_path / "file", "report.yaml")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nothing_is_written_through_links(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "file").write_bytes(b"kept")
    (tmp_path / "dist").symlink_to("elsewhere")
    with pytest.raises(BadEnvironment, match="-o"):
        Shelf(tmp_path / "dist", "report.yaml", chosen=False)
    put(tmp_path / "dist", report_pdf=b"p")  # the operator named it
    (tmp_path / "elsewhere" / "charts").symlink_to(tmp_path)
    with pytest.raises(BadEnvironment, match="是链接"):
        put(tmp_path / "dist", charts__a_svg=b"a")
    (tmp_path / "elsewhere" / "report.docx").symlink_to(tmp_path / "file")
    put(tmp_path / "dist", report_docx=b"d")
    assert (tmp_path / "file").read_bytes() == b"kept"
    assert (tmp_path / "elsewhere" / "report.docx").read_bytes() == b"d"


@pytest.mark.skipif(os.name == "nt", reason="permission bits")
def test_permission_bits_stay(tmp_path: Path) -> None:
    put(tmp_path, report_pdf=b"1")
    (tmp_path / "report.pdf").chmod(0o640)
    put(tmp_path, report_pdf=b"2")
    assert (tmp_path / "report.pdf").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be asked for on Windows")
def test_what_dead_builds_left_is_swept_and_what_living_ones_use_is_not(tmp_path: Path) -> None:
    living = tmp_path / f".banxin-{os.getppid()}-00000000"
    for path in (living, tmp_path / ".banxin-999999999-00000000", tmp_path / ".banxin-mine"):
        path.write_bytes(b"")
    put_together(tmp_path, {"a": b"a"})
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([living.name, ".banxin-mine", "a"])


DYING = """\
import os, resource, signal, sys
from pathlib import Path
from banxin.cli import shelf

folder, after, most = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
replace, moved = os.replace, []

def dying(source, target):
    if len(moved) == after:
        os.kill(os.getpid(), signal.SIGKILL)
    moved.append(target)
    replace(source, target)

os.replace = dying
if most:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    shelf.Shelf(folder, "report.yaml").put({name: b"new" * 5000 for name in ("report.pdf", "report.docx", "charts/a.svg")})
except shelf.BadEnvironment as fault:
    sys.exit(str(fault))
"""


def dies(folder: Path, after: int, most: int = 0) -> subprocess.CompletedProcess[str]:
    """Write three files in a process that is killed after some were moved, or whose disk holds no more than ``most``."""
    source = str(Path(__file__).parents[2] / "src")
    command = [sys.executable, "-c", DYING, str(folder), str(after), str(most)]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": source}, capture_output=True, text=True)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_killed_build_leaves_every_file_whole(tmp_path: Path, after: int) -> None:
    old, new = b"old" * 4000, b"new" * 5000
    put(tmp_path, report_pdf=old, report_docx=old, charts__a_svg=old)
    assert dies(tmp_path, after).returncode == -9
    held = [(tmp_path / name).read_bytes() for name in ("report.pdf", "report.docx", "charts/a.svg")]
    assert (held.count(new), held.count(old)) == (after, 3 - after)
    assert list(tmp_path.rglob(".banxin-*"))
    put(tmp_path, report_pdf=new, report_docx=new, charts__a_svg=new)
    check_folder(tmp_path, report_pdf=new, report_docx=new, charts__a_svg=new)


@pytest.mark.skipif(os.name == "nt", reason="no limits of processes on Windows")
def test_a_disk_that_fills_up_while_writing_leaves_the_old_files(tmp_path: Path) -> None:
    put(tmp_path, report_pdf=b"old", report_docx=b"old")
    ended = dies(tmp_path, 99, most=10_000)
    assert ended.returncode == 1 and "原有的文件没有改动" in ended.stderr
    check_folder(tmp_path, report_pdf=b"old", report_docx=b"old")
