"""Who could interpret: hard filters first (language, mode, direction, level, time, review), each with its reason (L-08)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from waiban.register.declare import catalogue
from waiban.register.rights import visible
from waiban.rulebook.values import value_on
from waiban.talents.models import LanguageSkill, Talent

from .checks import LIVE, told
from .models import Assignment

LEVELS = ("junior", "middle", "senior")
SHOWN = 200


@dataclass(frozen=True)
class Wanted:
    """What is asked of an interpreter; `reviewed` asks for a noted security review."""

    language: str
    mode: str
    direction: str
    starts: dt.datetime
    ends: dt.datetime
    level: str = ""
    reviewed: bool = False


@dataclass
class Fit:
    """Somebody who could: how much she did lately, and what she has to show."""

    talent: Talent
    recent: int
    papers: str = ""


@dataclass
class Answer:
    """Those who could, the least busy first; those who could not, each with every reason; how many lack the language."""

    fit: list[Fit] = field(default_factory=list)
    out: list[tuple[Talent, list[str]]] = field(default_factory=list)
    others: int = 0
    reasons: Counter = field(default_factory=Counter)

    @property
    def counted(self) -> list[tuple[str, int]]:
        """How many each reason leaves out, the most frequent first."""
        return self.reasons.most_common()


def languages(user) -> list[str]:
    """The languages of the pool, the most spoken first."""
    talents = visible(user, catalogue["talents/talent"]).order_by()
    skills = LanguageSkill.objects.filter(talent__in=talents).order_by()
    counted = skills.values("language").annotate(n=Count("talent", distinct=True)).order_by("-n", "language")
    return [row["language"] for row in counted]


def find(user, wanted: Wanted) -> Answer:
    """Everybody with the language is looked at; a constant number of questions."""
    everybody = visible(user, catalogue["talents/talent"])
    speaks = Q(pk__in=LanguageSkill.objects.filter(language=wanted.language).values("talent"))
    skills = Prefetch("skills", LanguageSkill.objects.filter(language=wanted.language), to_attr="in_language")
    asked = everybody.filter(speaks).prefetch_related(skills, "certificates").order_by("name", "pk")
    busy, recent = _busy(wanted), _recent(wanted)
    answer = Answer(others=everybody.exclude(speaks).count())
    for talent in asked:
        against = [(kind, words) for kind, words in reasons(talent, wanted, busy.get(talent.pk)) if words]
        if against:
            answer.out.append((talent, [words for _kind, words in against]))
            answer.reasons.update(kind for kind, _words in against)
        else:
            answer.fit.append(Fit(talent, recent.get(talent.pk, 0), _papers(talent, wanted.language)))
    answer.fit.sort(key=lambda f: (f.recent, -_rank(f.talent.level), f.talent.name))
    del answer.out[SHOWN:], answer.fit[SHOWN:]
    return answer


def reasons(talent: Talent, wanted: Wanted, busy: Assignment | None) -> Iterable[tuple[str, str]]:
    """(kind, sentence) of everything that stands against somebody who has the language."""
    day = timezone.localdate(wanted.starts)
    if not talent.joined_on or talent.joined_on.day > day:
        yield _("not in the pool"), _("not in the pool yet")
    elif talent.left_on and talent.left_on.day <= day:
        yield _("not in the pool"), _("left the pool on %(day)s") % {"day": talent.left_on}
    able = [skill for skill in talent.in_language if skill.mode == wanted.mode]
    if not able:
        known = dict.fromkeys(skill.get_mode_display() for skill in talent.in_language)
        yield (
            pgettext("interpreter", "mode"),
            _("works otherwise: %(modes)s") % {"modes": _(", ").join(map(str, known))},
        )
    elif wanted.direction != Assignment.Direction.FROM and all(s.direction == "c" for s in able):
        yield pgettext("language", "direction"), _("works only from this language, not into it")
    if wanted.level and _rank(talent.level) < _rank(wanted.level):
        yield _("level"), _("level: %(level)s") % {"level": talent.get_level_display() or _("not noted")}
    if busy:
        yield _("time"), _("interprets from %(from)s to %(to)s: %(what)s") % {
            "from": told(busy.starts_at), "to": told(busy.ends_at), "what": busy.what,
        }  # fmt: skip
    if wanted.reviewed and not talent.reviewed_on:
        yield _("review"), _("no security review noted")


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else -1


def _busy(wanted: Wanted) -> dict[int, Assignment]:
    asked = Assignment.objects.filter(status__in=LIVE, starts_at__lt=wanted.ends, ends_at__gt=wanted.starts)
    return {one.talent_id: one for one in asked.select_related("event", "visit").order_by("-starts_at")}


def _recent(wanted: Wanted) -> dict[int, int]:
    since = wanted.starts - dt.timedelta(days=recent_days(wanted.starts))
    asked = Assignment.objects.filter(status__in=LIVE, starts_at__gte=since, starts_at__lt=wanted.starts)
    return dict(asked.order_by().values_list("talent").annotate(n=Count("pk")))


def recent_days(moment: dt.datetime) -> int:
    """How far back an interpreter's load is counted (L-08)."""
    return int(value_on("L-08", timezone.localdate(moment), "load") or 0)


def _papers(talent: Talent, language: str) -> str:
    found = (f"{c.kind} {c.grade}".strip() for c in talent.certificates.all() if c.language == language)
    return _(", ").join(dict.fromkeys(found))


def lacking(assignments: Iterable[Assignment]) -> list[str]:
    """Sentences where simultaneous work has too few interpreters for its language to take turns (L-08)."""
    mine = [a for a in assignments if a.mode == LanguageSkill.Mode.SIMULTANEOUS and a.status in LIVE and not a.backup]
    counted = Counter(a.language for a in mine)
    wanted = int(value_on("L-08", timezone.localdate(mine[0].starts_at), "pair") or 0) if mine else 0
    return [
        _("%(language)s: simultaneous interpreting needs at least %(wanted)s who take turns; %(number)s are booked.")
        % {"language": language, "wanted": wanted, "number": number}
        for language, number in counted.items()
        if number < wanted
    ]
