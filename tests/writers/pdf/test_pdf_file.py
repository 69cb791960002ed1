"""The file as a whole: sound, archivable, honest about itself, and the same every time."""

from __future__ import annotations

import re
from collections.abc import Callable

import pikepdf
import pytest

from banxin.frame import Element, GlyphRun, box

Bind = Callable[..., bytes]
SetRun = Callable[..., GlyphRun]
Opened = Callable[[bytes], pikepdf.Pdf]


@pytest.fixture
def bound(bind: Bind, set_run: SetRun) -> bytes:
    paragraph = Element("P", "p")
    return bind(
        (set_run("版心者，字之所在。", element=paragraph, kerns=((3, -6.0),)), box(0, 0, 9, 9, "#336699")),
        (set_run("Type area", face="LiberationSerif-Regular", element=paragraph),),
        author="某某 & <院>",
    )


def test_the_file_is_sound(bound: bytes, opened: Opened) -> None:
    assert opened(bound).check_pdf_syntax() == []
    assert bound.startswith(b"%PDF-1.7\n%")


def test_streams_end_as_archives_want_them(bound: bytes) -> None:
    # ISO 19005-2, 6.1.7.1: the length is the data's, and a line end stands before endstream.
    streams = list(re.finditer(rb"/Length (\d+)>>\nstream\n", bound))
    assert len(streams) >= 8
    for stream in streams:
        end = stream.end() + int(stream[1])
        assert bound[end : end + 11] == b"\nendstream\n"
    assert b"ASCII85" not in bound


def test_nothing_is_left_over(bound: bytes, opened: Opened) -> None:
    """Every object is reached from the trailer: no font of ReportLab's own, no empty dictionary."""
    file = opened(bound)
    reached: set[int] = set()
    waiting: list[object] = [file.trailer]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Object) and thing.is_indirect:
            if thing.objgen[0] in reached:
                continue
            reached.add(thing.objgen[0])
        if isinstance(thing, pikepdf.Array):
            waiting.extend(thing)
        elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            waiting.extend(thing.values())
    containers = {"/ObjStm", "/XRef"}  # nothing names these: they hold the others
    things = [thing for thing in file.objects if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array))]
    everything = {thing.objgen[0] for thing in things if thing.get("/Type") not in containers}
    assert everything - reached == set()
    assert len(everything) > 20


def test_it_says_what_it_is(bound: bytes, opened: Opened) -> None:
    file = opened(bound)
    root = file.Root
    assert str(root.Lang) == "zh-CN"
    assert root.MarkInfo.Marked is True
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert root.OutputIntents[0].S == "/GTS_PDFA1"
    assert all(page.Tabs == "/S" for page in file.pages)
    with file.open_metadata() as metadata:
        said = {
            key: metadata[key]
            for key in ("dc:title", "dc:creator", "pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
        }
    assert said == {
        "dc:title": "上海科技进步报告", "dc:creator": ["某某 & <院>"], "pdfaid:part": "2", "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
    }  # fmt: skip
    assert str(file.docinfo.Title) == "上海科技进步报告"
    assert str(file.docinfo.Author) == "某某 & <院>"


def test_no_date_is_made_up(bound: bytes, opened: Opened) -> None:
    assert set(opened(bound).docinfo) == {"/Title", "/Author", "/Creator", "/Producer"}
    assert b"Date" not in bound
    assert b"dc:creator" in bound


def test_nobody_is_made_up(bind: Bind, opened: Opened) -> None:
    data = bind(())
    assert set(opened(data).docinfo) == {"/Title", "/Creator", "/Producer"}
    assert b"dc:creator" not in data


@pytest.mark.parametrize(
    ("date", "stamp"),
    [
        ("2026-01-15", "D:20260115"),
        ("2026-01", "D:202601"),
        ("2026-01-15T09:05:07+08:00", "D:20260115090507+08'00'"),
        ("2026-01-15T09:05Z", "D:20260115090500Z"),
    ],
)
def test_a_date_that_is_given_is_said(bind: Bind, opened: Opened, date: str, stamp: str) -> None:
    file = opened(bind((), date=date))
    assert str(file.docinfo.CreationDate) == str(file.docinfo.ModDate) == stamp
    assert f"<xmp:CreateDate>{date}</xmp:CreateDate>".encode() in file.Root.Metadata.read_bytes()


@pytest.mark.parametrize("date", ["今天", "2026-1-5", "2026-01-15 09:00", "20260115", "2026-01-15T09:00</x>"])
def test_words_that_are_no_date_are_refused(bind: Bind, date: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        bind((), date=date)


def test_the_same_words_have_the_same_id_and_others_another(bind: Bind, set_run: SetRun, opened: Opened) -> None:
    one, same, other = (bind((set_run(words),)) for words in ("一", "一", "二"))
    assert one == same
    identities = [bytes(opened(data).trailer.ID[0]) for data in (one, other)]
    assert len(set(identities)) == 2


def test_the_same_face_is_one_font_however_often_it_is_used(bind: Bind, set_run: SetRun, opened: Opened) -> None:
    file = opened(bind(*[(set_run("版心"), set_run("字", face="BanxinHei-Bold")) for _ in range(3)]))
    fonts = [
        thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0"
    ]
    assert len(fonts) == 2
