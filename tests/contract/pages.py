"""What a person does with a page: fills in its form as it stands, hands in a sheet, looks at what it would do."""

import csv
import io
import json
from html.parser import HTMLParser

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from waiban.history.models import Change
from waiban.register.sheets import sheet_name


class Form(HTMLParser):
    """The values a browser would send of the form that writes a record."""

    def __init__(self, page: str):
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.inside, self.hidden, self.area, self.select = False, 0, None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self.inside = "form" in (a.get("class") or "").split()
        elif tag == "template":
            self.hidden += 1
        elif self.inside and not self.hidden:
            if tag == "input" and a.get("name") and a.get("type") != "submit":
                if a.get("type") not in ("checkbox", "radio") or "checked" in a:
                    self.values.setdefault(a["name"], []).append(a.get("value") or "on")
                    if a.get("type") not in ("checkbox", "radio"):
                        self.values[a["name"]][-1] = a.get("value") or ""
            elif tag == "textarea":
                self.area = a["name"]
                self.values[self.area] = [""]
            elif tag == "select":
                self.select, self.first = a["name"], None
            elif tag == "option" and self.select:
                self.first = a.get("value", "") if self.first is None else self.first
                if "selected" in a:
                    self.values.setdefault(self.select, []).append(a.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "template":
            self.hidden -= 1
        elif tag == "textarea":
            self.area = None
        elif tag == "select" and self.select:
            self.values.setdefault(self.select, [self.first or ""])
            self.select = None
        elif tag == "form":
            self.inside = False

    def handle_data(self, data):
        if self.area:
            self.values[self.area][0] += data.removeprefix("\n") if not self.values[self.area][0] else data


def form_of(client, url: str) -> dict[str, list[str]]:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return Form(answer.content.decode()).values


def send(client, method: str, url: str, body) -> object:
    """A request of another system."""
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.generic(method.upper(), url, data, content_type="application/json")


def api(register, record=None) -> str:
    return f"/api/{register.label}/" + (f"{record.code}/" if record is not None else "")


def xlsx_of(*sheets: tuple[str, list, list[list]]) -> bytes:
    """A workbook of (name, headings, rows)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, heads, rows in sheets:
        sheet = book.create_sheet(sheet_name(name))
        for row in [heads, *rows]:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_of(heads: list, rows: list[list]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([heads, *rows])
    return file.getvalue().encode()


def hand_in(client, register, data: bytes, name: str = "sheet.xlsx"):
    """The page that answers to a sheet: what it would do, or why it was not read."""
    return client.post(
        register.address(page="import"), {"file": SimpleUploadedFile(name, data), "do": "receive"}, follow=True
    )


def preview_of(answer) -> dict:
    assert answer.context and "upload" in answer.context, answer.content.decode()[:3000]
    return answer.context["upload"].state["preview"]


def faults_of(answer) -> str:
    """All sentences against rows and cells."""
    lines = preview_of(answer)["rows"]["error"]
    return " ".join(sentence for line in lines for sentence in [*line["wrong"], *(c["wrong"] for c in line["cells"])])


def confirm(client, register, answer):
    """Let it be written."""
    token = answer.context["upload"].token
    return client.post(register.address(page="import"), {"t": token, "do": "confirm"}, follow=True)


def body_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def newest() -> int:
    """The number of the last change of all."""
    return Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
