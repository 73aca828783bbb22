"""Places for tests: invented countries and cities, and the few real ones that sentences need."""

import string

import factory
from factory.django import DjangoModelFactory

from waiban.places.models import City, Country, CountryGroup, GroupMember
from waiban.register.tests.factories import RecordFactory

LETTERS = string.digits + string.ascii_uppercase


class CountryFactory(RecordFactory):
    class Meta:
        model = Country
        django_get_or_create = ("iso2",)

    iso2 = factory.Sequence(lambda n: f"{n // 36 % 10}{LETTERS[n % 36]}")  # no country's code begins with a digit
    name_zh = factory.LazyAttribute(lambda o: f"云屿国{o.iso2}")
    name_en = factory.LazyAttribute(lambda o: f"Yunyu {o.iso2}")
    relations = True

    class Params:
        chile = factory.Trait(iso2="CL", name_zh="智利", name_en="Chile", continent="SA")
        fiji = factory.Trait(iso2="FJ", name_zh="斐济", name_en="Fiji", continent="OC")
        china = factory.Trait(iso2="CN", name_zh="中国", name_en="China", continent="AS")


class GroupMemberFactory(DjangoModelFactory):
    class Meta:
        model = GroupMember

    country = factory.SubFactory(CountryFactory)


class CountryGroupFactory(RecordFactory):
    class Meta:
        model = CountryGroup
        skip_postgeneration_save = True

    short = factory.Sequence(lambda n: f"G{n}")
    name_zh = factory.Sequence(lambda n: f"海湾合作国家{n}")
    name_en = factory.Sequence(lambda n: f"Bay group {n}")

    class Params:
        with_chile = factory.Trait(
            chile=factory.RelatedFactory(GroupMemberFactory, "group", country__chile=True, since="2020")
        )


class CityFactory(RecordFactory):
    class Meta:
        model = City

    name_zh = factory.Sequence(lambda n: f"远湾{n}")
    name_en = factory.Sequence(lambda n: f"Farbay {n}")
    country = factory.SubFactory(CountryFactory, chile=True)
    tz = "America/Santiago"
