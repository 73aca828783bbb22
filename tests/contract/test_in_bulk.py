"""Records made, read and written many at once are the same as those made, read and written one by one."""

import copy

import pytest
from django.db import IntegrityError, models, transaction

from waiban.kernel import bulk

from .making import filled, rows_of

pytestmark = pytest.mark.django_db


def values(record) -> dict:
    return {f.attname: getattr(record, f.attname) for f in record._meta.concrete_fields}


def read_plainly(record):
    """As Django itself reads a record."""
    names = [f.attname for f in record._meta.concrete_fields]
    stored = type(record)._default_manager.filter(pk=record.pk).values_list(*names).get()
    return models.Model.from_db.__func__(type(record), "default", names, stored)


def again(record):
    """The same record as if it were not kept yet."""
    made = copy.copy(record)
    made._state = type(record._state)()
    return made


def test_a_new_record_begins_as_its_model_says(register):
    begun, usual = bulk.fresh(register.model), register.model()
    own = {f.attname for f in register.model._meta.concrete_fields if callable(f.default)}
    assert {n: v for n, v in values(begun).items() if n not in own} == {
        n: v for n, v in values(usual).items() if n not in own
    }
    assert all(type(getattr(begun, name)) is type(getattr(usual, name)) for name in own)
    assert begun._state.adding and begun.pk != bulk.fresh(register.model).pk


def test_what_one_new_record_is_given_no_other_has(register):
    field = next(
        f for f in register.model._meta.concrete_fields if isinstance(f, models.CharField) and not f.primary_key
    )
    given = bulk.fresh(register.model, **{field.attname: "甲"})
    assert getattr(given, field.attname) == "甲" != getattr(bulk.fresh(register.model), field.attname)
    for one, other in zip(values(given).values(), values(bulk.fresh(register.model)).values(), strict=True):
        assert one is not other or not isinstance(one, list | dict)


def test_a_record_is_read_as_it_is_kept(register):
    record = filled(register)
    usual = read_plainly(record)
    assert values(record) == values(usual) and record == usual
    assert (record._state.adding, record._state.db) == (usual._state.adding, usual._state.db)
    for name, rows in rows_of(register, record).items():
        assert rows and [values(row) for row in rows] == [values(read_plainly(row)) for row in rows], name


def test_of_a_record_read_in_part_the_rest_is_found_when_it_is_asked_for(register, django_assert_num_queries):
    record = filled(register)
    part = register.model._default_manager.only("pk").get(pk=record.pk)
    missing = part.get_deferred_fields()
    assert missing == {f.attname for f in register.model._meta.concrete_fields if not f.primary_key}
    with django_assert_num_queries(len(missing)):
        assert values(part) == values(record)


def test_written_in_bulk_a_record_is_kept_whole(register):
    record = filled(register)
    before = values(read_plainly(record))
    register.model._default_manager.filter(pk=record.pk)._raw_delete("default")
    bulk.write_rows(register.model, [again(record)])
    assert values(read_plainly(record)) == before


def test_written_over_it_is_the_same_record_with_the_new_words(register):
    record = filled(register)
    record.version += 7
    number = register.model._default_manager.count()
    bulk.write_rows(register.model, [record], replace=True)
    assert register.model._default_manager.count() == number
    assert register.model._default_manager.get(pk=record.pk).version == record.version


def test_a_number_that_is_taken_is_not_written_over_unasked(register):
    record = filled(register)
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.write_rows(register.model, [again(record)])
    assert values(read_plainly(record)) == values(record)
