"""Work in parts in, what is made of them out: by this process alone, or by two of the same kind that go abreast.

The second is a fork, so it has everything the first has, and each does the parts that are its own. What one must know
of the other's is shared: both give and both get. Whatever goes wrong in either, a mistake of the author's too, the
work is done again by this process alone, so that it ends as if there had never been two.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain
from typing import BinaryIO, Final, NoReturn, TypeVar

from banxin.records import record

T = TypeVar("T")

_THREADS: Final = "/proc/self/task"
"""Lists the threads of a process on Linux. A fork has only the one that made it, and the locks of all others."""
_INTERRUPTIONS: Final = (signal.SIGINT, signal.SIGTERM)
"""What ends a program from outside."""


@record
class Side:
    """One of the processes that do some work: the first does the first of its parts, the second all others."""

    is_first: bool = True
    other: Channel | None = None
    """The other side; ``None`` where one does all."""

    def own(self, parts: Sequence[T]) -> tuple[T, ...]:
        """Those of the parts that are this side's."""
        if self.other is None:
            return tuple(parts)
        return tuple(parts[:1] if self.is_first else parts[1:])

    def shared(self, values: Sequence[T]) -> tuple[T, ...]:
        """What both sides have of something, a value a part, in the order of the parts; each gives that of its own."""
        if self.other is None:
            return tuple(values)
        if self.is_first:  # one speaks while the other listens: two full pipes would wait for each other forever
            self.other.tell(values)
            return (*values, *self.other.hear())
        others: Sequence[T] = self.other.hear()
        self.other.tell(values)
        return (*others, *values)


ALONE: Final = Side()
"""The side of a process that does all parts itself."""


def abreast(work: Callable[[Side], Sequence[T]], processes: int) -> tuple[T, ...]:
    """What ``work`` makes of every part, in order; with a second process where two are allowed and can be had."""
    if processes > 1 and _can_fork():
        with suppress(Exception):  # met again below, if it was not the second process's own
            return _by_two(work)
    return tuple(work(ALONE))


def _can_fork() -> bool:
    """Whether this process may be doubled: there is such a thing here, and no other thread would be torn off."""
    try:
        return len(os.listdir(_THREADS)) == 1
    except OSError:
        return False


def _by_two(work: Callable[[Side], Sequence[T]]) -> tuple[T, ...]:
    held = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)  # until there is somebody to end the second
    try:
        second, other = _doubled(work)
    except BaseException:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        raise
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        made = work(Side(True, other))
        return tuple(chain(made, other.hear()))
    except BaseException:
        os.kill(second, signal.SIGKILL)
        raise
    finally:
        other.close()
        os.waitpid(second, 0)


def _doubled(work: Callable[[Side], Sequence[T]]) -> tuple[int, Channel]:
    """The second process, at work, and the way to it. Raises ``OSError`` where it cannot be had, and leaves nothing."""
    ends: list[int] = []
    try:
        ends += os.pipe()
        ends += os.pipe()
        second = os.fork()
    except OSError:
        for end in ends:
            os.close(end)
        raise
    hear_first, tell_first, hear_second, tell_second = ends
    if not second:
        _be_second(work, (hear_second, tell_first), (hear_first, tell_second))
    os.close(tell_first)
    os.close(hear_second)
    return second, Channel(hear_first, tell_second)


def _be_second(work: Callable[[Side], Sequence[T]], own: tuple[int, int], others: tuple[int, int]) -> NoReturn:
    """Do the second side's work, send what was made and end, without a word to anybody else.

    ``own`` are its ends of the two pipes; while the ``others`` were open here, too, it would wait for itself.
    An interruption held back until now, or met from here on, ends it at once.
    """
    try:
        for interruption in _INTERRUPTIONS:
            signal.signal(interruption, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTIONS)
        for end in others:
            os.close(end)
        first = Channel(*own)
        first.tell(work(Side(False, first)))
    finally:
        os._exit(0)  # nothing of what the first process does at its end, not even to flush what it has still to print


class Channel:
    """Values to and from the other process. Raises ``EOFError`` or ``OSError`` once that is gone."""

    def __init__(self, hears: int, tells: int) -> None:
        self._hears: BinaryIO = os.fdopen(hears, "rb")
        self._tells: BinaryIO = os.fdopen(tells, "wb")

    def tell(self, value: object) -> None:
        """Send a value."""
        pickle.dump(value, self._tells, pickle.HIGHEST_PROTOCOL)
        self._tells.flush()

    def hear(self) -> Sequence[T]:
        """The next value sent."""
        heard: Sequence[T] = pickle.load(self._hears)
        return heard

    def close(self) -> None:
        """Give the pipes back; the other process ends when it next asks for something."""
        for pipe in (self._tells, self._hears):
            with suppress(OSError):  # what was still to be sent has nobody to go to
                pipe.close()
