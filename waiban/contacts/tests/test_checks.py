"""What the rules say of gifts and honours."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from waiban.contacts.models import Gift, Honour, HonourRound
from waiban.contacts.tests.factories import GiftFactory, HonourFactory, PersonFactory
from waiban.kernel.dates import as_partial
from waiban.register import records
from waiban.rulebook.tests.book import change, from_now_on, said_of, sentences_of

pytestmark = pytest.mark.usefixtures("rulebook")


def gift(**fields):
    fields = {"number": "礼1", "value": Decimal(300), "handed_on": "2026-06-30", **fields}
    return Gift(item="银壶", **{name: as_partial(v) if name.endswith("_on") else v for name, v in fields.items()})


def test_a_dear_gift_is_entered_before_it_is_declared_but_not_kept():
    assert len(sentences_of(gift(), "P-07")) == 1
    records.save(gift(), by="test")
    with pytest.raises(ValidationError, match="P-07"):
        records.save(gift(number="礼2", disposal="kept", declared_on="2026-07-01"), by="test")
    assert said_of(gift(disposal="handed_in", declared_on="2026-07-01")) == []
    assert said_of(gift(value=Decimal(200))) == []


def test_from_the_day_of_a_new_limit_another_answer_is_given():
    from_now_on("P-07", 500, "2026-07-01")
    assert said_of(gift()) == ["P-07"] and said_of(gift(handed_on="2026-07-01")) == []


def test_cash_is_neither_kept_by_the_unit_nor_given():
    for bad in (gift(category="cash", value=None, disposal="unit"), gift(category="securities", direction="given")):
        with pytest.raises(ValidationError, match="P-07"):
            records.save(bad, by="test")
    assert said_of(gift(category="cash", value=Decimal(100), disposal="returned")) == []
    assert not Gift.objects.exists()


def award(round="第五届", on="2026-08-14", consent="2025-05-08"):
    round, _new = HonourRound.objects.get_or_create(name=round)
    return Honour(nominee=PersonFactory(), round=round, decided_on=as_partial(on), consented_on=as_partial(consent))


def test_a_round_holds_so_many_and_one_more_is_stopped_where_the_office_says_so():
    from_now_on("P-20", 2, "2026-01-01", key="places")
    records.save_many([award(), award()], by="test")
    assert said_of(records.save(award("第六届", "2028-08"), by="test")) == []
    third = award()
    assert said_of(third) == ["P-20"]
    change("P-20", effect="stops")
    with pytest.raises(ValidationError, match="P-20"):
        records.save(third, by="test")
    with pytest.raises(ValidationError, match="P-20"):  # three of a sheet that has no round yet
        records.save_many([award("第七届", "2030-08") for _n in range(3)], by="test")
    assert Honour.objects.count() == 3


def test_a_round_may_have_fewer_places_of_its_own_and_who_withdrew_takes_none():
    records.save_many([award(), award()], by="test")
    third = award()
    assert said_of(third) == []
    HonourRound.objects.update(quota=2)
    third.round = HonourRound.objects.get()
    assert said_of(third) == ["P-20"]
    Honour.objects.filter(pk=Honour.objects.first().pk).update(withdrawn_on="2026-09-01")
    assert said_of(third) == []


def test_rounds_lie_two_years_apart():
    records.save(award("第四届", "2025-09"), by="test")
    assert said_of(award()) == ["P-20"] and said_of(award(on="2027-08")) == []


def test_whoever_is_honoured_has_agreed_before():
    with pytest.raises(ValidationError, match="P-21"):
        records.save(award(consent=None), by="test")
    assert said_of(HonourFactory._meta.model.objects.get(pk=HonourFactory().pk)) == ["P-21"]
    assert GiftFactory().pk and said_of(award()) == []
