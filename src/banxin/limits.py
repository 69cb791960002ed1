"""Every size, depth and count that input may reach, each with its reason (reference/hardening.md, section 3).

A limit keeps a mistake or a hostile file from costing minutes or gigabytes; none is near what a real report needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from banxin.records import record

MEBI: Final = 1024 * 1024


@record
class Limit:
    """One limit: its name, the greatest value allowed, what it counts and why it stands where it stands."""

    name: str
    most: int
    what: str
    why: str
    ceiling: int | None = None
    """What nobody may raise it beyond: there the program itself, or a format, ends."""


YAML_BYTES: Final = Limit(
    "yaml_bytes", 8 * MEBI, "一个 YAML 文件的字节数", "样例约 20 kB；五千页的书约 10 MB 文字，会分章"
)
ALL_YAML_BYTES: Final = Limit("all_yaml_bytes", 64 * MEBI, "全部 YAML 文件的字节数", "三百章，每章二百页")
YAML_DEPTH: Final = Limit("yaml_depth", 64, "YAML 的嵌套层数", "格式所需不到 20 层；libyaml 在五万层时崩溃", 100)
YAML_NODES: Final = Limit("yaml_nodes", 500_000, "一个 YAML 文件的节点数", "8 MiB 文字约 20 万个节点")
YAML_KEYS: Final = Limit("yaml_keys", 1_000, "一个映射的键数", "数据表可分文件；十万个键要查 8 秒")
DIGITS: Final = Limit("digits", 30, "一个数的位数", "Decimal 精确；国民经济的数不到 20 位")
TEXT: Final = Limit("text", 100_000, "一段文字的字数", "一段十万字是一百页")
REPORT_TEXT: Final = Limit("report_text", 10_000_000, "整份报告的字数", "五千页约四百万字")
MARKS: Final = Limit("marks", 16, "一个字上的附加符号数", "真实文字不到 4 个；再多是恶意")
PROBLEMS: Final = Limit("problems", 100, "一次列出的错误数", "再多没有人读")
EXCERPT: Final = Limit("excerpt", 120, "错误信息里引用的原文列数", "一屏的宽度")
INCLUDE_DEPTH: Final = Limit("include_depth", 8, "样式 extends 的层数", "两三层已很多")
FILES: Final = Limit("files", 1_000, "一份报告的文件数", "一章一个文件")
PATH_PART: Final = Limit("path_part", 255, "路径中一段的字节数", "各操作系统的文件名上限", 255)
FILE_BYTES: Final = Limit("file_bytes", 64 * MEBI, "一个素材文件的字节数", "中文字体约 20–30 MB")
PICTURE_BYTES: Final = Limit("picture_bytes", 32 * MEBI, "一张图片的字节数", "A3 满版照片约 10 MB")
PICTURE_PIXELS: Final = Limit(
    "picture_pixels", 50_000_000, "一张图片的像素数", "A3 在 300 dpi 为 17.4 百万；50 百万占 150 MB 内存"
)
PICTURE_SIDE: Final = Limit("picture_side", 20_000, "图片一边的像素数", "A0 长边在 300 dpi 为 14043")
PICTURE_PROFILE: Final = Limit("picture_profile", 4 * MEBI, "图片颜色特性文件（ICC）的字节数", "印刷用的约 2 MiB")
ALL_PIXELS: Final = Limit("all_pixels", 200_000_000, "整份报告图片的像素数", "内存")
TABLE_ROWS: Final = Limit("table_rows", 100_000, "一张表的行数", "两千页")
TABLE_COLUMNS: Final = Limit("table_columns", 20, "一张表的列数", "版心 34 em，每列不到 2 em")
CHART_COLUMNS: Final = Limit("chart_columns", 16, "柱形图的柱数", "主栏放得下 13 柱，通栏 16 柱；再多数和名称会相碰")
CHART_BARS: Final = Limit("chart_bars", 20, "条形图、排名的条数", "二十条占一面的四分之三；横放的和公文里少几条")
CHART_ROWS: Final = Limit("chart_rows", 16, "堆积图、进度图的行数", "各区、各街镇一行")
CHART_POINTS: Final = Limit("chart_points", 60, "折线图的点数", "五年的月度数据；再多看不出一点")
CELL: Final = Limit("cell", 32_767, "一个单元格的字数", "Excel 的上限", 32_767)
PAGES: Final = Limit("pages", 20_000, "页数", "五千页的四倍")
LINK: Final = Limit("link", 2_000, "一个链接的字数", "浏览器普遍支持的长度")
FONTS: Final = Limit("fonts", 32, "一份报告的字体文件数", "十六个字族，各两个字重")
FAMILIES: Final = Limit("families", 16, "一份报告的字族数", "样例用五个")
FONT_TABLES: Final = Limit("font_tables", 64, "一个字体文件里的表数", "真实的字体不到 40 个")
FONT_GLYPHS: Final = Limit("font_glyphs", 65_535, "一个字体文件里的字形数", "TrueType 的上限", 65_535)
FONT_DEPTH: Final = Limit("font_depth", 8, "字形由字形组成的层数", "真实的字体两三层；成环时字会消失")
FONT_PARTS: Final = Limit("font_parts", 512, "一个字形的部件数", "真实的字形不到 20 个")
FONT_ADVANCE: Final = Limit("font_advance", 4, "一个字形的宽度（几个字宽）", "破折号两个字宽，连写的词不到四个")
FONT_NAME: Final = Limit("font_name", 255, "字体名的字数", "PostScript 名不到 63 个字符")
CACHE_ENTRY: Final = Limit("cache_entry", 8 * MEBI, "缓存中一张图的字节数", "样例的图不到 100 kB")
ZIP_BYTES: Final = Limit("zip_bytes", 64 * MEBI, "一个 Office 文件的字节数", "五千页约 10 MB，另有图片")
ZIP_ENTRIES: Final = Limit("zip_entries", 2_000, "一个 Office 文件里的部件数", "样例不到 50 个")
ZIP_ENTRY: Final = Limit("zip_entry", 64 * MEBI, "一个部件解开后的字节数", "图片上限的两倍")
ZIP_SUM: Final = Limit("zip_sum", 256 * MEBI, "全部部件解开后的字节数", "182 kB 能解出 1.2 GB，只看比例拦不住")
ZIP_RATIO: Final = Limit("zip_ratio", 100, "一个部件解开前后的比例", "真实的 XML 不到 30")
XML_PART: Final = Limit("xml_part", 64 * MEBI, "一个 XML 部件的字节数", "五千页的正文约 40 MB")
XML_TAGS: Final = Limit("xml_tags", 4_000_000, "一个 XML 部件的标签数", "每个元素占约 150 字节内存")
PULL_PARAGRAPHS: Final = Limit("pull_paragraphs", 200_000, "改过的 Word 文件的段落数", "五千页约十五万段")
PULL_CHANGES: Final = Limit("pull_changes", 10_000, "一次列出的改动数", "再多没有人读")

ALL: Final[tuple[Limit, ...]] = (
    YAML_BYTES, ALL_YAML_BYTES, YAML_DEPTH, YAML_NODES, YAML_KEYS, DIGITS, TEXT, REPORT_TEXT, MARKS, PROBLEMS,
    EXCERPT, INCLUDE_DEPTH, FILES, PATH_PART, FILE_BYTES, PICTURE_BYTES, PICTURE_PIXELS, PICTURE_SIDE, PICTURE_PROFILE,
    ALL_PIXELS, TABLE_ROWS, TABLE_COLUMNS, CHART_COLUMNS, CHART_BARS,
    CHART_ROWS, CHART_POINTS, CELL, PAGES, LINK, FONTS, FAMILIES,
    FONT_TABLES, FONT_GLYPHS, FONT_DEPTH, FONT_PARTS, FONT_ADVANCE, FONT_NAME, CACHE_ENTRY,
    ZIP_BYTES, ZIP_ENTRIES, ZIP_ENTRY, ZIP_SUM, ZIP_RATIO, XML_PART, XML_TAGS, PULL_PARAGRAPHS, PULL_CHANGES,
)  # fmt: skip
"""The list that ``banxin limits`` shows."""


def over(limit: Limit, seen: int) -> str:
    """The words of a refusal: the limit by name and the value seen."""
    return f"{limit.what}为 {seen:,}，超过上限 {limit.most:,}（{limit.name}）"


@contextmanager
def allowing(values: Mapping[str, int]) -> Iterator[None]:
    """Other values for limits by name, for as long as a command takes; for whoever knows what they are about to read.

    To be entered before modules are imported that read limits when they are. Raises ``ValueError`` for a name or a
    value there may not be, with words for the operator.
    """
    limits = {limit.name: limit for limit in ALL}
    for name, value in values.items():
        limit = limits.get(name)
        if limit is None:
            raise ValueError(f"没有名为“{name}”的上限；全部上限见 banxin limits")
        if value < 1 or (limit.ceiling is not None and value > limit.ceiling):
            raise ValueError(f"上限 {name} {_range(limit)}，不能是 {value:,}")
    before = {name: limits[name].most for name in values}
    try:
        for name, value in values.items():
            limits[name].most = value  # type: ignore[misc]  # frozen for everybody else
        yield
    finally:
        for name, value in before.items():
            limits[name].most = value  # type: ignore[misc]


def _range(limit: Limit) -> str:
    return "至少是 1" if limit.ceiling is None else f"只能是 1 至 {limit.ceiling:,}"
