"""A YAML file's text and new words for some of its scalars in, the text with nothing else changed out.

The file is not loaded and dumped: only the letters that changed are replaced where they stand, so comments, order,
quotes and line ends stay as they are, byte for byte. The result is read again by the reader that builds reports (one
rule for scalars, reference/hardening.md, fact 4); a scalar that does not come back as wanted is quoted as a whole, and
one that does not come back even so is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from banxin.pull.changes import Edit
from banxin.pull.origins import Path
from banxin.reading import nodes
from banxin.reading.parsing import parse


def rewritten(raw: str, file: str, edits: Sequence[Edit]) -> tuple[str, frozenset[Path]]:
    """The file's new text, and the paths whose scalars could not be written."""
    by_path: dict[Path, list[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.path, []).append(edit)
    text, failed = raw, set()
    if len(by_path) > 1:
        together = _together(raw, file, by_path)
        if together is not None:
            return together, frozenset()
    for path, mine in by_path.items():
        written = _one(text, file, path, mine)
        if written is None:
            failed.add(path)
        else:
            text = written
    return text, frozenset(failed)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A scalar's text with its edits made; two at one place stand in the order given."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[done : edit.start], edit.words]
        done = max(done, edit.end)
    return "".join([*parts, text[done:]])


def replaced(raw: str, pieces: Iterable[tuple[int, int, str]]) -> str:
    """The file with parts replaced. Places count line ends as one letter; the file may write them as two."""
    mark = len(raw) - len(raw.removeprefix("\ufeff"))
    twos = [at for at in range(len(raw) - 1) if raw[at] == "\r" and raw[at + 1] == "\n"] if "\r\n" in raw else []
    text = raw
    for start, end, words in sorted(pieces, reverse=True):
        text = text[: _raw(start, twos, mark)] + words + text[_raw(end, twos, mark) :]
    return text


def _together(raw: str, file: str, by_path: Mapping[Path, Sequence[Edit]]) -> str | None:
    """All scalars at once, in place; ``None`` where the result does not read as wanted."""
    tree = _tree(raw, file)
    pieces: list[tuple[int, int, str]] = []
    wanted: dict[int, str] = {}
    for path, edits in by_path.items():
        scalar = nodes.find(tree, path)
        if not isinstance(scalar, nodes.Scalar):
            return None
        pieces += _pieces(scalar, edits)
        wanted[scalar.start] = edited(scalar.text, edits)
    changed = replaced(raw, pieces)
    return changed if _reads(tree, _tree(changed, file), wanted) else None


def _one(raw: str, file: str, path: Path, edits: Sequence[Edit]) -> str | None:
    """One scalar: its letters in place, else all of it in quotes."""
    tree = _tree(raw, file)
    scalar = nodes.find(tree, path)
    if not isinstance(scalar, nodes.Scalar):
        return None
    text = edited(scalar.text, edits)
    for pieces in (_pieces(scalar, edits), [(scalar.start, _end(scalar), _quoted(text))]):
        changed = replaced(raw, pieces)
        if _reads(tree, _tree(changed, file), {scalar.start: text}):
            return changed
    return None


def _reads(old: nodes.Node | None, new: nodes.Node | None, wanted: Mapping[int, str]) -> bool:
    """Whether every scalar says what it said, and those that start at ``wanted`` what they should."""
    if old is None or new is None:
        return False
    before, after = list(nodes.walk(old)), list(nodes.walk(new))
    said = [wanted.get(scalar.start, scalar.text) for scalar in before]
    kinds = [scalar.start in wanted or type(scalar.value) for scalar in before]
    same = [scalar.start in wanted or type(other.value) for scalar, other in zip(before, after, strict=False)]
    return said == [scalar.text for scalar in after] and kinds == same


def _tree(raw: str, file: str) -> nodes.Node | None:
    node, problems = parse(raw, file)
    return None if any(problem.is_error for problem in problems) else node


def _raw(at: int, twos: Sequence[int], mark: int) -> int:
    """The place in the file of a place in its text with single line ends."""
    at += mark
    for two in twos:
        if two >= at:
            break
        at += 1
    return at


def _pieces(scalar: nodes.Scalar, edits: Sequence[Edit]) -> list[tuple[int, int, str]]:
    """Where in the file the edited letters stand, and what to write there."""
    places = _places(scalar)
    written = scalar.source.text
    quote = written[scalar.start : scalar.start + 1]
    encode = {"'": _doubled, '"': _escaped}.get(quote, _as_it_is) if not scalar.plain else _as_it_is
    pieces: list[tuple[int, int, str]] = []
    for edit in edits:
        if edit.start < edit.end:
            start, end = places[edit.start], places[edit.end - 1] + 1
        else:
            start = end = places[edit.start - 1] + 1 if edit.start else places[0] if places else scalar.start
        pieces.append((start, end, encode(edit.words)))
    return pieces


def _places(scalar: nodes.Scalar) -> list[int]:
    """For each letter of a scalar where in the file it is written: folding and quotes only add to the text."""
    written, at = scalar.source.text, scalar.start
    if not scalar.plain and written[at : at + 1] in ("'", '"'):
        at += 1
    elif not scalar.plain and written[at : at + 1] in ("|", ">"):
        at = written.find("\n", at, scalar.end) + 1 or at
    places: list[int] = []
    for letter in scalar.text:
        if letter.isspace():
            places.append(at)
            at += written[at : at + 1] == letter
            continue
        found = written.find(letter, at, scalar.end)
        places.append(found if found >= 0 else at)
        at = places[-1] + 1
        if letter == "'" and written[at - 1 : at + 1] == "''" and written[scalar.start] == "'":
            at += 1
    return places


def _end(scalar: nodes.Scalar) -> int:
    """Where a scalar ends; a block's last line end stays."""
    written = scalar.source.text
    end = scalar.end
    while end > scalar.start and written[end - 1] in " \n":
        end -= 1
    return end


def _quoted(text: str) -> str:
    """A text in quotes: single ones where it has one line, double ones elsewhere."""
    if "\n" in text:
        return '"' + _escaped(text).replace("\n", "\\n") + '"'
    return "'" + _doubled(text) + "'"


def _as_it_is(text: str) -> str:
    return text


def _doubled(text: str) -> str:
    return text.replace("'", "''")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
