"""Whatever changes a record leaves one sentence: who, what, and both values."""

import pytest

from waiban.history.models import Change
from waiban.register import records


def text_column(register):
    for column in register.columns:
        if column.own and column.kind in ("text", "long") and "edit" in column.show and not column.field.choices:
            return column
    pytest.fail(f"{register.label} has no text to change")


def test_every_change_is_one_entry_with_both_values(register, make, keeper):
    record, column = make(), text_column(register)
    before = getattr(record, column.path)
    setattr(record, column.path, "改写之后")
    records.save(record, by=keeper)
    change = Change.objects.filter(register=register.label, record=record.pk).get()
    assert change.who_id == keeper.pk and change.verb == "changed"
    assert (change.before[column.path], change.after[column.path]) == (before, "改写之后")


def test_saving_without_a_change_leaves_no_entry(register, make, keeper):
    record = make()
    records.save(record, by=keeper)
    assert not Change.objects.filter(
        register=register.label, record=record.pk, verb="changed", before={}, after={}
    ).exists()


def test_a_removed_record_stays_in_history(register, make, keeper):
    record = make()
    pk, name = record.pk, str(record)
    records.remove(record, by=keeper)
    change = Change.objects.get(register=register.label, record=pk)
    assert change.verb == "removed" and change.title == name[:200] and change.before


def test_the_history_page_says_it_in_a_sentence(client, register, make, keeper):
    record, column = make(), text_column(register)
    setattr(record, column.path, "改写之后")
    records.save(record, by=keeper)
    client.force_login(keeper)
    page = client.get(register.address(record, "history")).content.decode()
    assert str(keeper) in page and ("改写之后" in page or column.private)
