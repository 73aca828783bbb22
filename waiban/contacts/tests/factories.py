"""Invented organisations, persons and exchanges for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.contacts.models import (
    Advice,
    Exchange,
    FollowUp,
    Gift,
    Honour,
    HonourRound,
    Liaison,
    Organisation,
    Person,
    Post,
    Rhythm,
)
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


class FollowUpFactory(DjangoModelFactory):
    class Meta:
        model = FollowUp

    text = "致信感谢"
    due_on = "2026-11-27"


class LiaisonFactory(RecordFactory):
    class Meta:
        model = Liaison
        skip_postgeneration_save = True

    contact = factory.SubFactory(PersonFactory)
    occasion = factory.Sequence(lambda n: f"港口城市论坛第{n}批")
    arrives_on = "2026-11-23"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        followed = factory.Trait(follow_up=factory.RelatedFactory(FollowUpFactory, "liaison"))


class RhythmFactory(RecordFactory):
    class Meta:
        model = Rhythm

    text = factory.Sequence(lambda n: f"确认行程{n}")
    offset = -14


class HonourRoundFactory(RecordFactory):
    class Meta:
        model = HonourRound

    name = factory.Sequence(lambda n: f"友谊奖评选{n}")
    quota = 20


class HonourFactory(RecordFactory):
    class Meta:
        model = Honour

    nominee = factory.SubFactory(PersonFactory)
    round = factory.SubFactory(HonourRoundFactory)
    proposed_on = "2026-03-10"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        decided = factory.Trait(consented_on="2026-05-08", decided_on="2026-08-14")
        awarded = factory.Trait(consented_on="2026-05-08", decided_on="2026-08-14", ceremony_on="2026-09-28")


class AdviceFactory(RecordFactory):
    class Meta:
        model = Advice

    author = factory.SubFactory(PersonFactory)
    topic = factory.Sequence(lambda n: f"港口夜航服务建议{n}")
    received_on = "2026-10-12"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        adopted = factory.Trait(
            replied_on="2026-10-30", reply="予以采纳", adoption=Advice.Adoption.ADOPTED, adopted_on="2026-10-30"
        )


class GiftFactory(RecordFactory):
    class Meta:
        model = Gift

    number = factory.Sequence(lambda n: f"礼〔2026〕{n}号")
    item = "瓷盘"
    value = 180
    handed_on = "2026-06-10"
    contact = factory.SubFactory(PersonFactory)
    division = factory.SubFactory(DivisionFactory)
