"""A value holds from a day until a day, and what the book says is known at once when somebody changes it."""

import datetime as dt

import pytest
from django.core.management import call_command

from waiban.history.models import Change
from waiban.kernel.dates import PartialDate
from waiban.register import records
from waiban.rulebook import operations
from waiban.rulebook.models import Rule
from waiban.rulebook.values import doubting, opened, value_on, words_on

from .book import change, from_now_on

pytestmark = pytest.mark.usefixtures("rulebook")


def test_a_value_holds_from_its_day_on_and_the_older_one_before():
    from_now_on("P-07", 500, "2026-07-01")
    assert value_on("P-07", dt.date(2026, 6, 30)) == 200
    assert value_on("P-07", dt.date(2026, 7, 1)) == value_on("P-07", None) == 500
    assert value_on("P-07", dt.date(1990, 1, 1)) is None


def test_a_date_known_to_the_month_is_asked_on_its_last_day():
    from_now_on("P-07", 500, "2026-07-31")
    assert value_on("P-07", PartialDate.parse("2026-07")) == 500
    assert value_on("P-07", PartialDate.parse("2026-06")) == 200


def test_older_limits_still_hold_for_older_trips():
    assert [value_on("T-2", dt.date(year, 6, 1), "2") for year in (2011, 2026)] == [10, 8]


def test_the_book_is_read_once_and_again_when_it_has_changed(django_assert_num_queries):
    assert value_on("P-07", None) == 200
    with django_assert_num_queries(1):
        assert value_on("P-07", None) == 200
    with django_assert_num_queries(1), opened():
        assert {value_on("P-07", None) for _n in range(50)} == {200}
    from_now_on("P-07", 300, "2026-01-01")
    assert value_on("P-07", None) == 300
    Rule.objects.get(number="P-07").delete()
    assert value_on("P-07", None) is None


def test_whoever_uses_a_value_nobody_verified_is_told():
    with doubting() as doubts:
        value_on("P-07", None)
        assert not doubts
        value_on("E-02", None, "foreign")
    assert [row.key for row in doubts] == ["foreign"]


def test_words_of_a_rule_are_parted_by_bars():
    assert words_on("E-04", None, "names") == ["论坛", "峰会", "高峰"] and words_on("E-04", None, "none") == []


def test_what_the_office_changed_stays_when_the_rules_are_loaded_again():
    change("F-03", title="只与建交国结好")
    assert operations.load() == 0 and Rule.objects.get(number="F-03").title == "只与建交国结好"


def test_rules_stand_by_chapter_and_number(client):
    numbers = list(Rule.objects.order_by("place").values_list("number", flat=True))
    assert (
        numbers.index("F-03")
        < numbers.index("F-16")
        < numbers.index("P-07")
        < numbers.index("T-2")
        < numbers.index("T-20")
    )
    assert Rule.objects.get(number="T-20").chapter == "T"


def newer_version(monkeypatch, **more) -> None:
    """The shipped files of a version to come, with more rules and values."""
    shipped = operations.rows_of
    monkeypatch.setattr(operations, "rows_of", lambda name: [*shipped(name), *more.get(name.partition(".")[0], ())])


def value_of(rule: str, key: str, value: str) -> dict:
    return dict.fromkeys(operations.rows_of("values.csv")[0], "") | {"rule": rule, "key": key, "value": value}


def test_an_office_gets_the_rules_and_values_of_a_new_version_when_it_migrates(monkeypatch):
    change("L-08", title="本办译员安排")
    rule = dict.fromkeys(operations.rows_of("rules.csv")[0], "新规") | {
        "number": "L-99", "level": "unverified", "effect": "advises",
    }  # fmt: skip
    values = [value_of("L-99", "", "7"), value_of("L-08", "breaks", "20"), value_of("L-08", "breaks", "30")]
    newer_version(monkeypatch, rules=[rule], values=values)
    call_command("migrate", verbosity=0)
    assert value_on("L-99", None) == 7 and value_on("L-08", None, "breaks") in (20, 30)
    kept = Rule.objects.get(number="L-08")
    assert kept.title == "本办译员安排" and kept.values.filter(key="breaks").count() == 2
    before = Change.objects.count()
    call_command("migrate", verbosity=0)
    assert Change.objects.count() == before


def test_what_the_office_changed_or_took_out_does_not_come_back(monkeypatch):
    rule = Rule.objects.get(number="L-08")
    rows = [row for row in rule.values.all() if row.key != "load"]
    rows[0].value = 3
    records.save(rule, by="test", rows={"values": rows})
    records.remove(Rule.objects.get(number="T-7"), by="test")
    newer_version(monkeypatch, values=[value_of("T-7", "more", "9")])
    assert operations.renew() == 0 and not Rule.objects.filter(number="T-7").exists()
    assert value_on("L-08", None, "load") is None and value_on("L-08", None, "pair") == 3


def test_an_office_that_keeps_no_rulebook_is_given_none_by_a_migration():
    Rule.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert not Rule.objects.exists()
