"""An office that brings its past along saves more ties at once than SQLite takes links in a chain."""

import pytest

from waiban.places.models import City
from waiban.places.tests.factories import CountryFactory
from waiban.register import records
from waiban.sistercities.models import Tie

pytestmark = pytest.mark.django_db


def test_a_thousand_ties_with_a_thousand_cities_are_saved_at_once():
    country = CountryFactory(chile=True)
    City.objects.bulk_create(City(name_zh=f"远湾{n}", name_en=f"Farbay {n}", country=country) for n in range(1_000))
    ties = [Tie(city_id=pk, kind="friendship") for pk in City.objects.values_list("pk", flat=True)]
    assert records.save_many(ties, by="import") == Tie.objects.count() == 1_000
