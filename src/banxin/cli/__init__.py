"""Arguments in; files, messages and an exit code out. The only part that writes files, prints and asks the system.

Exit codes: 0 good; 1 the author's mistakes (or warnings under ``--strict``); 2 the operator's or the system's (a wrong
argument, a missing file, a full disk); 130 after SIGINT, 143 after SIGTERM.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from types import ModuleType
from typing import Any, Final, NoReturn

_DOCSTRINGS: Final = ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")
_TRIM, _MAP = -1, -3
"""What ``mallopt`` calls the free bytes from which memory goes back, and the size from which an array has its own."""
_KEEP: Final = {_TRIM: 64 << 20, _MAP: 1 << 20}
"""Above what a batch of lines takes to set."""


def main() -> NoReturn:
    """The console script: run what the arguments say and end the process."""
    gc.disable()  # a build makes few cycles, 1 % of its memory, and ends; looking for them took a tenth of its time
    code = run()
    # What follows is what Python does at its end but for taking every object apart, which takes 80 ms.
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a closed pipe has nobody left to be told
            stream.flush()
    os._exit(code)


def run() -> int:
    """Do what ``sys.argv`` says; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    if sys.argv[1:] == ["--version"]:
        from banxin import __version__

        print(f"banxin {__version__}")
        return 0
    _spare_the_start()
    _keep_memory()
    from banxin.cli.plain import call

    try:
        (call(sys.argv[1:]) or _through_typer)()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _through_typer() -> None:
    try:
        from banxin.cli.commands import app
        from banxin.cli.usage import answered

        answered(app, json="--json" in sys.argv)
    except KeyboardInterrupt:  # before a command began, or after it ended
        sys.exit(130)


def _spare_the_start() -> None:
    """Keep libraries from what nothing here needs; an operator who set these knows better."""
    # Plug-ins are code from anywhere in the environment. Only what is not compiled meets pydantic at all.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # numpy's BLAS starts a thread for every core and has them wait busily, 70 ms; no matrix is multiplied here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What numpy's functions say of themselves: 10 ms, a sixth of its import, to put in its place.
    for name in _DOCSTRINGS:
        sys.modules.setdefault(name, ModuleType(name))


def _keep_memory() -> None:
    """Have the C library keep memory that was freed; where it is another than glibc, nothing is done.

    The arrays of each batch of lines went back to the system and were asked for again: 40,000 page faults in a long
    report, a fiftieth of its time.
    """
    with suppress(ImportError, TypeError, OSError, AttributeError):
        import ctypes  # numpy imports it anyway

        mallopt = ctypes.CDLL(None).mallopt
        for name, value in _KEEP.items():
            mallopt(name, value)


def _speak_utf8(stream: Any) -> None:
    """Chinese to a pipe on Windows, and never a crash over a character the terminal lacks."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
