"""What the rules say of an agreement: a district of ours makes no tie (F-04)."""

import pytest

from waiban.agreements.models import Agreement, Party
from waiban.places.tests.factories import CityFactory
from waiban.rulebook.tests.book import rulebook, said_of  # noqa: F401
from waiban.sistercities.tests.factories import TieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rulebook")]


def signed_by(level: str, kind: str = "friendship", side: str = "own") -> list[str]:
    own = CityFactory(level=level, name_zh=f"东屿{level}{kind}{side}")
    return said_of(Agreement(tie=TieFactory(kind=kind)), parties=[Party(side=side, city=own)])


def test_a_district_of_ours_makes_no_tie():
    assert signed_by("district") == ["F-04"]


def test_cities_units_and_partners_are_not_blamed():
    assert signed_by("city") == signed_by("district", kind="unit") == signed_by("district", side="foreign") == []


def test_an_agreement_without_a_tie_is_not_asked():
    assert said_of(Agreement(), parties=[Party(side="own", city=CityFactory(level="district"))]) == []
