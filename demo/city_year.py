"""The invented city's own tables become records, each written step by step as an office writes them."""

import datetime as dt
from zoneinfo import ZoneInfo

from waiban.agreements.models import Agreement, Party
from waiban.contacts.models import Organisation, Person, Post
from waiban.deliverables.models import IssuedDocument, Recommendation, Research
from waiban.events.models import Event
from waiban.kernel.dates import as_partial
from waiban.places.models import City, Country
from waiban.projects.models import Project, ProjectStage
from waiban.sistercities.models import Tie, TieStage

from . import protocol
from .diary import Diary
from .office import Office
from .tables import BEGUN, TODAY, day, listed, table, tongues


class CityYear:
    """Loads table after table; what was loaded before is found by name."""

    def __init__(self, office: Office, diary: Diary):
        self.office, self.diary = office, diary
        self.countries = {country.iso2: country for country in Country.objects.order_by("id")}
        self.cities = {(c.name_zh, c.country.iso2): c for c in City.objects.select_related("country").order_by("id")}
        self.organisations: dict[str, Organisation] = {}
        self.persons: dict[str, Person] = {}
        self.posts_of: dict[int, list[Organisation]] = {}
        self.ties: dict[City, Tie] = {}
        self.projects: dict[str, Project] = {}

    def load(self) -> int:
        return sum(
            step()
            for step in (
                self._organisations, self._persons, self._ties, self._agreements, self._projects,
                self._events, self._documents, self._studies,
            )
        )  # fmt: skip

    def _imported(self, made) -> int:
        return self.diary.keep([self.diary.entry(record, record.person, dt.date.min, rows) for record, rows in made])

    def _organisations(self) -> int:
        for row in table("organisations"):
            self.organisations[row["name_zh"]] = Organisation(
                name_zh=row["name_zh"], name_en=row["name_en"], name_own=row["name_own"], kind=row["kind"],
                country=self.countries[row["country_iso2"]], city=self.cities.get((row["city"], row["country_iso2"])),
                sector=row["sector"], parent=self.organisations.get(row["parent"]),
                **self.office.owner(row["division"]),
            )  # fmt: skip
        return self._imported((organisation, {}) for organisation in self.organisations.values())

    def _persons(self) -> int:
        made = []
        for row in table("persons"):
            person = self.persons[row["name_zh"]] = Person(
                name_zh=row["name_zh"], name_latin=row["name_own"] or row["name_en"], title_zh=row["title_zh"],
                title_en=row["title_en"], rank=row["rank"], country=self.countries[row["country_iso2"]],
                languages=tongues(row["languages"]), phone=row["phone"], diet=row["diet"],
                **self.office.owner(row["division"]),
            )  # fmt: skip
            posts = self._posts(row)
            self.posts_of[person.pk] = [post.organisation for post in posts]
            made.append((person, {"posts": posts}))
        return self._imported(made)

    def _posts(self, row) -> list[Post]:
        organisation = self.organisations.get(row["organisation"])
        return [Post(organisation=organisation, title=row["title_zh"])] if organisation else []

    def _ties(self) -> int:
        stages: dict[tuple, list] = {}
        for row in table("tie_stages"):
            stage = TieStage(stage=row["stage"], on=as_partial(row["on"]), document=row["document"])
            stages.setdefault((row["partner_city"], row["country_iso2"]), []).append(stage)
        made = []
        for row in table("ties"):
            key = row["partner_city"], row["country_iso2"]
            tie = Tie(city=self.cities[key], kind=row["kind"], note=row["note"])
            tie.division, tie.person = self.office.owner(row["division"], row["officer"]).values()
            self.ties[tie.city] = tie
            made.append(self.diary.stages(tie, tie.person, stages[key]))
        return self.diary.keep_versions(made)

    def _agreements(self) -> int:
        parties: dict[str, list] = {}
        for row in table("agreement_parties"):
            party = Party(side=row["side"], organisation=self.organisations[row["organisation"]])
            parties.setdefault(row["agreement"], []).append(party)
        self.of_project = {}
        self.signed: dict[str, Agreement] = {}
        made = [self._agreement(row, parties[row["number"]]) for row in table("agreements")]
        return self.diary.keep_versions(made)

    def _agreement(self, row, parties) -> list:
        city = self.cities.get((row["tie"], row["tie_country_iso2"]))
        agreement = Agreement(
            number=row["number"], title=row["title"], kind=row["kind"], tie=self.ties.get(city),
            expires_on=as_partial(row["expires_on"]), languages=tongues(row["languages"]), status=row["status"],
            signed_on=as_partial(row["signed_on"]), occasion=row["event"], former=self.signed.get(row["renews"]),
            **self.office.owner(row["division"]),
        )  # fmt: skip
        self.signed[row["number"]] = agreement
        if row["project"]:
            self.of_project[row["project"]] = agreement
        who, rows = agreement.person, {"parties": parties}
        if not agreement.signed_on:
            return [self.diary.entry(agreement, who, TODAY - dt.timedelta(days=40 + len(self.of_project)), rows)]
        signed = agreement.signed_on.day
        if signed < BEGUN:
            return [self.diary.entry(agreement, who, signed, rows)]
        before = {"status": "negotiating", "signed_on": None, "expires_on": None}
        after = {name: getattr(agreement, name) for name in before}
        begun = max(signed - dt.timedelta(days=46), BEGUN)
        return [
            self.diary.entry(agreement, who, begun, rows, **before),
            self.diary.entry(agreement, who, signed, **after),
        ]

    def _projects(self) -> int:
        stages: dict[str, list] = {}
        for row in table("project_stages"):
            stage = ProjectStage(stage=row["stage"], on=as_partial(row["on"]), note=row["note"])
            stages.setdefault(row["project"], []).append(stage)
        made = []
        for row in table("projects"):
            project = self.projects[row["name"]] = Project(
                name=row["name"], name_en=row["name_en"], investor=self.organisations.get(row["investor"]),
                sector=row["sector"], country=self.countries[row["country_iso2"]], amount=row["amount_10k"] or None,
                currency=row["currency"], district=row["district"], agreement=self.of_project.get(row["name"]),
                **self.office.owner(row["division"]),
            )  # fmt: skip
            made.append(self.diary.stages(project, project.person, stages[row["name"]]))
        return self.diary.keep_versions(made)

    def _events(self) -> int:
        guests = protocol.guests(self)
        return self.diary.keep_versions([self._event(row, guests.get(row["name"], [])) for row in table("events")])

    def _event(self, row, guests) -> list:
        starts, ends_at = (
            dt.datetime.fromisoformat(row[w]).replace(tzinfo=ZoneInfo(row["tz"])) for w in ("starts", "ends")
        )
        on, ends = day(row["starts"]), day(row["ends"])
        event = Event(
            name=row["name"], name_en=row["name_en"], kind=row["kind"], mode=row["mode"], series=row["series"],
            begins=as_partial(on), ends=as_partial(ends) if ends != on else None, starts_at=starts, ends_at=ends_at, tz=row["tz"],
            venue=row["venue"], city=self.cities.get((row["city"], row["country_iso2"])), hosts=listed(row["hosts"]),
            status=row["status"], participants=int(row["participants"]) if row["participants"] else None,
            outcome=row["outcome"], **self.office.owner(row["division"]),
        )  # fmt: skip
        rows = {"guests": guests}
        if ends < BEGUN:
            return [self.diary.entry(event, event.person, on, rows)]
        after = {name: getattr(event, name) for name in ("status", "participants", "outcome")}
        begun = max(min(on, TODAY) - dt.timedelta(days=24), BEGUN)
        planned = self.diary.entry(event, event.person, begun, status="planned", participants=None, outcome="")
        if event.status == "planned":
            planned.rows = rows
            return [planned]
        told = ends if event.status == "held" else on - dt.timedelta(days=2)
        return [planned, self.diary.entry(event, event.person, told, rows, **after)]

    def _documents(self) -> int:
        made = []
        for row in table("documents"):
            document = IssuedDocument(
                number=row["number"], title=row["title"], kind=row["kind"], level=row["level"],
                issued_on=as_partial(row["issued_on"]), **self.office.owner(row["division"]),
            )  # fmt: skip
            made.append(self.diary.entry(document, document.person, document.issued_on.day))
        return self.diary.keep(made)

    def _studies(self) -> int:
        return self.diary.keep_versions([self._study(row) for row in table("research")])

    def _study(self, row) -> list:
        study = Research(
            title=row["title"], topic=row["topic"], sites=listed(row["sites"]), partners=listed(row["partners"]),
            started_on=as_partial(row["started_on"]), reported_on=as_partial(row["reported_on"]), status=row["status"],
            **self.office.owner(row["division"]),
        )  # fmt: skip
        texts = [text for text in row["recommendations"].split("；") if text]
        begun = study.started_on.day
        if not study.reported_on:
            return [self.diary.entry(study, study.person, begun)]
        reported, rows = study.reported_on.day, {"recommendations": [Recommendation(text=text) for text in texts]}
        if reported < BEGUN:
            return [self.diary.entry(study, study.person, reported, rows)]
        after = {"status": study.status, "reported_on": study.reported_on}
        return [
            self.diary.entry(study, study.person, begun, status="running", reported_on=None),
            self.diary.entry(study, study.person, reported, rows, **after),
        ]
