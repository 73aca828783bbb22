"""A paper as DOCX in the layout of GB/T 9704-2012: 22 lines of 28 characters, fonts named and never embedded."""

import io
import re

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from .blocks import Block

# Page and margins in twentieths of a point, sizes in points: GB/T 9704-2012 as worked out in the fact base §4.
PAGE, MARGINS, LINE = (11906, 16838), {"top": 2098, "bottom": 1984, "left": 1587, "right": 1474}, 579
LANDSCAPE_MARGINS = {"top": 1587, "bottom": 1474, "left": 2098, "right": 1984}  # the page turned, with its text area
DENSE_MARGINS = {"top": 1247, "bottom": 1247, "left": 1134, "right": 1134}
BODY, TITLE, SMALL, CELL, DENSE = 16, 22, 14, 12, 10.5
SQUEEZE = -848  # 156 mm ÷ 28 less 16 pt, in 4096ths of a point: so that 28 characters fill a line
TITLE_LINE, CELL_LINE, DENSE_LINE = Pt(36), Pt(17), Pt(15)
FIGURE = re.compile(r"-?\d+(\.\d+)?%?")
NARROW = 0.11  # share of the text width
NUMBER_FROM_EDGE = Mm(25.5)  # its dash stands 7 mm below the text area
LATIN, FANG, HEI, KAI, SONG, XIAOBIAO = (
    "Times New Roman", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
)  # fmt: skip
FONTS = {"title": XIAOBIAO, "h1": HEI, "h2": KAI, "note": KAI, "attachment": HEI}


def make(blocks: list[Block]) -> bytes:
    """The file of a paper."""
    document = Document()
    document.settings.odd_and_even_pages_header_footer = True
    _properties(document, next((block.text for block in blocks if block.kind == "title"), ""))
    _base_style(document)
    if blocks:
        _page(document.sections[0], blocks[0])
    _page_numbers(document.sections[0])
    dense = False
    for block in blocks:
        dense = block.dense if block.kind in ("title", "attachment") else dense
        if block.kind == "table":
            _table(document, block, dense)
        else:
            MAKERS.get(block.kind, _paragraph)(document, block)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _properties(document, title: str):
    """What a file manager shows of the file: its title, and nothing of the program that made it."""
    properties = document.core_properties
    title = title.replace("\n", "")
    properties.title, properties.author, properties.comments, properties.last_modified_by = title, "", "", ""


def _page(section, head: Block):
    """A4 with the margins of the standard; a landscape page is the same page turned."""
    landscape = head.landscape
    margins = DENSE_MARGINS if head.dense else LANDSCAPE_MARGINS if landscape else MARGINS
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Twips(side) for side in (PAGE[::-1] if landscape else PAGE))
    section.top_margin, section.bottom_margin = Twips(margins["top"]), Twips(margins["bottom"])
    section.left_margin, section.right_margin = Twips(margins["left"]), Twips(margins["right"])
    section.footer_distance = max(Twips(margins["bottom"] - MARGINS["bottom"]) + NUMBER_FROM_EDGE, Mm(10))
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for name, value in (("type", "linesAndChars"), ("linePitch", LINE), ("charSpace", SQUEEZE)):
        grid.set(qn(f"w:{name}"), str(value))


def _text_width(section) -> int:
    return section.page_width - section.left_margin - section.right_margin


def _font(run_or_style, name: str, size: float, bold: bool = False, latin: str = LATIN):
    """Both the ascii and the eastAsia font, as Word asks for them apart."""
    font = run_or_style.font
    font.name, font.size, font.bold = latin, Pt(size), bold
    run_or_style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _base_style(document):
    style = document.styles["Normal"]
    _font(style, FANG, BODY)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(LINE)


def _line(document, text: str, font: str = FANG, size: float = BODY, bold: bool = False):
    """A paragraph of one run; line breaks in the text stay."""
    paragraph = document.add_paragraph()
    _font(paragraph.add_run(text), font, size, bold=bold)
    return paragraph


