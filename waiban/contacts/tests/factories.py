"""Invented organisations, persons and exchanges for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.contacts.models import Exchange, Organisation, Person, Post
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.register.tests.factories import RecordFactory


class OrganisationFactory(RecordFactory):
    class Meta:
        model = Organisation

    name_zh = factory.Sequence(lambda n: f"远湾航运{n}号公司")
    name_en = factory.Sequence(lambda n: f"Farbay Shipping {n}")
    country = factory.SubFactory(CountryFactory, chile=True)
    sector = "航运"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        government = factory.Trait(kind=Organisation.Kind.CITY_GOVERNMENT, city=factory.SubFactory(CityFactory))
        port = factory.Trait(kind=Organisation.Kind.PORT, city=factory.SubFactory(CityFactory))


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    organisation = factory.SubFactory(OrganisationFactory)
    title = "董事长"
    since = "2024-03"


class PersonFactory(RecordFactory):
    class Meta:
        model = Person
        skip_postgeneration_save = True

    name_zh = factory.Sequence(lambda n: f"罗恩·凯斯特{n}")
    name_latin = factory.Sequence(lambda n: f"Ron Kester {n}")
    title_zh = "董事长"
    country = factory.SubFactory(CountryFactory, chile=True)
    division = factory.SubFactory(DivisionFactory)

    class Params:
        posted = factory.Trait(post=factory.RelatedFactory(PostFactory, "person"))
        mayor = factory.Trait(title_zh="市长", rank=Person.Rank.DIRECTOR_GENERAL)


class ExchangeFactory(RecordFactory):
    class Meta:
        model = Exchange

    held_on = "2026-03-12"
    subject = factory.Sequence(lambda n: f"商谈港口合作第{n}次")
    organisation = factory.SubFactory(OrganisationFactory)
    division = factory.SubFactory(DivisionFactory)

    class Params:
        to_follow = factory.Trait(next_step="寄送文本", next_on="2026-12-01")
