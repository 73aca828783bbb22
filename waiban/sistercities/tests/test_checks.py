"""What the rules say of a tie: with whom, in which order, with which decisions."""

import pytest
from django.core.exceptions import ValidationError

from waiban.kernel.dates import as_partial
from waiban.places.models import City
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.register import records
from waiban.rulebook.tests.book import said_of, sentences_of
from waiban.sistercities.models import Tie, TieStage

pytestmark = pytest.mark.usefixtures("rulebook")


def way(*stages):
    return [TieStage(stage=stage, on=as_partial(on)) for stage, on in stages]


def tie(kind="friendship", **city):
    return Tie(city=City.objects.get(pk=CityFactory(**city).pk), kind=kind)


def test_a_tie_whose_partner_lost_its_relations_can_be_ended():
    apart = CountryFactory(relations=False)
    assert said_of(tie(country=apart), stages=way(("intent", "2026-03"))) == ["F-03"]
    assert said_of(tie(country=apart), stages=way(("intent", "2026-03"), ("terminated", "2026-09"))) == []


def test_a_region_of_which_nothing_is_said_is_not_blamed():
    assert said_of(tie(country=CountryFactory(relations=None))) == []


def test_a_stage_that_lies_certainly_before_the_one_it_follows_is_stopped():
    with pytest.raises(ValidationError, match="F-16"):
        records.save(tie(), by="test", rows={"stages": way(("approved", "2026-03"), ("intent", "2026-05"))})
    assert not Tie.objects.exists()


def test_dates_known_to_the_year_are_believed_as_long_as_they_can_be_right():
    assert "F-16" not in said_of(tie(), stages=way(("approved", "2026-03-10"), ("intent", "2026")))
    assert "F-16" not in said_of(tie(), stages=way(("approved", "2026"), ("intent", "2026-05-02")))
    assert "F-16" in said_of(tie(), stages=way(("approved", "2026-03"), ("intent", "2027")))


def test_a_tie_in_force_may_begin_a_second_round():
    rounds = [
        ("signed", "1995"),
        ("in_force", "1995"),
        ("intent", "2015-04"),
        ("approved", "2016-06"),
        ("signed", "2016-08"),
    ]
    assert "F-16" not in said_of(tie(), stages=way(*rounds))


def test_a_sister_city_signed_without_its_decisions_is_told_which_are_missing():
    told = sentences_of(
        tie(), "F-08", stages=way(("intent", "2025-03"), ("approved", "2026-03"), ("signed", "2026-05"))
    )
    assert len(told) == 1 and "市人大" in told[0] and "批复" not in told[0].partition("：")[2].replace("全国友协", "")
    assert said_of(tie(), stages=way(("signed", "1986"))) == []  # of old ties nothing else is known


def test_a_partner_that_is_a_district_is_advised_against_and_its_units_may_be_tied():
    assert said_of(tie(level="district")) == ["F-05"] and said_of(tie("unit", level="district")) == []


def test_an_approval_that_had_expired_is_told():
    late = tie()
    late.approval_expires = as_partial("2026-04")
    assert "F-13" in said_of(late, stages=way(("approved", "2025-03"), ("signed", "2026-05-10")))
    assert "F-13" not in said_of(late, stages=way(("approved", "2025-03"), ("signed", "2026-04-30")))
