"""Work that two processes do abreast: as one would, byte for byte, whatever happens to the second."""

from __future__ import annotations

import io
import os
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from banxin.abreast import ALONE, Side, abreast

SOURCE = Path(__file__).parents[1] / "src"

PROGRAM = """
import atexit, os, signal, sys, threading, time
from banxin.abreast import Side, abreast

def squares(side):
    own = side.own(range(5))
    everybody = side.shared([os.getpid() for _ in own])
    return [(part * part, len(set(everybody))) for part in own]

def told(work):
    print("made", abreast(work, 2))
    try:
        print("left", os.waitpid(-1, os.WNOHANG))
    except ChildProcessError:
        print("nobody left")

print("begin", end=" ")
atexit.register(print, "end")
"""


def said(program: str) -> str:
    """What a program without other threads prints; warnings are errors, and it ends in a minute."""
    settings = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", PROGRAM + program], env=settings, capture_output=True, text=True, timeout=60
    )  # fmt: skip
    assert not done.stderr, done.stderr
    return done.stdout


def check(program: str, made: str) -> None:
    """A program gives what is told, prints nothing twice and leaves no process behind."""
    assert said(program) == f"begin made {made}\nnobody left\nend\n"


def test_one_process_does_all() -> None:
    sides: list[Side] = []

    def work(side: Side) -> tuple[int, ...]:
        sides.append(side)
        return side.shared([part + 1 for part in side.own((1, 2, 3))])

    assert abreast(work, 1) == (2, 3, 4)
    assert sides == [ALONE]


def test_a_mistake_met_alone_is_raised() -> None:
    def work(side: Side) -> tuple[int, ...]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        abreast(work, 2)


LINUX = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="one process does all here")


@LINUX
def test_two_share_the_parts_and_what_they_know() -> None:
    check("told(squares)", "((0, 2), (1, 2), (4, 2), (9, 2), (16, 2))")


@LINUX
def test_much_is_told_both_ways_at_once() -> None:
    check(
        """
def much(side):
    heard = side.shared([bytes(3_000_000) for _ in side.own(range(2))])
    return [sum(map(len, heard)) for _ in side.own(range(2))]
told(much)
""",
        "(6000000, 6000000)",
    )


@LINUX
@pytest.mark.parametrize(
    "ends", ["raise ValueError", "os._exit(3)", "os.kill(os.getpid(), signal.SIGKILL)", "sys.exit()", "return lambda: 0"]
)
@pytest.mark.parametrize("before", ["", "side.shared([1])"])
def test_what_the_second_fails_in_is_done_by_the_first(ends: str, before: str) -> None:
    check(
        f"""
def failing(side):
    {before or "pass"}
    if not side.is_first:
        {ends}
    return squares(side)
told(failing)
""",
        "((0, 1), (1, 1), (4, 1), (9, 1), (16, 1))",
    )


@LINUX
def test_what_the_first_fails_in_beside_another_is_done_alone() -> None:
    check(
        """
def failing(side):
    if side.is_first and side.other:
        raise ValueError
    return squares(side)
told(failing)
""",
        "((0, 1), (1, 1), (4, 1), (9, 1), (16, 1))",
    )


@LINUX
@pytest.mark.parametrize("lacking", ["fork", "pipe"])
def test_where_no_second_can_be_had_one_does_all_and_leaves_nothing_open(lacking: str) -> None:
    check(
        f"""
def lacking(had=iter([os.{lacking}] if "{lacking}" == "pipe" else [])):
    for having in had:
        return having()
    raise OSError("not so many")
os.{lacking} = lacking
before = sorted(os.listdir("/proc/self/fd"))
told(squares)
if sorted(os.listdir("/proc/self/fd")) != before:
    print("left open")
if signal.pthread_sigmask(signal.SIG_BLOCK, ()):
    print("held back")
""",
        "((0, 1), (1, 1), (4, 1), (9, 1), (16, 1))",
    )


