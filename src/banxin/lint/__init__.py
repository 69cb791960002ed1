"""The bytes of a Word file in, everything out that makes Word repair it, or WPS drop or misplace something.

No schema catches these rules (reference/ooxml.md, section 5). They hold for files of other makers too: what is not
there is not asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from banxin.archive import Archive, BadArchive
from banxin.codes import CODES
from banxin.lint import names, package, stories
from banxin.lint.finding import Finding, Parts
from banxin.problems import Place, Problem, error, warning

__all__ = ["lint", "maker", "summary"]

_SAVE_AGAIN: Final = "用 Word 打开后另存一份，再查一次；逐处的细节用 --json"
_INSIDE: Final = frozenset(("W001", "W002", "W003", "W005", "W006", "W007", "W012", "W015"))
"""Faults of how a program wrote the file, which nobody can see in Word, but Word mends when it saves."""
_APPLICATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"


def lint(data: bytes, file: str) -> tuple[Problem, ...]:
    """Everything wrong with a Word file, each fault once with its count. Raises ``BadArchive`` where it may not be
    opened; ``file`` is what messages call it."""
    archive = Archive(data, file)
    archive.main()
    return tuple(_problems(_findings(archive), file))


def summary(data: bytes, file: str) -> tuple[Problem, ...]:
    """The same for who has to do with the file, not with its XML: faults of one code once, with their number."""
    archive = Archive(data, file)
    archive.main()
    kinds: dict[str, list[Finding]] = {}
    for finding in _findings(archive):
        kinds.setdefault(finding.code, []).append(finding)
    return tuple(problem for code, found in kinds.items() for problem in _gathered(code, found, file))


def maker(data: bytes, file: str) -> str:
    """The program that saved a file last, as it calls itself (LibreOffice/7.4); empty where it does not say."""
    archive = Archive(data, file)
    part = next(archive.related("", "extended-properties"), "")
    try:
        said = archive.tree(part).findtext(_APPLICATION) if part else ""
    except BadArchive:  # told as W002
        return ""
    return " ".join((said or "").partition("$")[0].split())


def _gathered(code: str, found: list[Finding], file: str) -> Iterator[Problem]:
    if len(found) == 1:
        yield from _problems(iter(found), file)
        return
    made = warning if all(finding.mild for finding in found) else error
    mend = _SAVE_AGAIN if code in _INSIDE else found[0].mend
    yield made(Place(file), code, f"{CODES[code]}（{len(found)} 处）", mend)


def _findings(archive: Archive) -> Iterator[Finding]:
    trees = {}
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = archive.tree(name)
            except BadArchive as fault:
                yield Finding("W002", name, str(fault).partition("：")[2], "换一个程序另存一份")
    parts = Parts(archive, trees)
    yield from package.findings(parts)
    yield from stories.findings(parts)
    yield from names.findings(parts)


def _problems(findings: Iterator[Finding], file: str) -> Iterator[Problem]:
    for finding, count in Counter(findings).items():
        place = Place(f"{file}#{finding.part}" if finding.part else file)
        times = f"（{count} 处）" if count > 1 else ""
        made = warning if finding.mild else error
        yield made(place, finding.code, finding.message + times, finding.mend)
