"""The daily work around the written tables: put together from words by a seeded hand, as much of it as is wanted.

Nothing here answers a promise of the book by itself: titles, series and kinds that precise gauges ask for are left out.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from typing import Any

from waiban.agreements.models import Agreement, Party
from waiban.contacts.models import Exchange, Organisation, Person, Post
from waiban.deliverables.models import IssuedDocument, Recommendation, Research
from waiban.events.models import Event, Guest
from waiban.kernel.dates import PartialDate
from waiban.places.models import City
from waiban.projects.models import Project, ProjectStage

from .city_year import CityYear
from .diary import Diary
from .tables import BEGUN, TODAY, table, tongues

NUMBERS = {
    "organisations": 110, "persons": 170, "agreements": 45, "projects": 35, "events": 150, "documents": 60,
    "studies": 18, "exchanges": 860,
}  # fmt: skip
CHUNK = 5_000
Made = tuple[Any, dict[str, list], dt.date]

with open(__file__.replace("growth.py", "words.toml"), "rb") as file:
    words = tomllib.load(file)


def month(day: dt.date) -> PartialDate:
    return PartialDate.parse(f"{day:%Y-%m}")


class Growth:
    """Makers of records, one for each register; each yields the record, its rows and the day it belongs to."""

    def __init__(self, year: CityYear, diary: Diary, size: int):
        self.office, self.year, self.size = year.office, year, size
        self.diary, self.chance = diary, diary.chance
        self.names: set = set(year.organisations) | set(year.persons) | set(year.projects)
        self.districts = [row["name"] for row in table("districts")]
        self.cities = [city for city in year.cities.values() if city.country.iso2 in words["partners"]]
        self.counterparts = [o for o in year.organisations.values() if o.country.iso2 != "CN" or o.kind == "embassy"]
        self.own = [year.organisations[name] for name in words["own"]]
        self.people: dict[int, list[Person]] = {}
        for person in year.persons.values():
            self._met(person, next(iter(year.posts_of.get(person.pk, ())), None))

    def load(self) -> Iterator[tuple[str, int]]:
        """Write all of it, what is older before what is of this year; the number of each."""
        for what, number in NUMBERS.items():
            made, total = getattr(self, what)(number * self.size), 0
            while chunk := [m for _i, m in zip(range(CHUNK), made, strict=False)]:
                entries = [self.diary.entry(record, record.person, day, rows) for record, rows, day in chunk]
                total += self.diary.keep(entries)
            yield what, total

    def organisations(self, number: int) -> Iterator[Made]:
        kinds = list(words["kinds"])
        weights = [words["kinds"][kind][2] for kind in kinds]
        for _n in range(number):
            kind, city = self.chance.choices(kinds, weights)[0], self.chance.choice(self.cities)
            sector = (
                self._sector() if kind == "company" else {"port": "港口", "chamber": "商协会"}.get(kind, "教育科研")
            )
            name, name_en = self._organisation_name(kind, city, sector)
            owner = self.office.owner("国际合作处" if kind in ("company", "port", "chamber") else "友城处")
            organisation = Organisation(
                name_zh=name, name_en=name_en, kind=kind, country=city.country, city=city, sector=sector, **owner
            )
            self.counterparts.append(organisation)
            yield organisation, {}, dt.date.min

    def _organisation_name(self, kind: str, city: City, sector: str) -> tuple[str, str]:
        zh, en, _weight = words["kinds"][kind]
        while True:
            brand, latin = self._brand()
            name = zh.format(brand=brand, sector=sector, city=city.name_zh)
            if name not in self.names:
                self.names.add(name)
                return name, en.format(latin=latin, english=words["sectors"].get(sector, ""), place=city.name_en)

    def _brand(self) -> tuple[str, str]:
        parts = [self.chance.choice(words[part]) for part in ("first", "middle", "last")]
        return "".join(p[0] for p in parts), "".join(p[1] for p in parts)

    def persons(self, number: int) -> Iterator[Made]:
        for n in range(number):
            organisation = self.chance.choice(self.counterparts)
            name, latin = self._person_name(organisation.country.iso2)
            title, title_en = self.chance.choice(words["titles"].get(organisation.kind, words["titles"]["company"]))
            person = Person(
                name_zh=name, name_latin=latin, title_zh=title, title_en=title_en, country=organisation.country,
                languages=tongues(words["partners"].get(organisation.country.iso2, "en") + "|en"),
                phone=f"+00 555 {2000 + n % 8000}", division=organisation.division, person=organisation.person,
            )  # fmt: skip
            self._met(person, organisation)
            since = month(dt.date(2016 + n % 10, 1 + n % 12, 1))
            yield person, {"posts": [Post(organisation=organisation, title=title, since=since)]}, dt.date.min

    def _person_name(self, iso2: str) -> tuple[str, str]:
        while True:
            if iso2 in ("JP", "KR"):
                people = "japanese" if iso2 == "JP" else "korean"
                name, latin = self.chance.choice(words[people]) + self.chance.choice(words[f"{people}_given"]), ""
            else:
                given, (brand, family) = self.chance.choice(words["given"]), self._brand()
                name, latin = f"{given[0]}·{brand}", f"{given[1]} {family}"
            if name not in self.names or iso2 in ("JP", "KR"):
                self.names.add(name)
                return name, latin

    def _met(self, person: Person, organisation: Organisation | None) -> None:
        if organisation:
            self.people.setdefault(organisation.pk, []).append(person)

    def agreements(self, number: int) -> Iterator[Made]:
        """Only of earlier years: what this year's book counts is written by hand."""
        for n in range(number):
            own, other = self.chance.choice(self.own), self.chance.choice(self.counterparts)
            day, topic = self._day(last=BEGUN), self.chance.choice(words["topics"])
            title = self.chance.choice(words["instruments"]).format(own=own.name_zh, org=other.name_zh, topic=topic)
            years = self.chance.choice((3, 5))
            over = dt.date(day.year + years, day.month, min(day.day, 28))
            agreement = Agreement(
                number=f"澜外协〔{day.year}〕{100 + n}号", title=title, kind="memorandum", signed_on=PartialDate(day),
                status="signed" if over > TODAY else "ended", expires_on=PartialDate(over), languages="中文、英语",
                division=other.division, person=other.person,
            )  # fmt: skip
            parties = [Party(side="own", organisation=own), Party(side="foreign", organisation=other)]
            yield agreement, {"parties": parties}, day

    def projects(self, number: int) -> Iterator[Made]:
        firms = [o for o in self.counterparts if o.kind == "company"]
        for _n in range(number):
            firm, day = self.chance.choice(firms), self._day(last=BEGUN)
            sector = firm.sector or self._sector()
            name = f"{firm.name_zh.removesuffix('公司')}{self.chance.choice(words['works'])}项目"
            if name in self.names:
                continue
            self.names.add(name)
            project = Project(
                name=name, investor=firm, country=firm.country, sector=sector, currency="USD",
                amount=self.chance.randrange(80, 4_000) * 5, district=self.chance.choice(self.districts),
                division=firm.division, person=firm.person,
            )  # fmt: skip
            yield project, {"stages": self._stages(day)}, day

    def _stages(self, day: dt.date) -> list[ProjectStage]:
        reached = words["stages"][: self.chance.randrange(1, len(words["stages"]) + 1)]
        rows = []
        for stage in reached:
            if day >= BEGUN:
                break
            rows.append(ProjectStage(stage=stage, on=month(day)))
            day += dt.timedelta(days=self.chance.randrange(40, 200))
        if rows and self.chance.random() < 0.12 and day < BEGUN:
            rows.append(ProjectStage(stage="stopped", on=PartialDate(day), note="投资方调整计划"))
        return rows

    def events(self, number: int) -> Iterator[Made]:
        for _n in range(number):
            name, kind, people = self.chance.choice(words["events"])
            other, day = self.chance.choice(self.counterparts), self._day()
            name = self._filled(name, other)
            if (name, day) in self.names:
                continue
            self.names.add((name, day))
            event = Event(
                name=name, kind=kind, mode="onsite", status="held", begins=PartialDate(day), tz="Asia/Shanghai",
                venue=self.chance.choice(words["venues"]), city=self.year.cities["澜港", "CN"], hosts="市外办",
                participants=people + self.chance.randrange(people), division=other.division, person=other.person,
            )  # fmt: skip
            if event.kind in ("meeting", "dialogue") and self.chance.random() < 0.25:
                event.venue, event.mode = "视频", "online"
            guest = Guest(
                organisation=other, city=other.city, country=other.country, people=self.chance.randrange(2, 9),
                confirmed=True, arrived=True,
            )  # fmt: skip
            yield event, {"guests": [guest]}, day

    def documents(self, number: int) -> Iterator[Made]:
        for n in range(number):
            day = self._day()
            title, kind = self.chance.choice(words["papers"])
            month = f"{day:%-m}"
            title = title.format(year=day.year, month=month, n=1 + n % 40, district=self.chance.choice(self.districts))
            document = IssuedDocument(
                number=f"澜外办〔{day.year}〕{200 + n}号", title=title, kind=kind, level="office",
                issued_on=PartialDate(day), **self.office.owner("综合处"),
            )  # fmt: skip
            yield document, {}, day

    def studies(self, number: int) -> Iterator[Made]:
        for n in range(number):
            day, other = self._day(last=BEGUN), self.chance.choice(self.counterparts)
            title = f"{self._filled(self.chance.choice(words['studies']), other)}调研（{day.year}年）"
            title = title if title not in self.names else f"{title[:-1]}第{n + 2}号）"
            self.names.add(title)
            begun = month(day - dt.timedelta(days=self.chance.randrange(40, 120)))
            study = Research(
                title=title, topic="调查研究", partners="澜港大学", status="reported", country=other.country,
                started_on=begun, reported_on=PartialDate(day), **self.office.owner("综合处"),
            )  # fmt: skip
            advice = self.chance.sample(words["advice"], 2)
            yield study, {"recommendations": [Recommendation(text=text) for text in advice]}, day

    def exchanges(self, number: int) -> Iterator[Made]:
        for _n in range(number):
            other, day = self.chance.choice(self.counterparts), self._day()
            subjects = words["subjects"].get(other.kind, words["subjects"]["company"])
            subject = self._filled(self.chance.choice(subjects), other)
            if (subject, day) in self.names:
                continue
            self.names.add((subject, day))
            exchange = Exchange(
                held_on=PartialDate(day), form=self.chance.choice(words["forms"]), subject=subject, organisation=other,
                contact=self.chance.choice(self.people.get(other.pk, [None])), country=other.country, city=other.city,
                result=self._filled(self.chance.choice(words["results"]), other), division=other.division,
                person=other.person,
            )  # fmt: skip
            self._follow(exchange, day, other)
            yield exchange, {}, day

    def _follow(self, exchange: Exchange, day: dt.date, other) -> None:
        """What comes next is open only where it lies ahead, or a few days behind."""
        following = day + dt.timedelta(days=self.chance.randrange(10, 60))
        if following > TODAY - dt.timedelta(days=4) and self.chance.random() < 0.5:
            exchange.next_step = self._filled(self.chance.choice(words["next"]), other)
            exchange.next_on = PartialDate(following)

    def _filled(self, words_: str, other: Organisation) -> str:
        place = other.city or self.chance.choice(self.cities)
        return words_.format(
            org=other.name_zh, sector=other.sector or "现代物流", city=place.name_zh, country=other.country.name_zh,
            district=self.chance.choice(self.districts),
        )  # fmt: skip

    def _sector(self) -> str:
        return self.chance.choice(list(words["sectors"]))

    def _day(self, last: dt.date = TODAY) -> dt.date:
        """A working day: most of this year and the last where little is wanted, any of eleven years where much is."""
        back = self.chance.triangular(0, 700, 0) if self.size == 1 else self.chance.uniform(0, 4_000)
        day = last - dt.timedelta(days=int(back) + (last is BEGUN))
        return day - dt.timedelta(days=max(0, day.weekday() - 4))
