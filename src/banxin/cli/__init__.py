"""Arguments in; files, messages and an exit code out. The only part that writes files, prints and asks the system.

Exit codes: 0 good; 1 the author's mistakes (or warnings under ``--strict``); 2 the operator's or the system's (a wrong
argument, a missing file, a full disk); 130 after SIGINT, 143 after SIGTERM.
"""

from __future__ import annotations

import os
import sys
from typing import Any


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    if sys.argv[1:] == ["--version"]:  # typer alone takes four times as long as this
        from banxin import __version__

        print(f"banxin {__version__}")
        return
    # Plug-ins are code from anywhere in the environment, and looking for them takes 17 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from banxin.cli.commands import app

    app(prog_name="banxin")


def _speak_utf8(stream: Any) -> None:
    """Chinese to a pipe on Windows, and never a crash over a character the terminal lacks."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
