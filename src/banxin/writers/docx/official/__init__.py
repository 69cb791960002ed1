"""Official documents and briefs in Word (GB/T 9704-2012): the elements around the text, on 22 lines of 28 characters.

In: a document and a style whose layout is ``official`` or ``brief``. Out: body, styles and lists of its Word file.
"""

from banxin.writers.docx.official.body import body
from banxin.writers.docx.official.numbering import numbering
from banxin.writers.docx.official.press import Press
from banxin.writers.docx.official.template import styles

__all__ = ["Press", "body", "numbering", "styles"]
