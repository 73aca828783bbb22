"""Whatever changes a record, by whatever way, leaves one sentence: who, what, and both values."""

import pytest

from waiban.history.models import Change
from waiban.register import records

from .making import filled, fresh, texts, value_for, written_by
from .pages import api, confirm, csv_of, form_of, hand_in, newest, send

AFTER = 7
WAYS = {"door": "changed", "form": "changed", "bulk": "changed", "api": "changed", "import": "imported"}


def text_column(register, person):
    """A text this person may change that is not how a sheet finds the record."""
    found = texts(written_by(register, person))
    return next((c for c in found if c.path not in register.key), found[0])


def change_by(way, client, register, record, person, column, value) -> None:
    if way == "door":
        setattr(record, column.path, value)
        records.save(record, by=person)
    elif way == "form":
        url = register.address(record, "edit")
        assert client.post(url, {**form_of(client, url), column.path: value}).status_code == 302
    elif way == "bulk":
        chosen = {"id": f"{record.code}:{record.version}", "column": column.path, column.path: value}
        assert value in client.post(register.address(page="bulk"), {**chosen, "id": record.code}).content.decode()
        assert client.post(register.address(page="bulk"), {**chosen, "save": "1"}).status_code == 302
    elif way == "import":
        sheet = csv_of([column.path, "#"], [[value, record.code]])
        assert confirm(client, register, hand_in(client, register, sheet, "改.csv")).context["done"]["changed"] == 1
    else:
        assert (
            send(client, "patch", api(register, record), {column.path: value, "version": record.version}).status_code
            == 200
        )


@pytest.mark.desk(3)
@pytest.mark.parametrize("way", WAYS)
def test_every_change_is_one_entry_with_both_values(client, register, writer, way):
    client.force_login(writer)
    record = filled(register)
    column = text_column(register, writer)
    before, after, kept = getattr(record, column.path), value_for(column, AFTER), records.plain(record)
    last = newest()
    change_by(way, client, register, record, writer, column, after)
    change = Change.objects.get(register=register.label, seq__gt=last)
    assert change.record == record.pk and change.who_id == writer.pk and change.verb == WAYS[way]
    assert (change.before[column.path], change.after[column.path]) == (before, after)
    record.refresh_from_db()
    assert change.version == record.version
    assert set(change.after) == {name for name, value in records.plain(record).items() if value != kept[name]}


@pytest.mark.desk(3)
@pytest.mark.parametrize("way", ("form", "import", "api"))
def test_a_record_brought_by_any_way_begins_its_history(client, register, writer, way):
    """The first entry holds everything that was written, rows too."""
    client.force_login(writer)
    old = filled(register)
    shown = send(client, "get", api(register, old), "").json()
    names = [c.path for c in written_by(register, writer)]
    last = newest()
    renamed = {
        c.path: value_for(c, AFTER)
        for c in texts(written_by(register, writer))
        if c.path in register.key or c.field.unique
    }
    renamed |= {
        c.path: value_for(c, AFTER)
        for c in written_by(register, writer)
        if c.path in register.key and c.path not in renamed
    }
    renamed = {name: getattr(v, "code", str(v)) for name, v in renamed.items()}
    if way == "form":
        form = form_of(client, register.address(old, "edit"))
        form = {n: v for n, v in form.items() if n not in ("version", "record") and not n.endswith("-row")} | renamed
        form |= {n: ["0"] for n in form if n.endswith("-INITIAL_FORMS")}
        assert client.post(register.address(page="new"), form).status_code == 302
    elif way == "api":
        body = {name: shown[name] for name in names} | renamed
        body |= {
            r.name: [{k: v for k, v in row.items() if k != "id"} for row in shown.get(r.name, ())]
            for r in register.rows
        }
        assert send(client, "post", api(register), body).status_code == 201
    else:
        values = [v.get("id") if isinstance(v, dict) else v for v in ({**shown, **renamed}[name] for name in names)]
        answer = hand_in(client, register, csv_of(names, [["" if v is None else v for v in values]]), "新.csv")
        assert confirm(client, register, answer).context["done"]["new"] == 1
    change = Change.objects.get(register=register.label, seq__gt=last)
    assert change.verb == ("imported" if way == "import" else "created") and change.before == {}
    new = register.model.objects.get(pk=change.record)
    assert new.version == change.version == 1 and new.pk != old.pk
    kept = records.plain(new)
    assert {n: change.after[n] for n in names} == {n: kept[n] for n in names}
    assert {n: kept[n] for n in names if n not in renamed} == {
        n: records.plain(old)[n] for n in names if n not in renamed
    }
    text = client.get(register.address(new, "history")).content.decode()
    for column in written_by(register, writer):  # in words: nobody reads numbers of records
        if column.kind == "relation":
            assert str(column.value(new)) in text, column.path
    if way != "import":
        for rows in register.rows:
            assert len(change.after[f"rows:{rows.name}"]) == 2, change.after


@pytest.mark.desk(2)
def test_saving_without_a_change_leaves_no_entry(client, register, writer):
    """The form sent back as it stands, what the API read sent back as it was, a record saved again."""
    client.force_login(writer)
    record = filled(register)
    last = newest()
    url = register.address(record, "edit")
    assert client.post(url, form_of(client, url)).status_code == 302
    shown = client.get(api(register, record)).json()
    answer = send(client, "patch", api(register, record), shown)
    assert answer.status_code == 200 and answer.json() == shown
    records.save(record, by=writer)
    assert not Change.objects.filter(seq__gt=last).exists()
    record.refresh_from_db()
    assert record.version == shown["version"]


def test_a_removed_record_stays_in_history(register, keeper):
    record = fresh(register)
    pk, name = record.pk, str(record)
    records.remove(record, by=keeper)
    change = Change.objects.get(register=register.label, record=pk)
    assert change.verb == "removed" and change.title == name[:200] and change.before


@pytest.mark.desk(2)
def test_the_history_page_says_it_in_a_sentence(client, register, writer):
    client.force_login(writer)
    record, column = filled(register), text_column(register, writer)
    before, after = getattr(record, column.path), value_for(column, AFTER)
    setattr(record, column.path, after)
    records.save(record, by=writer)
    for page in ("history", ""):
        text = client.get(register.address(record, page)).content.decode()
        assert str(writer) in text and f"<del>{before}</del> → <ins>{after}</ins>" in text
