"""The columns of a sheet and what they mean, as the preview of an import shows them and as a person sets them by hand."""

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from . import headings, match
from .cells import plain
from .layout import NUMBER_LABEL
from .match import Chosen, Purpose
from .uploads import Upload

SAMPLES, WIDTH = 3, 30  # so many values of each column are shown, and so much of them


def kept(purpose: Purpose) -> dict:
    """A sheet's columns for the upload's memory."""
    return {
        "rows": purpose.rows.name if purpose.rows else "",
        "name": purpose.sheet.name,
        "head": purpose.head,
        "heads": purpose.heads,
        "paths": purpose.paths,
        "samples": _samples(purpose),
        "unknown": purpose.unknown,
        "recalled": {i: {"who": h.who, "at": h.at.isoformat()} for i, h in purpose.recalled.items()},
    }


def _samples(purpose: Purpose) -> list[str]:
    """The first different values of each column, for whoever has to say what the column is."""
    found: list[dict] = [{} for _head in purpose.heads]
    for values in purpose.below:
        for column, value in zip(found, values, strict=False):
            if len(column) < SAMPLES and (text := plain(value)[:WIDTH]):
                column[text] = True
    return [" · ".join(column) for column in found]


def chosen(upload: Upload) -> dict[str, Chosen]:
    """What the preview was made with."""
    return {sheet["rows"]: Chosen(sheet["head"], sheet["paths"]) for sheet in upload.state["sheets"]}


def set_by_hand(upload: Upload, posted) -> dict[str, Chosen]:
    """What stands in the form."""
    return {
        sheet["rows"]: Chosen(sheet["head"], [posted.get(f"c:{sheet['rows']}:{i}", "") for i in range(len(sheet["heads"]))])
        for sheet in upload.state["sheets"]
    }  # fmt: skip


def remember(register, user, upload: Upload) -> None:
    """The columns of this sheet are matched so the next time, for everybody of the division."""
    by_name = {rows.name: rows for rows in register.rows}
    for sheet in upload.state["sheets"]:
        known = match.names_of(register, by_name.get(sheet["rows"]), user)
        headings.remember(register, user, sheet["rows"], sheet["heads"], sheet["paths"], known)


def sheets_of(register, user, upload: Upload) -> list[dict]:
    """For each sheet its headings, each with some of its values and the columns it may mean."""
    found = []
    by_name = {rows.name: rows for rows in register.rows}
    for sheet in upload.state["sheets"]:
        rows = by_name.get(sheet["rows"])
        options = [(path, c.label if c else NUMBER_LABEL) for path, c in match.offered(register, rows, user).items()]
        heads = [
            {"name": f"c:{sheet['rows']}:{i}", "head": head, "path": path, "some": some, "unknown": i in sheet["unknown"]}
            for i, (head, path, some) in enumerate(zip(sheet["heads"], sheet["paths"], sheet["samples"], strict=True))
        ]  # fmt: skip
        label = rows.label if rows else register.title
        found.append({"label": label, "name": sheet["name"], "heads": heads, "options": options})
    return found


def told(register, user, upload: Upload) -> list[dict]:
    """Which headings mean what they meant the last time, and who said so then."""
    found: dict[str, dict] = {}
    by_name = {rows.name: rows for rows in register.rows}
    for sheet in upload.state["sheets"]:
        columns = match.offered(register, by_name.get(sheet["rows"]), user)
        for index, said in sheet["recalled"].items():
            path = sheet["paths"][int(index)]
            label = (c.label if (c := columns.get(path)) else NUMBER_LABEL) if path else _("not read")
            one = found.setdefault(said["who"], {"who": said["who"], "at": said["at"], "pairs": []})
            one["at"] = max(one["at"], said["at"])
            one["pairs"].append((sheet["heads"][int(index)], label))
    return [{**one, "at": parse_datetime(one["at"])} for one in found.values()]
