"""The invented city's book as files of every kind an office sends: tables with merged cells, sheets, pages."""

import io
import json

import docx
import openpyxl
import typst
from django.conf import settings

HEAD = ["类别", "序号", "目标名称", "目标内容"]
TOP = ("{year}年度市直单位业务目标", "单位名称：{unit}  主要负责人：{leader}  联系人：{contact}  联系电话：{phone}")


def rows(gold: dict, text: str) -> list[list[str]]:
    """Class, number, name and content of every target of the annotated book, the content as the text has it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    out = []
    for category in gold["categories"]:
        for target in category["targets"]:
            out.append([category["name"], target["no"], target["name"], lines[lines.index(target["name"]) + 1]])
    return out


def foot(text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith("标杆城市"))


def as_docx(gold: dict, text: str) -> bytes:
    paper = docx.Document()
    for line in TOP:
        paper.add_paragraph(line.format(**gold))
    body = rows(gold, text)
    table = paper.add_table(len(body) + 1, 4)
    for number, row in enumerate([HEAD, *body]):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell
    for first, last in runs(body):
        whole = table.cell(first + 1, 0).merge(table.cell(last + 1, 0))
        whole.text = body[first][0]
    paper.add_paragraph(foot(text))
    return saved(paper)


def as_xlsx(gold: dict, text: str) -> bytes:
    book = openpyxl.Workbook()
    sheet, body = book.active, rows(gold, text)
    for number, line in enumerate(TOP, 1):
        sheet.cell(number, 1, line.format(**gold))
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
    for row in [HEAD, *body]:
        sheet.append(row)
    for first, last in runs(body):
        sheet.merge_cells(start_row=first + 4, end_row=last + 4, start_column=1, end_column=1)
    sheet.cell(len(body) + 4, 1, foot(text))
    sheet.merge_cells(start_row=len(body) + 4, end_row=len(body) + 4, start_column=1, end_column=4)
    return saved(book)


def as_pdf(gold: dict, text: str) -> bytes:
    body = rows(gold, text)
    merged = {first: last - first + 1 for first, last in runs(body)}
    cells = [quoted(word) for word in HEAD]
    for number, row in enumerate(body):
        if number in merged:
            cells.append(f"table.cell(rowspan: {merged[number]}, {quoted(row[0])})")
        cells += [quoted(cell) for cell in row[1:]]
    lines = [f"#par[#{quoted(line.format(**gold))}]" for line in TOP]
    page = '#set page(margin: 1.5cm)\n#set text(font: "Noto Serif SC", size: 10pt)\n' + "\n\n".join(lines)
    page += f"\n\n#table(columns: (2cm, 1.2cm, 4cm, 1fr), {', '.join(cells)})\n\n#par[#{quoted(foot(text))}]"
    return printed(page)


def printed(page: str) -> bytes:
    """A page description as PDF, in the fonts of the product."""
    return typst.compile(page.encode(), font_paths=[str(folder) for folder in settings.FONTS if folder.exists()])


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def runs(body: list[list[str]]) -> list[tuple[int, int]]:
    """First and last row of every class."""
    names = [row[0] for row in body]
    return [(names.index(name), len(names) - 1 - names[::-1].index(name)) for name in dict.fromkeys(names)]


def saved(paper) -> bytes:
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()
