"""A draft is corrected before it is issued: joined, split, given another kind, its words resolved; the gauge follows."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from waiban.kernel.errors import Refused
from waiban.targets import operations, readings
from waiban.targets.models import Book, Commitment, Gauge, Mention, Scheme
from waiban.targets.resolving import choices

from . import making

pytestmark = pytest.mark.django_db

TWO = "6月底前举办“潮汐论坛”，推动与智利瓦尔帕莱索市缔结友好城市关系"


@pytest.fixture
def office():
    return making.Office()


def promises(book) -> list[Commitment]:
    return list(book.commitments.order_by("start"))


def test_what_is_read_keeps_its_place_in_the_issued_text(office):
    book = making.draft(TWO, "深化与拉美国家的交流合作")
    assert len(promises(book)) == 3
    for promise in promises(book):
        assert book.text[promise.start : promise.end] == promise.text
        for mention in promise.mentions.all():
            assert book.text[mention.start : mention.end] == mention.text


def test_joined_and_split_again_each_part_has_its_own_question(office):
    first, second = promises(making.draft(TWO))
    joined = operations.join(first, by=office.clerk)
    assert joined.text == TWO and not Commitment.objects.filter(pk=second.pk).exists()
    one, two = operations.split(joined, TWO.index("，") + 1, by=office.clerk)
    assert [one.text, two.text] == TWO.split("，")
    assert [p.gauge.register for p in readings.promises([one, two])] == ["events/event", "sistercities/tie"]
    assert [p.deadline for p in (one, two)] == [dt.date(2026, 6, 30)] * 2  # a date goes on until another one stands


def test_there_is_nothing_to_join_the_last_with_and_nothing_to_split_at_an_edge(office):
    _first, last = promises(making.draft(TWO))
    with pytest.raises(Refused):
        operations.join(last, by=office.clerk)
    for offset in (0, -3, len(last.text), 10_000):
        with pytest.raises(Refused):
            operations.split(last, offset, by=office.clerk)


def test_another_kind_asks_another_register_and_waits_for_confirmation_again(office):
    (promise,) = promises(making.draft("6月底前举办“潮汐论坛”"))
    operations.confirm(promise.gauge, by=office.clerk)
    assert Gauge.objects.get().confirmed_by == str(office.clerk)
    operations.set_kind(promise, "research_done", by=office.clerk)
    gauge = Gauge.objects.get()
    assert (gauge.register, gauge.words, gauge.confirmed) == ("deliverables/research", ["潮汐论坛"], False)
    with pytest.raises(Refused):
        operations.set_kind(promise, "dream", by=office.clerk)


def test_a_number_and_a_date_are_set_and_taken_back(office):
    (promise,) = promises(making.draft("举办“潮汐论坛”"))
    operations.set_quantity(promise, Decimal(4), "场", by=office.clerk)
    operations.set_deadline(promise, dt.date(2026, 9, 30), by=office.clerk)
    gauge = Gauge.objects.get()
    assert (gauge.quantity, gauge.unit) == (4, "场")
    assert Commitment.objects.get().deadline == dt.date(2026, 9, 30)
    operations.set_deadline(promise, None, by=office.clerk)
    assert (Commitment.objects.get().deadline, Commitment.objects.get().deadline_stated) == (
        dt.date(2026, 12, 31),
        False,
    )


def test_a_deadline_before_the_books_year_is_refused(office):
    (promise,) = promises(making.draft("举办“潮汐论坛”"))
    with pytest.raises(ValidationError) as told:
        operations.set_deadline(promise, dt.date(2025, 12, 31), by=office.clerk)
    assert "deadline" in told.value.message_dict


def test_words_that_mean_nothing_known_are_doubtful_until_somebody_says(office):
    (promise,) = promises(making.draft("推动远湾集团东港分拨中心项目落户我市"))
    mention = promise.mentions.get(what=Mention.What.PARTY)
    assert mention.doubtful and mention.why
    partner = office.partners["海登贝克集团"]
    operations.resolve(mention, "contacts/organisation", partner.pk, by=office.clerk)
    assert Gauge.objects.get().parties == [["contacts/organisation", partner.pk]]
    operations.settle(mention, by=office.clerk)
    assert (Gauge.objects.get().parties, Mention.objects.get(pk=mention.pk).doubtful) == ([], False)
    for register, record in (("contacts/organisation", 1), ("contacts/moon", partner.pk)):
        with pytest.raises(Refused):
            operations.resolve(mention, register, record, by=office.clerk)


def test_a_place_is_offered_by_any_part_of_its_name(office):
    (promise,) = promises(making.draft("与智利瓦尔帕莱索市缔结友好城市关系"))
    mention = promise.mentions.filter(text__contains="瓦尔帕莱索").first()
    assert mention.record == office.cities["瓦尔帕莱索"].pk
    mention.text = mention.value = "瓦尔帕莱"
    assert ("places/city", office.cities["瓦尔帕莱索"].pk) in {entry[:2] for entry in choices(mention)}


def test_two_cities_of_one_name_are_told_apart_by_the_country_beside_them(office):
    twin = making.keep(making.City(name_zh="瓦尔帕莱索", name_en="Valparaiso", country=office.countries["PT"]))
    (promise,) = promises(making.draft("与葡萄牙瓦尔帕莱索市缔结友好城市关系"))
    assert promise.gauge.places == [["places/city", twin.pk]]
    (promise,) = promises(making.draft("与瓦尔帕莱索市缔结友好城市关系"))
    assert promise.mentions.filter(what=Mention.What.PLACE).get().doubtful


def test_a_year_takes_the_scheme_of_the_year_before_over(office):
    making.keep(Scheme(name="综合考核办法", year=2025, soon_days=45, early_days=3))
    scheme = making.draft("举办“潮汐论坛”").scheme
    assert (scheme.year, scheme.soon_days, scheme.early_days) == (2026, 45, 3)
    assert Scheme.objects.count() == 2 and Book.objects.get().scheme == scheme
