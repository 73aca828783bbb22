"""A paper as DOCX in the layout of GB/T 9704-2012: 22 lines of 28 characters, fonts named and never embedded."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from .blocks import Block

# Page and margins in twentieths of a point, sizes in points: GB/T 9704-2012 as worked out in the fact base §4.
PAGE, MARGINS, LINE = (11906, 16838), {"top": 2098, "bottom": 1984, "left": 1587, "right": 1474}, 579
TEXT_WIDTH = PAGE[0] - MARGINS["left"] - MARGINS["right"]
BODY, TITLE, SMALL = 16, 22, 14
FONTS = {"title": "方正小标宋简体", "h1": "黑体", "h2": "楷体_GB2312", "to": "仿宋_GB2312", "note": "楷体_GB2312"}
DEFAULT = "仿宋_GB2312"


def make(blocks: list[Block]) -> bytes:
    """The file of a paper."""
    document = Document()
    _page(document.sections[0])
    _base_style(document)
    for block in blocks:
        if block.kind == "table":
            _table(document, block)
        else:
            _paragraph(document, block)
    _page_number(document.sections[0])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _page(section):
    section.page_width, section.page_height = Twips(PAGE[0]), Twips(PAGE[1])
    section.top_margin, section.bottom_margin = Twips(MARGINS["top"]), Twips(MARGINS["bottom"])
    section.left_margin, section.right_margin = Twips(MARGINS["left"]), Twips(MARGINS["right"])
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(LINE))


def _font(run_or_style, name: str, size: float, bold: bool = False):
    """Both the ascii and the eastAsia font, as Word asks for them apart."""
    font = run_or_style.font
    font.name, font.size, font.bold = "Times New Roman", Pt(size), bold
    run_or_style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _base_style(document):
    style = document.styles["Normal"]
    _font(style, DEFAULT, BODY)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(LINE)


def _paragraph(document, block: Block):
    paragraph = document.add_paragraph()
    run = paragraph.add_run(block.text)
    size = {"title": TITLE, "note": SMALL}.get(block.kind, BODY)
    _font(run, FONTS.get(block.kind, DEFAULT), size, bold=block.kind == "h3")
    if block.kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing = Pt(36)
        paragraph.paragraph_format.space_after = Twips(LINE)
    elif block.kind in ("sign", "date"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(BODY * (4 if block.kind == "date" else 2))
        paragraph.paragraph_format.space_before = Twips(LINE if block.kind == "sign" else 0)
    elif block.kind != "to":
        _indent(paragraph)
    if block.kind == "p":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _indent(paragraph):
    """Two characters, said in characters, so that it follows the size of the text."""
    indent = OxmlElement("w:ind")
    indent.set(qn("w:firstLineChars"), "200")
    paragraph._p.get_or_add_pPr().append(indent)


def _table(document, block: Block):
    if block.attachment:
        heading = document.add_paragraph()
        heading.add_run().add_break(WD_BREAK.PAGE)
        _font(heading.add_run(block.attachment), "黑体", BODY)
    table = document.add_table(rows=1, cols=len(block.head), style="Table Grid")
    table.autofit = False
    _row(table.rows[0], block.head, block.widths, "黑体")
    _repeat(table.rows[0])
    for cells in block.rows:
        _row(table.add_row(), cells, block.widths, DEFAULT)
    document.add_paragraph()  # a document that ends with a table loses it when saved as .doc


def _row(row, cells, widths, font):
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        cell.width = Twips(int(TEXT_WIDTH * width))
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.line_spacing = Pt(18)
        _font(paragraph.add_run(text), font, 12)


def _repeat(row):
    """The head of a table stands on every page of it."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _page_number(section):
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _font(paragraph.add_run("— "), "宋体", SMALL)
    run = paragraph.add_run()
    _font(run, "宋体", SMALL)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
    _font(paragraph.add_run(" —"), "宋体", SMALL)