def _paragraph(document, block: Block):
    """主送 flush left, headings and text two characters in; headings stay with what follows."""
    size = CELL if block.kind == "note" else BODY
    paragraph = _line(document, block.text, FONTS.get(block.kind, FANG), size, bold=block.kind == "h3")
    if block.kind not in ("to", "note"):
        _indent(paragraph, firstLineChars=200)
    if block.kind == "note":
        paragraph.paragraph_format.line_spacing = CELL_LINE
    if block.kind in ("h1", "h2", "h3"):
        paragraph.paragraph_format.keep_with_next = True
    if block.kind == "p":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _title(document, block: Block):
    """2号小标宋 in the middle, an empty line below."""
    paragraph = _line(document, block.title or block.text, XIAOBIAO, TITLE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = TITLE_LINE
    paragraph.paragraph_format.space_after = Twips(LINE)
    return paragraph


def _closing(document, block: Block):
    """署名 or 成文日期, so many characters in from the right."""
    paragraph = _line(document, block.text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _indent(paragraph, rightChars=round(block.right * 100))
    if block.kind == "sign":
        paragraph.paragraph_format.space_before = Twips(LINE)
        paragraph.paragraph_format.keep_with_next = True


def _enclosures(document, block: Block):
    """附件说明: an empty line above, two characters in, names under each other."""
    for place, row in enumerate(block.rows):
        number = f"{place + 1}. " if len(block.rows) > 1 else ""
        paragraph = _line(document, ("附件：" if place == 0 else "") + number + row[0])
        hanging = {"hangingChars": 300 + (100 if number else 0)} if place == 0 else {"hangingChars": 100}
        _indent(paragraph, leftChars=500 + (100 if number else 0), **hanging)
        if place == 0:
            paragraph.paragraph_format.space_before = Twips(LINE)


def _attachment(document, block: Block):
    """附件 in 黑体 on the first line of a new page, its title below."""
    _page(document.add_section(WD_SECTION.NEW_PAGE), block)
    _line(document, block.text, HEI).paragraph_format.keep_with_next = True
    if block.title:
        _title(document, block).paragraph_format.space_after = CELL_LINE


def _table(document, block: Block, dense: bool):
    table = document.add_table(rows=1, cols=len(block.head), style="Table Grid")
    table.autofit = False
    whole = _text_width(document.sections[-1])
    widths = [int(whole * share) for share in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _row(table.rows[0], block.head, widths, HEI, dense)
    _mark(table.rows[0], "tblHeader")  # it stands on every page of the table
    for cells in block.rows:
        row = table.add_row()
        if len(cells) == 1:
            _across(row, cells[0], dense)
        else:
            _row(row, cells, widths, FANG, dense)
    after = document.add_paragraph()  # a document that ends with a table loses it when saved as .doc
    after.paragraph_format.line_spacing = Pt(2)


def _row(row, cells, widths, font, dense):
    """Narrow columns and figures in the middle; a row stays on one page."""
    _mark(row, "cantSplit")
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        cell.width, cell.vertical_alignment = width, WD_ALIGN_VERTICAL.CENTER
        paragraph = _cell(cell, text, font, dense)
        if font == HEI or width < sum(widths) * NARROW or FIGURE.fullmatch(text):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _across(row, text: str, dense: bool):
    """A row that is one cell: the heading of the rows below it."""
    cell = row.cells[0].merge(row.cells[-1])
    _cell(cell, text, HEI, dense).paragraph_format.keep_with_next = True


def _cell(cell, text: str, font: str, dense: bool):
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = DENSE_LINE if dense else CELL_LINE
    _font(paragraph.add_run(text), font, DENSE if dense else CELL)
    return paragraph


def _indent(paragraph, **characters):
    """Said in characters, so that it follows the size of the text; in lengths for programs that know no characters."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, hundredths in characters.items():
        indent.set(qn(f"w:{name.removesuffix('Chars')}"), str(round(hundredths * BODY / 5)))
        indent.set(qn(f"w:{name}"), str(hundredths))


def _mark(row, name: str):
    mark = OxmlElement(f"w:{name}")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _page_numbers(section):
    """4号半角宋体 between dashes, right on odd pages and left on even ones, one character in."""
    for footer, side, indent in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, {"rightChars": 100}),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, {"leftChars": 100}),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment, paragraph.paragraph_format.line_spacing = side, Pt(SMALL)
        _indent(paragraph, **indent)
        for text in ("— ", None, " —"):
            run = paragraph.add_run(text or "")
            _font(run, SONG, SMALL, latin=SONG)
            if text is None:
                _number_field(run)


def _number_field(run):
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


MAKERS = {
    "title": _title, "sign": _closing, "date": _closing, "enclosures": _enclosures, "attachment": _attachment,
}  # fmt: skip
