"""Title, author, language and date in, what a file says of itself out: XMP and the information dictionary."""

from __future__ import annotations

import re
from typing import Final

from banxin.document import Document
from banxin.expressions import expression
from banxin.writers.pdf.store import PLAIN, Store
from banxin.writers.pdf.syntax import text_string

PRODUCER: Final = "banxin"
"""Without a version: the same sources keep the same bytes until the writer itself changes them."""

_DATE: Final = expression(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:\d\d))?)?)?"
)

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
"""What XML reads as its own. Not ``html.escape``: it loads every entity there is, 2 ms."""

_PACKET: Final = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">{dates}<xmp:CreatorTool>{producer}\
</xmp:CreatorTool></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{producer}</pdf:Producer>\
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part>\
<pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
"""The extension schema is what ISO 19005-2, 6.6.2.3 asks for before a PDF/A file may say that it is PDF/UA."""


def xmp(document: Document, date: str, store: Store) -> int:
    """Keep the metadata stream, readable for tools that know no PDF; its number. Raises ``ValueError`` for no date."""
    _checked(date)
    author = f"<dc:creator><rdf:Seq><rdf:li>{_escaped(document.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    dates = f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>"
    packet = _PACKET.format(
        title=_escaped(document.title.whole), author=author if document.author else "",
        language=_escaped(document.language), dates=dates if date else "", producer=PRODUCER,
    )  # fmt: skip
    return store.stream(packet.encode("utf-8"), b"/Type/Metadata/Subtype/XML", PLAIN)


def information(document: Document, date: str, store: Store) -> int:
    """Keep the information dictionary: the same facts for older readers; its number."""
    entries = b"/Title" + text_string(document.title.whole)
    if document.author:
        entries += b"/Author" + text_string(document.author)
    producer = text_string(PRODUCER)
    entries += b"/Creator%s/Producer%s" % (producer, producer)
    if date:
        stamp = _stamp(date).encode("ascii")
        entries += b"/CreationDate(%s)/ModDate(%s)" % (stamp, stamp)
    return store.put(b"<<%s>>" % entries)


def _escaped(words: str) -> str:
    return words.translate(_ENTITIES)


def _checked(date: str) -> re.Match[str] | None:
    match = _DATE.fullmatch(date)
    if date and match is None:
        raise ValueError(f"{date!r} is no ISO 8601 date such as 2026-01-15 or 2026-01-15T09:00:00+08:00")
    return match


def _stamp(date: str) -> str:
    """A date as PDF writes it: ``D:20260115090000+08'00'`` (7.9.4), no finer than it was given."""
    match = _checked(date)
    assert match is not None
    digits = "".join(match[part] or "" for part in ("year", "month", "day", "hour", "minute"))
    if match["hour"]:
        digits += match["second"] or "00"
    zone = match["zone"] or ""
    return f"D:{digits}{zone if zone in ('', 'Z') else zone.replace(':', chr(39)) + chr(39)}"
