"""What a person does with a page: fills in its form as it stands, hands in a sheet, looks at what it would do."""

import json
from html.parser import HTMLParser

from waiban.history.models import Change
from waiban.register.tests.sheets import confirm, csv_of, faults_of, hand_in, preview_of, xlsx_of

__all__ = ["confirm", "csv_of", "faults_of", "hand_in", "preview_of", "xlsx_of"]


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


def body_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def newest() -> int:
    """The number of the last change of all."""
    return Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
