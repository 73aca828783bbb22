"""A small office for tests of the engine: places, partners, a book in real wording, and records as an office keeps them."""

import datetime as dt
from dataclasses import dataclass, field

from waiban import reader
from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.agreements.models import Agreement, Party
from waiban.contacts.models import Exchange, Organisation
from waiban.deliverables.models import Figure, IssuedDocument, Research
from waiban.events.models import Event, Guest
from waiban.kernel.dates import as_partial
from waiban.places.models import City, Country, CountryGroup, GroupMember
from waiban.projects.models import Project, ProjectStage
from waiban.register import records
from waiban.sistercities.models import Tie, TieStage
from waiban.targets import books, operations, readings
from waiban.targets.models import Book, Commitment, Mention

DAY = dt.date(2026, 6, 30)
HEAD, TARGET = "2026年度市直单位业务目标\n单位名称：澜港市外办\n", "扩大国际合作"
ORDINALS = "一二三四五六七八九十"


COUNTRIES = (
    ("CN", "中国", "China"),
    ("EC", "厄瓜多尔", "Ecuador"),
    ("CL", "智利", "Chile"),
    ("PT", "葡萄牙", "Portugal"),
    ("SG", "新加坡", "Singapore"),
)
CITIES = (
    ("瓜亚基尔", "Guayaquil", "EC"),
    ("瓦尔帕莱索", "Valparaíso", "CL"),
    ("锡尼什", "Sines", "PT"),
    ("澜港", "Langang", "CN"),
)


@dataclass
class Office:
    """Places, partners and people by short names."""

    countries: dict[str, Country] = field(default_factory=dict)
    cities: dict[str, City] = field(default_factory=dict)
    partners: dict[str, Organisation] = field(default_factory=dict)
    groups: dict[str, CountryGroup] = field(default_factory=dict)

    def __post_init__(self):
        for iso2, name, english in COUNTRIES:
            self.countries[iso2] = keep(Country(iso2=iso2, name_zh=name, name_en=english, relations=True))
        for name, english, iso2 in CITIES:
            self.cities[name] = keep(City(name_zh=name, name_en=english, country=self.countries[iso2]))
        for name, iso2, city in (
            ("海登贝克集团", "PT", None),
            ("安第诺瓦公司", "CL", "瓦尔帕莱索"),
            ("远澜航运集团", "CN", "澜港"),
        ):
            self.partners[name] = keep(
                Organisation(name_zh=name, country=self.countries[iso2], city=self.cities.get(city))
            )
        self.partners["海登贝克港口公司"] = keep(
            Organisation(name_zh="海登贝克港口公司", country=self.countries["SG"], parent=self.partners["海登贝克集团"])
        )
        members = [GroupMember(country=self.countries[iso2]) for iso2 in ("EC", "CL")]
        group = CountryGroup(short="LAC", name_zh="拉美国家", name_en="Latin America", aliases="拉美")
        self.groups["LAC"] = records.save(group, by="test", rows={"members": members})
        self.clerk, self.leader = UserFactory(clerk=True), UserFactory(leader=True)
        self.officer, self.assessor = UserFactory(), UserFactory(assessor=True)


def keep(record, **rows):
    """Through the one door, by the machine."""
    return records.save(record, by="test", rows=rows)


def draft(*promises: str) -> Book:
    """A book of one target: these promises as its measures, or one promise that is the whole target."""
    told = promises[0]
    if len(promises) > 1:
        told = f"{TARGET}\n" + "。".join(f"{ORDINALS[n]}是{promise}" for n, promise in enumerate(promises))
    return books.create_from(reader.read(f"{HEAD}1. {told}。\n".encode()), by="test")


def issue(book: Book, **gauges) -> list[Commitment]:
    """Everything settled, confirmed and assigned; gauges: {"c1": {field: value}} for the promises to change first."""
    for mention in Mention.objects.filter(commitment__book=book, doubtful=True):
        operations.settle(mention, by="test")
    promises = list(readings.promises(book))
    for name, fields in gauges.items():
        operations.change_gauge(promises[int(name[1:]) - 1].gauge, by="test", **fields)
    operations.assign(promises, DivisionFactory(), by="test")
    operations.confirm([promise.gauge for promise in promises], by="test")
    operations.issue(book, by="test")
    return readings.promises(book)


def issued(*promises: str, **gauges) -> list[Commitment]:
    return issue(draft(*promises), **gauges)


def read(commitment: Commitment, day: dt.date = DAY):
    """The reading on a day, from the records themselves."""
    return readings.as_of(commitment, day)[commitment.pk]


def gauge_of(commitment: Commitment):
    return readings.promises(commitment)[0].gauge


def agreement(number: str, on: str | None = "2026-04-17", *parties, kind="letter_of_intent", **more) -> Agreement:
    """Signed on a day, or in negotiation; parties are organisations or cities."""
    status = Agreement.Status.SIGNED if on else Agreement.Status.NEGOTIATING
    made = Agreement(
        **{"number": number, "title": f"合作文本{number}", "kind": kind, "status": status, "signed_on": on, **more}
    )
    rows = [Party(city=p) if isinstance(p, City) else Party(organisation=p) for p in parties]
    return keep(made, parties=rows)


def event(name: str, on: str = "2026-05-12", *guests, status="held", **more) -> Event:
    """Held on a day; guests are countries or organisations."""
    rows = [
        Guest(country=g, arrived=True) if isinstance(g, Country) else Guest(organisation=g, arrived=True)
        for g in guests
    ]
    return keep(Event(name=name, begins=on, status=status, **more), guests=rows)


def project(name: str, *stages: tuple[str, str], **more) -> Project:
    return keep(
        Project(name=name, **more), stages=[ProjectStage(stage=stage, on=as_partial(on)) for stage, on in stages]
    )


def tie(city: City, *stages: tuple[str, str], kind="friendship") -> Tie:
    return keep(Tie(city=city, kind=kind), stages=[TieStage(stage=stage, on=as_partial(on)) for stage, on in stages])


def document(title: str, number: str, on: str | None = "2026-03-20", **more) -> IssuedDocument:
    return keep(IssuedDocument(title=title, number=number, issued_on=on, **more))


def study(title: str, on: str | None = "2026-06-18", **more) -> Research:
    return keep(Research(title=title, reported_on=on, status="reported" if on else "running", **more))


def talk(subject: str, on: str = "2026-05-12", **more) -> Exchange:
    return keep(Exchange(subject=subject, held_on=on, **more))


def figure(name: str, value, on: str, *, whose="own", unit="%", city: City | None = None, **more) -> Figure:
    """A figure of our own city, or of another one."""
    city = city or City.objects.get(name_zh="澜港" if whose == "own" else "锡尼什")
    made = Figure(
        **{"name": name, "value": value, "measured_on": on, "whose": whose, "unit": unit, "source": "统计年报", **more}
    )
    made.city = city
    return keep(made)
