"""What the program says to a person, a pipe or another program; and how every kind of end is answered."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Final, TextIO

from banxin.cli import messages
from banxin.problems import NOWHERE, BadEnvironment, BadSource, Problem, in_order

if TYPE_CHECKING:
    from rich.console import Console

AUTHOR: Final = 1
OPERATOR: Final = 2
INTERRUPTED: Final = 130
TERMINATED: Final = 143


class Terminated(BaseException):
    """SIGTERM came: clean up and go."""


class Voice:
    """Speaks on stderr, but for what a command was asked to print; with ``json``, one JSON object on stdout instead."""

    def __init__(self, json: bool = False) -> None:
        self.json = json
        self.lines: messages.Lines = lambda place: None
        self.on_terminal = sys.stderr.isatty() and not json
        self._rich: Console | None = None

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Turn every kind of end but our own mistakes into its message and exit code."""
        previous = signal.signal(signal.SIGTERM, _terminate)
        try:
            yield
        except BadSource as bad:
            self.tell(bad.problems)
            if bad.__cause__ is not None:  # our own fault, met while looking for more mistakes: a traceback
                raise bad.__cause__ from None
            raise SystemExit(AUTHOR) from None
        except BadEnvironment as fault:
            self._refuse(str(fault))
            raise SystemExit(OPERATOR) from None
        except BrokenPipeError:  # whoever read our output has heard enough
            sys.stderr.close()
            raise SystemExit(OPERATOR) from None
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a second one ends at once
            raise SystemExit(INTERRUPTED) from None
        except Terminated:
            raise SystemExit(TERMINATED) from None
        finally:
            signal.signal(signal.SIGTERM, previous)

    @contextmanager
    def working(self, words: str) -> Iterator[None]:
        """Show that something is going on, on a terminal only, and quietly: no thread turns a wheel meanwhile.

        A process with other threads cannot be doubled, and a long report is laid out by two.
        """
        if not self.on_terminal:
            yield
            return
        shown = messages.visible(words)
        _put(sys.stderr, shown)
        try:
            yield
        finally:
            _put(sys.stderr, f"\r{'  ' * len(shown)}\r")  # no character is wider than two blanks

    def tell(self, problems: Iterable[Problem], outputs: Iterable[str] = ()) -> None:
        """Show problems, with the lines they stand in and their number."""
        ordered = in_order(problems)
        if self.json:
            print(messages.as_json(ordered, outputs))
            return
        shown, left = messages.shown_at_most(ordered)
        for problem in shown:
            self._write(messages.segments(problem, self.lines))
        if left:
            self._write([(f"…… 还有 {left} 处没有列出\n", "dim")])
        if ordered:
            self._write([(f"{messages.count(ordered)}\n", "bold")])

    def say(self, words: str) -> None:
        """Tell a person at a terminal; a pipe hears nothing."""
        if self.on_terminal:
            self._write([(messages.visible(words) + "\n", "")])

    def print(self, words: str) -> None:
        """What was asked for, on stdout."""
        print(words)

    def say_version(self) -> None:
        """The version on stdout."""
        from banxin import __version__

        print(f"banxin {__version__}")

    def _refuse(self, words: str) -> None:
        if self.json:
            print(messages.as_json([Problem(NOWHERE, "error", "E002", words)]))
        else:
            self._write([("banxin: ", "bold"), (messages.visible(words) + "\n", "")])

    def _write(self, segments: list[messages.Segment]) -> None:
        if not self.on_terminal:
            _put(sys.stderr, "".join(words for words, _ in segments))
            return
        from rich.text import Text

        self._console().print(Text.assemble(*segments), end="", soft_wrap=True)

    def _console(self) -> Console:
        """A terminal in colours; user text is never its markup."""
        if self._rich is None:
            from rich.console import Console

            self._rich = Console(stderr=True, markup=False, highlight=False, emoji=False)
        return self._rich


def _put(stream: TextIO, text: str) -> None:
    stream.write(text)
    stream.flush()


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated
