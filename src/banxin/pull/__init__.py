"""A Word file that somebody edited in, what changed against the YAML it was made from out (issue 4, section 2)."""

from __future__ import annotations

from banxin.pull.changes import Change
from banxin.pull.pulling import Pulled, Tracked, pull

__all__ = ["Change", "Pulled", "Tracked", "pull"]
