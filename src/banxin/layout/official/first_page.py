"""What the first page of an official document has room for: 公文首页必须显示正文 (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

from typing import Final

from banxin.elements import Imprint, Official
from banxin.layout.official.masthead import has_room
from banxin.layout.setter import Setter
from banxin.problems import BadSource, Place, error
from banxin.records import replace

ORIGIN: Final = "#/document"
"""Where the elements are written, in the report's own file."""


def first_page(official: Official, setter: Setter) -> Official:
    """The elements with 主送机关 moved to the imprint, above 抄送, where they leave no line for text (7.3.2).

    Raises ``BadSource`` where the rest of the head leaves none either.
    """
    if official.form == "plain" or has_room(official, setter):
        return official
    own = official.imprint or Imprint((), is_ruled=official.form != "letter")
    addressees = (("主送：", official.addressees.removesuffix("：") + "。"),) if official.addressees else ()
    moved = replace(official, addressees="", imprint=replace(own, rows=(*addressees, *own.rows)))
    if has_room(moved, setter):
        return moved
    message = "首页排不下正文（GB/T 9704-2012，7.3.3：公文首页必须显示正文）"
    mend = "缩短标题；联合行文的机关多时，标志只写主办机关（7.2.4）" if len(official.mark) > 1 else "缩短标题"
    raise BadSource([error(Place(ORIGIN), "D006", message, mend)])
