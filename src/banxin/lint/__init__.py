"""The bytes of a Word file in, everything out that makes Word repair it, or WPS drop or misplace something.

No schema catches these rules (reference/ooxml.md, section 5). They hold for files of other makers too: what is not
there is not asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from banxin.archive import Archive, BadArchive
from banxin.lint import names, package, stories
from banxin.lint.finding import Finding, Parts
from banxin.problems import Place, Problem, error, warning

__all__ = ["lint"]


def lint(data: bytes, file: str) -> tuple[Problem, ...]:
    """Everything wrong with a Word file, each fault once with its count. Raises ``BadArchive`` where it may not be
    opened; ``file`` is what messages call it."""
    archive = Archive(data, file)
    archive.main()
    return tuple(_problems(_findings(archive), file))


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
