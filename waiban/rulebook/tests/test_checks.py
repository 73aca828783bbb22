"""Every check has its rule in the shipped book, whatever is missing in a record breaks none, and lists never ask them."""

import inspect

import pytest
from django.core.management import call_command

from waiban.kernel.dates import as_partial
from waiban.register.declare import catalogue
from waiban.register.judging import look
from waiban.rulebook.declare import checks
from waiban.rulebook.models import Rule

ALL = [(label, one) for label, mine in checks.items() for one in mine]


def test_every_check_has_its_rule_in_the_shipped_book(rulebook):
    assert len(ALL) > 30
    assert {one.number for _label, one in ALL} <= set(Rule.objects.values_list("number", flat=True))


def test_every_rule_says_what_it_says_in_both_languages_and_none_that_is_unsure_stops(rulebook):
    rules = list(Rule.objects.all())
    assert len(rules) > 70 and all(rule.title and rule.title_en and rule.text and rule.text_en for rule in rules)
    assert all(rule.level == "verified" for rule in rules if rule.effect == "stops")


@pytest.mark.parametrize("label", checks)
def test_a_record_with_nothing_in_it_breaks_no_check(label, rulebook):
    register = catalogue[label]
    empty = {rows.name: [rows.model(), rows.model()] for rows in register.rows}
    assert len(look(register, [register.model()], [empty])) == 1


@pytest.mark.parametrize("label", checks)
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026", "2026-02"])
def test_no_date_of_the_calendar_breaks_a_check(label, day, rulebook):
    register = catalogue[label]

    def dated(thing):
        for field in thing._meta.concrete_fields:
            if type(field).__name__ == "PartialDateField":
                setattr(thing, field.name, as_partial(day))
        return thing

    rows = {rows.name: [dated(rows.model())] for rows in register.rows}
    assert len(look(register, [dated(register.model())], [rows])) == 1


def test_the_catalogue_tells_what_is_checked(capsys):
    call_command("catalogue")
    told = capsys.readouterr().out
    assert all(f"check {one.number}: {one.says}" in told for _label, one in ALL)


def test_checks_are_called_by_what_they_demand():
    assert all(len(one.says.split()) > 2 and inspect.isgeneratorfunction(one.run) for _label, one in ALL)