@LINUX
@pytest.mark.parametrize("where", ["fork", "work"])
def test_an_interruption_of_the_second_is_made_good(where: str) -> None:
    """Met as soon as there is a second, before anything of its own is set up, or at work: it ends without a word."""
    check(
        f"""
def interrupted(side):
    if not side.is_first:
        os.kill(os.getpid(), signal.SIGINT)
    return squares(side)
def doubled(fork=os.fork):
    second = fork()
    if not second:
        os.kill(os.getpid(), signal.SIGINT)
    return second
if "{where}" == "fork":
    os.fork = doubled
told(squares if "{where}" == "fork" else interrupted)
""",
        "((0, 1), (1, 1), (4, 1), (9, 1), (16, 1))",
    )


@LINUX
def test_an_interruption_ends_both() -> None:
    heard = said("""
def interrupted(side):
    if side.is_first:
        os.kill(os.getpid(), signal.SIGINT)
    time.sleep(50)
try:
    told(interrupted)
except KeyboardInterrupt:
    print("interrupted")
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("nobody left")
""")
    assert heard == "begin interrupted\nnobody left\nend\n"


@LINUX
def test_a_program_with_other_threads_is_not_doubled() -> None:
    heard = said("""
waiting = threading.Event()
other = threading.Thread(target=waiting.wait)
other.start()
print("made", abreast(squares, 2))
waiting.set()
other.join()
""")
    assert heard == "begin made ((0, 1), (1, 1), (4, 1), (9, 1), (16, 1))\nend\n"


# ---------------------------------------------------------------- reports

BUILD = """
import os, sys
import banxin.cli
fork = os.fork
def told():
    print("doubled", file=sys.stderr, flush=True)
    return fork()
os.fork = told
banxin.cli.main()
"""


def picture() -> bytes:
    """A PNG of a few pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">2I5B", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" + bytes(6) + b"\0" + bytes(6))) + chunk(b"IEND", b"")


def chapter(number: int, chapters: int) -> Iterator[str]:
    """A chapter of everything that page numbers, notes, links and pictures join to others."""
    other = (number + 3) % chapters + 1
    yield f'number: "{number}"\ntitle: 第{number}章工作情况\nid: c{number}\nnotes: {{scope: 第{number}章的统计范围。, all: 各章相同的注。}}\npanels:'
    for at in range(14):
        yield f"  - prose: 全年第{number * 100 + at}项工作平稳有序，街道分馆与总馆通借通还，老街书房就近还书，见第[](#c{other}:page)页。[^scope]"
    yield "  - prose: 各馆延长开放时间，周末和节假日照常服务；[中国政府网](https://www.gov.cn/)。[^all]"
    yield "  - points:"
    yield from (f"      - 要点{number}之{at}：延长夜间开放时间，推出送书上门服务，增加馆藏，改善环境" for at in range(40))
    sideways = ", sideways: true" if number % 3 == 0 else ""
    yield f"  - table: {{id: t{number}, title: 第{number}章的数据, columns: [项目, 本年, 上年]{sideways}, rows: ["
    yield from (f'      [第{at}项, "{at * number}.5", "{at + number}.25"],' for at in range(30))
    yield "    ]}"
    yield f"  - picture: {{id: p{number}, file: pictures/{number % 2}.png, title: 第{number}章的图片, alt: 黑色, width: 0.2}}"


def project(folder: Path, style: str, *, broken: str = "") -> Path:
    """A long report; ``broken`` is a panel of its second and of its seventh chapter, # in it their number."""
    chapters = 8
    (folder / "sections").mkdir(parents=True)
    (folder / "pictures").mkdir()
    for name in "01":
        (folder / f"pictures/{name}.png").write_bytes(picture())
    for number in range(1, chapters + 1):
        own = [broken.replace("#", str(number))] if broken and number in (2, 7) else []
        (folder / f"sections/{number}.yaml").write_text("\n".join((*chapter(number, chapters), *own)) + "\n", "utf-8")
    listed = ", ".join(f"sections/{number}.yaml" for number in range(1, chapters + 1))
    index = 'index: {words: [{word: 老街书房, pinyin: lao jie shu fang}, {word: 周末, pinyin: zhou mo}]}\n'
    report = folder / "report.yaml"
    report.write_text(f"title: 2025年工作报告\nstyle: my.yaml\nwatermark: 草稿\nsections: [{listed}]\n{index}", "utf-8")
    (folder / "my.yaml").write_text(f"extends: annual\nname: my\ntitle: 样式\n{style}", "utf-8")
    return report


