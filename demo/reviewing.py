"""The pool's people who are asked to confirm once more, and the round of the year's best interpreters with its marks."""

import datetime as dt
import random
from decimal import Decimal
from types import SimpleNamespace

from waiban.kernel.dates import PartialDate, as_partial
from waiban.talents import consent, scoring
from waiban.talents.models import Criterion, Nomination, Reviewer, Selection, Talent

from .city_year import CityYear
from .diary import Diary
from .tables import NOW, TODAY

PARTS = (("证书", 30), ("实践量", 30), ("测试", 25), ("专业领域", 10), ("使用评价", 5))
EARLY, NOMINATED = 6, 8  # who agreed a year ago; who is proposed
PANEL = ("卞听岚", "宓昭溪", "施清珂")
HERSELF = SimpleNamespace(pk=None, name=consent.SELF)


def load(year: CityYear, diary: Diary) -> int:
    people = list(Talent.objects.filter(joined_on__isnull=False).order_by("number")[: EARLY + NOMINATED])
    return _confirming(diary, people[:EARLY]) + _round(year, diary, people[EARLY:])


def _confirming(diary: Diary, people: list[Talent]) -> int:
    """They agreed before the pool was set up: their year is over soon. One has confirmed, one asks to correct, one has a link."""
    for n, one in enumerate(people):
        one.consent_on = PartialDate(TODAY - dt.timedelta(days=362 - 9 * n))
    diary.keep([diary.entry(one, one.person, TODAY - dt.timedelta(days=20)) for one in people])
    for n, one in enumerate(people[:3]):
        with diary.moment(NOW - dt.timedelta(days=2, minutes=50 - 9 * n), one.person):
            consent.invite(one, by=one.person)
    for n, (one, verb, words) in enumerate(
        ((people[0], "confirmed", ""), (people[1], "corrected", "已调至澜港外国语学校工作，请更正单位。"))
    ):
        with diary.moment(NOW - dt.timedelta(hours=20 - n), HERSELF):
            consent.answer(consent.live(one), verb, words)
    return len(people)


def _round(year: CityYear, diary: Diary, people: list[Talent]) -> int:
    """Open still: two of three reviewers have handed in, and nobody sees their marks."""
    chance = random.Random("marks")
    owner = year.office.owner("新闻翻译处")
    panel = [year.office.people[name] for name in PANEL]
    selection = Selection(
        name="2026年度澜港市优秀外事翻译评选", award="优秀外事翻译", round="2026", quota=3, opened_on=as_partial("2026-10-12"),
        closes_on=as_partial("2026-11-10"), score_by=as_partial("2026-12-04"), basis="澜港市外语外事人才库管理办法", **owner,
    )  # fmt: skip
    rows = {
        "nominations": [Nomination(talent=one, nominator=one.unit) for one in people],
        "standard": [Criterion(part=name, points=points) for name, points in PARTS],
        "reviewers": [Reviewer(reviewer=one) for one in panel],
    }
    diary.keep([diary.entry(selection, selection.person, selection.opened_on.day, rows)])
    parts = list(selection.standard.all())
    for n, reviewer in enumerate(panel[:2]):
        points = {
            (nominee.pk, part.pk): (part.points * Decimal(chance.randrange(14, 21)) / 20).quantize(Decimal("0.5"))
            for nominee in selection.nominations.all() for part in parts
        }  # fmt: skip
        with diary.moment(NOW - dt.timedelta(days=3 - n), reviewer):
            scoring.hand_in(selection, points, by=reviewer)
    return 1
