"""``python -m banxin``: the command line without the console script."""

from __future__ import annotations

from banxin.cli import main

main()
