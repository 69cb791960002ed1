"""Edits through LibreOffice's UNO interface: retype, insert, tracked change, comment, cell, chart; save and pull."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pull.office import FILES, Hand, lines, original, word_file

SCRIPT = """\
Sub Edit(source As String, target As String)
  Dim load(0) As New com.sun.star.beans.PropertyValue
  load(0).Name = "Hidden" : load(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, load())
  Replace doc, "加快健全", "尽快建立"
  Replace doc, "丙丁", "戊丁"
  found = Find(doc, "培育高速成长型企业")
  found.setString(found.getString() & "和领军企业")
  found = Find(doc, "写在两行里。")
  cursor = found.getText().createTextCursorByRange(found.getEnd())
  found.getText().insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  found.getText().insertString(cursor, "另起的一段。", False)
  found = Find(doc, "提升")
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = "李四"
  note.Content = "请核对"
  found.getText().insertTextContent(found.getStart(), note, False)
  values = doc.getEmbeddedObjects().getByIndex(0).getEmbeddedObject().getData()
  rows = values.getData()
  row = rows(0)
  row(1) = 96
  rows(0) = row
  values.setData(rows)
  doc.RecordChanges = True
  found = Find(doc, "接着")
  found.setString("接下来")
  doc.RecordChanges = False
  Dim save(0) As New com.sun.star.beans.PropertyValue
  save(0).Name = "FilterName" : save(0).Value = "MS Word 2007 XML"
  doc.storeToURL(target, save())
  doc.close(True)
End Sub

Function Find(doc, words As String)
  search = doc.createSearchDescriptor()
  search.SearchString = words
  Find = doc.findFirst(search)
End Function

Sub Replace(doc, old As String, words As String)
  search = doc.createReplaceDescriptor()
  search.SearchString = old
  search.ReplaceString = words
  doc.replaceAll(search)
End Sub
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Hand"/></library:library>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Hand" script:language="StarBasic">{}</script:module>
"""


def edited(folder: Path) -> bytes:
    """The small report's Word file after the script, saved by LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    started = ["soffice", profile, "--headless", "--norestore"]
    # The first start makes the profile, and would write its own empty library over ours.
    subprocess.run([*started, "--terminate_after_init"], capture_output=True, check=True, timeout=120)
    library = folder / "profile" / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "script.xlb").write_text(LIBRARY, "utf-8")
    (library.parent / "script.xlc").write_text(LIBRARIES, "utf-8")
    script = SCRIPT.replace("&", "&amp;").replace("<", "&lt;")
    (library / "Hand.xba").write_text(MODULE.format(script), "utf-8")
    source, target = folder / "source.docx", folder / "target.docx"
    source.write_bytes(original())
    macro = f'macro:///Standard.Hand.Edit("{source.as_uri()}","{target.as_uri()}")'
    subprocess.run([*started, macro], capture_output=True, check=True, timeout=120)
    return target.read_bytes()


@pytest.mark.system("soffice")
def test_edits_through_libreoffice_come_back(tmp_path: Path) -> None:
    hand = Hand(edited(tmp_path))
    assert lines(hand.pull()) == [
        "figure figures.yaml:4:38 ready 95 → 96",
        "text one.yaml:4:22 ready 强化顶层布局，加快健全梯度培育机制。 → 强化顶层布局，尽快建立梯度培育机制。",
        "removed one.yaml:9:7 told 接着 → ",
        "inserted one.yaml:9:7 told  → 接下来",
        "text one.yaml:9:11 ready 第二段接着说，见图1和表1，H2O 与 说明，着重鲁迅。 → 第二段接下来说，见图1和表1，H2O 与 说明，着重鲁迅。",
        "text one.yaml:11:27 ready 构建梯度培育体系，培育高速成长型企业 → 构建梯度培育体系，培育高速成长型企业和领军企业",
        "comment one.yaml:13:9 told 提升\"企业\"科创能级，位列全国第二 → 请核对",
        "added one.yaml:14:12 left  → 另起的一段。",
        "text one.yaml:31:26 ready 丙丁 → 戊丁",
    ]
    applied = hand.pull(apply=True)
    wanted = FILES["one.yaml"]
    for old, new in (("加快健全", "尽快建立"), ("接着", "接下来"), ("成长型企业", "成长型企业和领军企业"), ("丙丁", "戊丁")):
        wanted = wanted.replace(old, new)
    changed = {"one.yaml": wanted, "figures.yaml": FILES["figures.yaml"].replace("value: 95", "value: 96")}
    assert {name: data.decode() for name, data in applied.files.items()} == changed
    after = {**FILES, **changed}
    assert lines(Hand(word_file(after)).pull(after)) == []


@pytest.mark.system("soffice")
def test_a_file_that_libreoffice_only_saved_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "source.docx").write_bytes(original())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(tmp_path / "source.docx")]
    subprocess.run(["soffice", profile, "--headless", *convert], capture_output=True, check=True, timeout=120)
    saved = (tmp_path / "out" / "source.docx").read_bytes()
    assert lines(Hand(saved).pull()) == []
    assert lines(Hand(saved).drop_map().pull()) == ["lost report.yaml told  → "]
