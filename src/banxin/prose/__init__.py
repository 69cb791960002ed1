"""An author's inline Markdown in, the document's inlines out, with a slip for every thing that does not resolve.

CommonMark inline, changed for Chinese: ``**`` opens and closes beside Chinese marks too; ``{id}``, ``{id:value}`` and
``{id:full}`` print a figure of the ledger, ``**{id}**`` sets it off; ``[](#id)`` prints 图1 or 表1 and links there;
``[^id]`` is a note; ``H~2~O`` and ``x^2^`` lower and raise short runs of Latin letters, digits and signs; ``==words==``
are dotted, ``__names__`` underlined, where they are Chinese; a backslash before one of these marks makes it a letter.
Everything else, a single ``*``, HTML, ``$``, ``[/x]``, ``_x_`` and ``{{…}}`` among it, is text.
"""

from __future__ import annotations

from banxin.prose.marks import marks
from banxin.prose.patterns import FIGURE
from banxin.prose.reader import Lookup, Prose, Slip, parse

__all__ = ["FIGURE", "Lookup", "Prose", "Slip", "marks", "parse"]
