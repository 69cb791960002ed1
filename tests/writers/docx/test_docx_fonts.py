"""Fonts that a Word file brings along: what is cut, under whose names, and that it comes back out of its hiding."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path

import pytest
import uharfbuzz as hb

from banxin.document import Heading, Paragraph
from banxin.materials import FontFiles, Given
from banxin.style import Style
from banxin.styles import load_style
from banxin.text.fonts import Fonts
from banxin.writers.docx import docx
from writers.docx.lint import faults
from writers.docx.specimen import CHART, FOLIOS, W, document, part, parts, t, val

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TEXT = Paragraph(t("培育“瞪羚”企业，2025年95家，𠮷。"), "body")
HEAD = Heading(2, "", t("鹿鸣"), "deer", "鹿鸣")


@cache
def style(name: str, *, embeds: bool = True) -> Style:
    given = f"extends: {name}\nname: own\ntitle: 样式\nword: {{embed_fonts: {str(embeds).lower()}}}\n"
    return load_style("own.yaml", Given({"own.yaml": given.encode()}))


@cache
def written(name: str = "annual", *, embeds: bool = True) -> bytes:
    look = style(name, embeds=embeds)
    return docx(document(HEAD, TEXT), look, FOLIOS, {"tiers": CHART}, Fonts(FontFiles(Given({})), look.families))


def brought(data: bytes) -> dict[tuple[str, str], hb.Face]:
    """The embedded fonts by name and slot, taken out as ECMA-376-1, 17.8.1 has it."""
    all_parts = parts(data)
    targets = {one.get("Id"): one.get("Target") for one in part(data, "word/_rels/fontTable.xml.rels")}
    found = {}
    for font in part(data, "word/fontTable.xml"):
        for slot in ("embedRegular", "embedBold"):
            node = font.find(W + slot)
            if node is not None:
                hidden = all_parts[f"word/{targets[node.get(R + 'id')]}"]
                key = bytes.fromhex(val(node, "fontKey").strip("{}").replace("-", ""))[::-1] * 2
                face = hb.Face(bytes(a ^ b for a, b in zip(hidden[:32], key, strict=True)) + hidden[32:])
                found[val(font, "name"), slot] = face
    return found


def holds(face: hb.Face, characters: str) -> bool:
    font = hb.Font(face)
    return all(font.get_nominal_glyph(ord(each)) for each in characters)


def test_without_the_key_no_font_is_embedded() -> None:
    data = written(embeds=False)
    assert not [name for name in parts(data) if "fonts/" in name]
    assert part(data, "word/settings.xml").find(f"{W}embedTrueTypeFonts") is None
    assert {"宋体", "黑体"} <= {val(font, "name") for font in part(data, "word/fontTable.xml")}


def test_words_stand_in_the_font_of_their_style() -> None:
    fonts = brought(written())
    assert holds(fonts["Banxin Song", "embedRegular"], "培育“瞪羚”企业，年家。")
    assert holds(fonts["Liberation Serif", "embedRegular"], "2025")
    assert holds(fonts["Banxin Song", "embedRegular"], "①⑳"), "marks of notes, which Word counts"
    assert holds(fonts["Banxin Hei", "embedBold"], "鹿鸣")
    assert not holds(fonts["Banxin Song", "embedRegular"], "鹿"), "not what another font sets"
    assert all(face.glyph_count < 250 for face in fonts.values())


def test_each_font_is_called_what_the_file_calls_it() -> None:
    """Word finds a font it was given by the font's own name."""
    for (name, slot), face in brought(written()).items():
        assert face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) == name
        bold = face.get_name(hb.OTNameIdPredefined.FONT_SUBFAMILY) == "Bold"
        assert bold == (slot == "embedBold")


def test_every_font_that_styles_name_is_brought_and_has_offices_name_beside_it() -> None:
    for name, expected in (
        ("annual", {"Banxin Song": "宋体", "Banxin Hei": "黑体", "Banxin Kai": "楷体", "Liberation Serif": "Times New Roman"}),
        ("gongwen", {"Banxin Fang": "仿宋_GB2312", "Banxin Song Heavy": "方正小标宋简体", "Banxin Hei": "黑体"}),
    ):  # fmt: skip
        data = written(name)
        listed = {val(f, "name"): val(f.find(f"{W}altName")) for f in part(data, "word/fontTable.xml")}
        assert expected.items() <= listed.items()
        asked = {node.get(f"{W}eastAsia") for node in part(data, "word/styles.xml").iter(f"{W}rFonts")}
        assert asked <= listed.keys()
        assert (faults(data), "宋体" in asked) == ([], False)


def test_settings_say_that_fonts_are_subsets() -> None:
    children = [node.tag for node in part(written(), "word/settings.xml")]
    at = children.index(f"{W}embedTrueTypeFonts")
    assert children[at - 1 : at + 2] == [f"{W}zoom", f"{W}embedTrueTypeFonts", f"{W}saveSubsetFonts"]


def test_the_same_words_hide_the_same_bytes() -> None:
    first = parts(written())
    written.cache_clear()
    assert parts(written()) == first


def test_a_family_whose_bold_has_another_name_brings_it_under_that_name() -> None:
    given = b"extends: annual\nname: own\ntitle: a\nword: {embed_fonts: true}\nfamilies: {hei: {weights: {400: BanxinHei-Regular.ttf, 700: BanxinSong-Heavy.ttf}}}\n"
    look = load_style("own.yaml", Given({"own.yaml": given}))
    data = docx(document(HEAD, TEXT), look, FOLIOS, {}, Fonts(FontFiles(Given({})), look.families))
    fonts = brought(data)
    assert holds(fonts["Banxin Song Heavy", "embedRegular"], "鹿鸣")
    assert ("Banxin Hei", "embedBold") not in fonts


def test_of_two_faces_with_one_name_the_text_s_is_brought() -> None:
    """Word tells fonts by name: the other family keeps the name that Office has for it."""
    given = b"extends: annual\nname: own\ntitle: a\nword: {embed_fonts: true}\nfamilies: {kai: {weights: {400: BanxinSong-Bold.ttf}}}\n"
    look = load_style("own.yaml", Given({"own.yaml": given}))
    introduction = Paragraph(t("鹿鸣"), "introduction")
    data = docx(document(introduction, TEXT), look, FOLIOS, {"tiers": CHART}, Fonts(FontFiles(Given({})), look.families))
    song = brought(data)["Banxin Song", "embedRegular"]
    assert holds(song, "培育") and not holds(song, "鹿")
    styles = {val(s, "styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    assert val(styles["Introduction"].find(f"{W}rPr/{W}rFonts"), "eastAsia") == "楷体"


@pytest.mark.system("soffice", "pdffonts")
def test_libreoffice_shows_them_where_none_is_installed(tmp_path: Path) -> None:
    (tmp_path / "none.conf").write_text(
        "<fontconfig><include>/etc/fonts/fonts.conf</include>"
        f"<selectfont><rejectfont><glob>*Banxin*</glob></rejectfont></selectfont><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    (tmp_path / "a.docx").write_bytes(written())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.docx")
    alone = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "none.conf")}
    subprocess.run(convert, check=True, capture_output=True, env=alone, timeout=120)
    told = subprocess.run(("pdffonts", tmp_path / "a.pdf"), check=True, capture_output=True, text=True).stdout
    assert "BanxinSong-Regular" in told and "BanxinHei-Bold" in told
