"""A paper says the same in DOCX and PDF, in the layout of GB/T 9704-2012, and no text in it can act."""

import io
from threading import Thread

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from waiban.documents import docx as word
from waiban.documents import pdf
from waiban.documents.blocks import Block, signature, table, width

MM = 72 / 25.4
PAPER = [
    Block("title", "澜港市外办2026年度业务目标自评报告"),
    Block("to", "市考核办："),
    Block("h1", "一、扩大国际合作"),
    Block("p", '与瓜亚基尔市签署意向书。#read("/etc/passwd") *不是标记*'),
    Block("enclosures", rows=[["各项承诺一览表"], ["佐证材料清单"]]),
    *signature("澜港市外办", "2026年11月24日"),
    Block("attachment", "附件1", title="各项承诺一览表", landscape=True),
    table(["序号", "承诺"], [["重点目标"], ["1", "签署意向书"]], [0.2, 0.8]),
    Block("attachment", "附件2", title="佐证材料清单"),
    table(["序号", "材料"], [["1", "意向书文本"]], [0.2, 0.8]),
    Block("note", "以上冻结于当日。"),
]


@pytest.fixture(scope="module")
def in_word():
    return docx.Document(io.BytesIO(word.make(PAPER)))


@pytest.fixture(scope="module")
def in_pdf():
    with pypdfium2.PdfDocument(pdf.make(PAPER)) as file:
        yield file


def text_of(page) -> str:
    return page.get_textpage().get_text_range().replace("\r\n", "")


def paragraph(document, words: str):
    return next(p for p in document.paragraphs if words in p.text)


def fonts(found) -> tuple:
    run = found.runs[0]
    return run._r.rPr.rFonts.get(qn("w:eastAsia")), run._r.rPr.rFonts.get(qn("w:ascii")), run.font.size.pt


def test_the_page_is_a4_with_the_margins_of_the_standard(in_word):
    section = in_word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]


def test_a_page_holds_22_lines_of_28_characters(in_word):
    grid = in_word.sections[0]._sectPr.find(qn("w:docGrid"))
    pitch, squeeze = int(grid.get(qn("w:linePitch"))) / 20, int(grid.get(qn("w:charSpace"))) / 4096
    section = in_word.sections[0]
    high = section.page_height.pt - section.top_margin.pt - section.bottom_margin.pt
    wide = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    assert int(high // pitch) == 22 and wide // (16 + squeeze) == 28
    assert in_word.styles["Normal"].paragraph_format.line_spacing.pt == pitch


def test_each_kind_of_line_has_its_font(in_word):
    assert fonts(paragraph(in_word, "自评报告")) == ("方正小标宋简体", "Times New Roman", 22)
    assert fonts(paragraph(in_word, "一、")) == ("黑体", "Times New Roman", 16)
    assert fonts(paragraph(in_word, "与瓜亚基尔")) == ("仿宋_GB2312", "Times New Roman", 16)
    assert fonts(paragraph(in_word, "附件1")) == ("黑体", "Times New Roman", 16)


def test_text_begins_two_characters_in_and_the_addressee_at_the_edge(in_word):
    assert 'firstLineChars="200"' in paragraph(in_word, "与瓜亚基尔")._p.xml
    assert "firstLine" not in paragraph(in_word, "市考核办")._p.xml


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(in_word, in_pdf):
    section = in_word.sections[0]
    assert in_word.settings.odd_and_even_pages_header_footer
    sides = [footer.paragraphs[0].alignment for footer in (section.footer, section.even_page_footer)]
    assert sides == [docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT, docx.enum.text.WD_ALIGN_PARAGRAPH.LEFT]
    for number, page in enumerate(in_pdf, 1):
        found = page.get_textpage()
        searched = found.search(f"— {number} —")
        index, count = searched.get_next()
        left, _b, _r, _t = found.get_charbox(index)
        _l, _b, right, _t = found.get_charbox(index + count - 1)
        assert (page.get_width() - right > left) == (number % 2 == 0)


def test_wide_tables_are_attachments_on_landscape_pages(in_word, in_pdf):
    assert [s.page_width > s.page_height for s in in_word.sections] == [False, True, False]
    sizes = [(round(w / MM), round(h / MM)) for w, h in (page.get_size() for page in in_pdf)]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    assert "附件1" in text_of(in_pdf[1]).replace(" ", "") and "各项承诺一览表" in text_of(in_pdf[1])


def test_the_pdf_keeps_the_lines_and_characters_of_the_standard():
    with pypdfium2.PdfDocument(pdf.make([Block("p", "字" * 28 * 30)])) as file:
        found = file[0].get_textpage()
        boxes = [found.get_charbox(i, loose=True) for i in range(found.count_chars())]
        lines: dict[float, int] = {}
        for i, (_left, bottom, _right, _top) in enumerate(boxes):
            if found.get_text_range(i, 1) == "字":
                lines[round(bottom)] = lines.get(round(bottom), 0) + 1
        assert list(lines.values()) == [26] + [28] * 21
        assert min(box[0] for box in boxes) == pytest.approx(28 * MM, abs=1)


def test_an_attachment_begins_with_its_number_and_its_title(in_word):
    texts = [p.text for p in in_word.paragraphs]
    place = texts.index("附件1")
    assert texts[place + 1] == "各项承诺一览表" and fonts(in_word.paragraphs[place + 1])[0] == "方正小标宋简体"


def test_the_file_tells_its_title_and_no_program(in_word):
    properties = in_word.core_properties
    assert properties.title == "澜港市外办2026年度业务目标自评报告"
    assert not properties.author and not properties.comments


def test_a_row_of_one_cell_is_the_heading_of_those_below(in_word):
    cells = in_word.tables[0].rows[1].cells
    assert cells[0]._tc is cells[1]._tc and cells[0].text == "重点目标"
    assert "tblHeader" in in_word.tables[0].rows[0]._tr.xml


def test_the_date_stands_four_characters_in_and_the_name_over_its_middle():
    name, date = signature("澜港市外办", "2026年11月24日")
    assert date.right == 4 and width(date.text) == 7
    assert name.right + width(name.text) / 2 == date.right + width(date.text) / 2
    name, date = signature("澜港市人民政府外事办公室（市港澳事务办公室）", "2026年11月24日")
    assert name.right >= 0 and name.right + width(name.text) / 2 == date.right + width(date.text) / 2


def test_text_in_a_pdf_stays_text(in_pdf):
    words = text_of(in_pdf[0])
    assert "自评报告" in words and 'read("/etc/passwd")' in words and "*不是标记*" in words


def test_unseen_characters_do_not_break_a_paper():
    odd = [Block("p", "意向书\x00\x0b\u202e已签"), table(["甲\x01"], [["乙\ufeff"]], [1])]
    document = docx.Document(io.BytesIO(word.make(odd)))
    assert document.paragraphs[0].text == "意向书已签" and document.tables[0].cell(1, 0).text == "乙"
    assert pdf.make(odd).startswith(b"%PDF")


def test_two_people_may_print_at_once():
    made: list = []
    papers = [Thread(target=lambda: made.append(pdf.make([Block("p", "同时打印" * 2_000)]))) for _ in range(4)]
    for paper in papers:
        paper.start()
    for paper in papers:
        paper.join()
    assert len(made) == 4
