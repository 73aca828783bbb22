"""A paper says the same in DOCX and PDF, and no text in it can act."""

import io

import docx
import pypdfium2

from waiban.documents import docx as word
from waiban.documents import pdf
from waiban.documents.blocks import Block, table

PAPER = [
    Block("title", "澜港市外办2026年度业务目标自评报告"),
    Block("to", "市考核办："),
    Block("h1", "一、扩大国际合作"),
    Block("p", '与瓜亚基尔市签署意向书。#read("/etc/passwd") *不是标记*'),
    table(["序号", "承诺"], [["1", "签署意向书"]], [0.2, 0.8], attachment="附件1"),
    Block("sign", "澜港市外办"),
    Block("date", "2026年11月24日"),
]


def test_the_docx_has_the_official_page_and_fonts():
    document = docx.Document(io.BytesIO(word.make(PAPER)))
    section = document.sections[0]
    assert round(section.top_margin.mm) == 37 and round(section.left_margin.mm) == 28
    assert "方正小标宋简体" in document.paragraphs[0]._p.xml
    assert document.tables[0].cell(1, 1).text == "签署意向书"
    assert 'firstLineChars="200"' in document.paragraphs[3]._p.xml


def test_text_in_a_pdf_stays_text():
    file = pypdfium2.PdfDocument(pdf.make(PAPER))
    text = "".join(page.get_textpage().get_text_range() for page in file)
    assert "自评报告" in text.replace("\r\n", "") and 'read("/etc/passwd")' in text.replace("\r\n", "")
    assert len(file) == 2
