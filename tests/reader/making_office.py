"""Files as offices really send them: numbers set by the program, boxes, tracked changes, hidden rows, two columns."""

import datetime

import docx
import openpyxl
from docx.oxml import parse_xml

from .making import printed, saved

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TITLE = "瀚屿市外办2026年重点工作目标"
TASKS = ("举办友城论坛2场，6月底前完成。", "新建公园5座，12月底前完成。", "与韩国釜山市签署合作备忘录1份。")
LEVELS = (("chineseCounting", "%1、"), ("decimal", "%2."), ("decimalEnclosedCircle", "%3"))


def listed() -> bytes:
    """Headings 一、 and items 1. whose numbers stand only in the list definition; the items begin again under each."""
    paper = docx.Document()
    paper.add_paragraph(TITLE)
    number = _list(paper)
    for heading in ("深化友城合作", "优化城市环境"):
        _in_list(paper.add_paragraph(heading), number, 0)
        for task in TASKS:
            _in_list(paper.add_paragraph(task), number, 1)
    return saved(paper)


def numbered_rows() -> bytes:
    """A table whose first column holds nothing but the numbers the program sets."""
    paper = docx.Document()
    paper.add_paragraph(TITLE)
    number = _list(paper)
    table = paper.add_table(len(TASKS) + 1, 3)
    for column, word in enumerate(("序号", "工作任务", "责任处室")):
        table.cell(0, column).text = word
    for row, task in enumerate(TASKS, 1):
        _in_list(table.cell(row, 0).paragraphs[0], number, 1)
        table.cell(row, 1).text, table.cell(row, 2).text = task, "友城处"
    return saved(paper)


def revised() -> bytes:
    """Tracked changes, a hidden run, soft returns, a text box, a note at the foot of the page, header and footer."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "内部资料 注意保存 新建桥梁9座"
    paper.sections[0].footer.paragraphs[0].text = "第1页 共1页"
    paper.add_paragraph(TITLE)
    lines = paper.add_paragraph("一、扩大开放")
    for text in ("1.举办友城论坛2场，6月底前完成。", "2.签署合作备忘录3份。"):
        lines.add_run().add_break()
        lines.add_run(text)
    changed = paper.add_paragraph("3.新建公园")
    changed._p.append(parse_xml(f'<w:del {W} w:id="1" w:author="a"><w:r><w:delText>50座</w:delText></w:r></w:del>'))
    moved = f'<w:moveFrom {W} w:id="3" w:author="a"><w:r><w:t>和码头8座</w:t></w:r></w:moveFrom>'
    changed._p.append(parse_xml(moved))
    changed._p.append(parse_xml(f'<w:ins {W} w:id="2" w:author="a"><w:r><w:t>5座</w:t></w:r></w:ins>'))
    changed.add_run("及隧道7座").font.hidden = True
    changed._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="9"/></w:r>'))
    changed.add_run("。")
    paper.add_paragraph()._p.append(parse_xml(_box("4.培训外事干部200人次。")))
    return saved(paper)


def merged_and_nested() -> bytes:
    """Class cells merged down, a heading merged across, a table inside a cell, a row deleted while changes are tracked."""
    paper = docx.Document()
    paper.add_paragraph(TITLE)
    rows = [
        ["类别", "序号", "工作任务", "责任处室", "完成时限"],
        ["友城工作", "1", "举办友城论坛2场", "友城处", "6月底前"],
        ["", "2", "", "综合处", "12月底前"],
        ["", "9", "新建桥梁9座", "综合处", "12月底前"],
        ["出访", "3", "选派30名干部赴新加坡研修", "出国处", "年底前"],
    ]
    table = paper.add_table(len(rows), 5)
    for number, row in enumerate(rows):
        for column, word in enumerate(row):
            table.cell(number, column).text = word
    table.cell(1, 0).merge(table.cell(2, 0)).text = "友城工作"
    inner = table.cell(2, 2).add_table(2, 1)
    inner.cell(0, 0).text, inner.cell(1, 0).text = "新建公园5座；", "签署合作备忘录3份。"
    gone = table.rows[3]._tr.get_or_add_trPr()
    gone.append(parse_xml(f'<w:del {W} w:id="4" w:author="a"/>'))
    return saved(paper)


def sheets() -> bytes:
    """Two sheets that are seen and one that is not, dates as cells, a merged class, a hidden row, wide figures."""
    book = openpyxl.Workbook()
    first = book.active
    first.append([TITLE])
    first.merge_cells("A1:E1")
    first.append(["序号", "类别", "工作任务", "责任处室", "完成时限"])
    first.append([1, "友城工作", "举办国际友城论坛２场", "友城处", datetime.date(2026, 6, 30)])
    first.append([2, None, "与韩国釜山市签署合作备忘录1份", "友城处", datetime.datetime(2026, 9, 30)])
    first.append([3, "出访", "选派３０名干部赴新加坡研修", "出国处", "年底前"])
    first.append([4, "出访", "新建桥梁9座", "综合处", "年底前"])
    first.merge_cells("B3:B4")
    first.row_dimensions[6].hidden = True
    second = book.create_sheet("创优")
    for row in (
        ["序号", "工作任务", "责任处室"],
        [1, "申报国家级试点", "综合处"],
        [2, "培训外事干部200人次", "综合处"],
    ):
        second.append(row)
    draft = book.create_sheet("草稿")
    draft.append(["序号", "工作任务"])
    draft.append([1, "新建桥梁9座"])
    draft.sheet_state = "hidden"
    return saved(book)


def long_list(columns: int) -> bytes:
    """A list that runs over several small pages with their numbers, in one column or in two."""
    items = [
        f"{n}.举办第{n}期友城会客厅交流活动{n}场，邀请韩国釜山市、日本下关市等友城代表参加；与友城商协会签署合作备忘录{n}份，{n}月底前完成。"
        for n in range(1, 9)
    ]
    body = "\n\n".join(f"#par[{item}]" for item in ["一、深化友城合作", *items])
    width = 21 if columns == 2 else 14
    page = f'#set page(width: {width}cm, height: 11cm, margin: 1.5cm, numbering: "— 1 —")\n'
    return printed(f"{page}#align(center)[{TITLE}]\n#columns({columns})[{body}]")


def _list(paper) -> str:
    """A new list of three levels; the number other paragraphs name it by."""
    root = paper.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(LEVELS)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return "77"


def _in_list(paragraph, number: str, depth: int) -> None:
    place = f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(place))


def _box(text: str) -> str:
    """A text box as programs write it: once for new ones, once more for old ones."""
    words = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        f' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{words}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{words}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