def built(report: Path, processes: int, to: str = "pdf") -> tuple[dict[str, bytes], str]:
    """The outputs of a build by so many processes at most, and what it says."""
    output = report.parent / f"dist{processes}"
    settings = {**os.environ, "PYTHONPATH": str(SOURCE), "BANXIN_PROCESSES": str(processes)}
    settings.pop("OPENBLAS_NUM_THREADS", None)
    command = [sys.executable, "-W", "error", "-c", BUILD, "build", str(report), "--to", to, "-o", str(output), "--no-cache"]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=120, check=False)
    return {file.name: file.read_bytes() for file in output.glob("report.*")}, f"{done.returncode} {done.stdout}{done.stderr}"


@LINUX
@pytest.mark.parametrize(
    ("style", "to"), [("", "pdf"), ("pages: {front: roman, openers: right}\nfurniture: {notes: chapter}\n", "docx,pdf")]
)
def test_two_processes_make_the_same_bytes(tmp_path: Path, style: str, to: str) -> None:
    report = project(tmp_path / "long", style)
    (alone, quiet), (together, doubled) = built(report, 1, to), built(report, 2, to)
    assert quiet == "0 "
    assert doubled == "0 doubled\n"
    assert alone == together and len(alone) == len(to.split(","))


@LINUX
@pytest.mark.parametrize(
    ("broken", "code"),
    [("  - prose: 没有字形的字\U0001f600。", 1), ("  - prose: 长数" + "8" * 200 + "。", 0)],
    ids=["mistake", "warning"],
)
def test_two_processes_say_the_same(tmp_path: Path, broken: str, code: int) -> None:
    report = project(tmp_path / "long", "", broken=broken)
    (alone, quiet), (together, doubled) = built(report, 1), built(report, 2)
    assert doubled == quiet.replace(f"{code} ", f"{code} doubled\n", 1)
    assert "sections/2.yaml" in quiet and "sections/7.yaml" in quiet
    assert alone == together and bool(alone) == (code == 0)


@LINUX
def test_a_wide_table_of_either_process_is_parted_in_word_too(tmp_path: Path) -> None:
    heads = ", ".join(f"{{title: {year}年, align: right}}" for year in range(2010, 2026))
    cells = ", ".join(str(10**6 + at) for at in range(16))
    panel = f"  - table: {{id: w#, title: 宽表, columns: [片区, {heads}], rows: [[甲, {cells}], [乙, {cells}]]}}"
    report = project(tmp_path / "long", "", broken=panel)
    (alone, _), (together, doubled) = built(report, 1, "docx,pdf"), built(report, 2, "docx,pdf")
    assert "doubled" in doubled and alone == together
    with zipfile.ZipFile(io.BytesIO(together["report.docx"])) as package:
        assert package.read("word/document.xml").decode().count("（第2—9栏）</w:t>") == 2


@LINUX
def test_the_sample_is_worth_no_second_process(tmp_path: Path) -> None:
    shutil.copytree(SOURCE.parent / "seeds", tmp_path / "seeds")
    made, quiet = built(tmp_path / "seeds" / "report.yaml", 2)
    assert "doubled" not in quiet and made
