"""Who interpreted at the city's events and visits, and who will: people of the pool who have the language and are free."""

import datetime as dt
import random
from collections import Counter

from waiban.events.models import Event
from waiban.interpreting.models import Assignment
from waiban.talents.models import Talent
from waiban.visits.models import Visit

from .city_year import CityYear
from .diary import Diary
from .tables import TODAY, ZONE, table


def load(year: CityYear, diary: Diary) -> int:
    rows, chance = table("interpreting"), random.Random("interpreting")
    what = {
        **{visit.number: {"visit": visit} for visit in Visit.objects.all()},
        **{event.name: {"event": event} for event in Event.objects.filter(name__in=[row["what"] for row in rows])},
    }
    pool, made = Pool(), []
    for n, row in enumerate(rows, 1):
        starts, ends = (dt.datetime.fromisoformat(row[name]).replace(tzinfo=ZONE) for name in ("starts", "ends"))
        assignment = Assignment(
            number=f"澜译〔2026〕{n}号", talent=pool.free(row["language"], row["mode"], starts, ends, chance), starts_at=starts,
            ends_at=ends, **what[row["what"]], **{name: row[name] for name in ("language", "mode", "status", "note")},
            **year.office.owner("新闻翻译处", "施清珂"),
        )  # fmt: skip
        made.append(_versions(diary, assignment))
    return diary.keep_versions(made)


def _versions(diary: Diary, one: Assignment) -> list:
    """Asked some days before; what is over was told when it was done."""
    asked = min(one.starts_at.date(), TODAY) - dt.timedelta(days=9)
    first = diary.entry(one, one.person, asked, status="asked" if one.status == "done" else one.status)
    return [first, diary.entry(one, one.person, one.ends_at.date(), status="done")] if one.status == "done" else [first]


class Pool:
    """Those who joined, with what each can do and when each is taken."""

    def __init__(self):
        self.talents = list(Talent.objects.exclude(joined_on=None).prefetch_related("skills").order_by("number"))
        self.taken: dict[int, list[tuple[dt.datetime, dt.datetime]]] = {}
        self.times: Counter = Counter()

    def free(self, language: str, mode: str, starts: dt.datetime, ends: dt.datetime, chance: random.Random) -> Talent:
        """Any who fits; nobody is in two places at once, nobody works on two occasions of one day."""
        fit = [
            one
            for one in self.talents
            if one.joined_on.day <= starts.date()
            and any(skill.language == language and skill.mode == mode for skill in one.skills.all())
            and all(last.date() < starts.date() or ends.date() < first.date() for first, last in self.taken.get(one.pk, ()))
        ]  # fmt: skip
        known = [one for one in fit if 0 < self.times[one.pk] < 3]  # an office calls those it knows
        talent = chance.choice(known or fit)
        self.taken.setdefault(talent.pk, []).append((starts, ends))
        self.times[talent.pk] += 1
        return talent
