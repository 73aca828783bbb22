"""Who could interpret this: the page of an event or a visit with those who fit, why others do not, and one key to book."""

import datetime as dt

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.kernel.errors import Refused
from waiban.kernel.zones import zone
from waiban.register.declare import catalogue
from waiban.register.opening import of_register, tried
from waiban.register.rights import may_see, visible, why_not_change
from waiban.rulebook.values import value_on
from waiban.talents.models import LanguageSkill, Talent

from . import finding, operations
from .finding import Wanted
from .models import Assignment

INTERPRETING = (LanguageSkill.Mode.ESCORT, LanguageSkill.Mode.CONSECUTIVE, LanguageSkill.Mode.SIMULTANEOUS)


def of_event(request, rid: int):
    return _opened(request, "events", "event", rid)


def of_visit(request, rid: int):
    return _opened(request, "visits", "visit", rid)


def _opened(request, app: str, model: str, rid: int):
    return of_register(lambda request, register, record: _page(request, register, record))(request, app, model, rid)


def _page(request, register, record):
    user, assignments = request.user, catalogue["interpreting/assignment"]
    talents = catalogue["talents/talent"]
    if not may_see(user, talents):
        raise Refused(_("Your role does not open “%(register)s”.") % {"register": talents.title})
    wanted, problems, choices = asked(request.GET, record, user)
    problem = ""
    if request.method == "POST":
        problem = _book(request, record, wanted)
        if not problem:
            return redirect(request.get_full_path())
    name = register.label.split("/")[1]
    booked = list(
        visible(user, assignments).filter(**{name: record}).select_related("talent").order_by("starts_at", "pk")
    )
    context = {
        "register": register, "record": record, "wanted": wanted, "problems": problems, "problem": problem, **choices,
        "booked": [(a, finding.told(a.starts_at), finding.told(a.ends_at), assignments.address(a)) for a in booked],
        "lacking": finding.lacking(booked), "answer": finding.find(user, wanted) if wanted.language else None,
        "why_not": why_not_change(user, assignments), "talents": talents, "recent_days": finding.recent_days(wanted.starts),
    }  # fmt: skip
    return render(request, "interpreting/who.html", context, status=409 if problem else 200)


def _book(request, record, wanted: Wanted) -> str:
    """One talent is booked; the sentence that stood against it, or nothing."""
    talent = _talent(request.user, request.POST.get("talent", ""))
    if talent is None:
        return _("This person is not in the register any more. Look at the list as it is now.")
    problem = tried(lambda: operations.book(talent, record, wanted, by=request.user))
    if not problem:
        messages.success(request, _("%(name)s is asked to interpret.") % {"name": talent})
    return problem


def _talent(user, code: str) -> Talent | None:
    try:
        return visible(user, catalogue["talents/talent"]).filter(pk=ids.decode(code)).first()
    except ValueError:
        return None


def asked(query, record, user) -> tuple[Wanted, list[str], dict]:
    """The question of the address; what it does not say follows from the record."""
    problems: list[str] = []
    starts, ends = times_of(record)
    starts, ends = _moment(query.get("from", ""), starts, problems), _moment(query.get("to", ""), ends, problems)
    if ends <= starts:
        problems.append(_("It would end before it begins. Check both times."))
        ends = starts + hours_of(starts, "lasts", 1)
    known, personal = finding.languages(user), user.may("personal")
    chosen = {
        name: query.get(name, "") if query.get(name, "") in values else default
        for name, values, default in (
            ("mode", INTERPRETING, LanguageSkill.Mode.CONSECUTIVE), ("direction", Assignment.Direction.values, "both"),
            ("level", finding.LEVELS, ""), ("language", known, ""),
        )
    }  # fmt: skip
    wanted = Wanted(starts=starts, ends=ends, reviewed=personal and query.get("reviewed") == "1", **chosen)
    modes = [choice for choice in LanguageSkill.Mode.choices if choice[0] in INTERPRETING]
    choices = {
        "languages": known, "modes": modes, "directions": Assignment.Direction.choices, "levels": Talent.Level.choices,
        "personal": personal, "first": timezone.localtime(starts), "last": timezone.localtime(ends),
    }  # fmt: skip
    return wanted, problems, choices


def times_of(record) -> tuple[dt.datetime, dt.datetime]:
    """The hours of an event, or the working day of the first date that is known."""
    here = zone(getattr(record, "tz", "")) or timezone.get_current_timezone()
    if starts := getattr(record, "starts_at", None):
        return starts, record.ends_at or starts + hours_of(starts, "lasts", 1)
    first = getattr(record, "begins", None) or record.arrives
    last = getattr(record, "ends", None) or getattr(record, "leaves", None) or first
    begins, ends = (dt.datetime.combine(day, dt.time(), here) for day in (first.first_day, last.day))
    morning, evening = begins + hours_of(begins, "from", 0), ends + hours_of(ends, "to", 24)
    return morning, evening if evening > morning else morning + hours_of(morning, "lasts", 1)


def hours_of(moment: dt.datetime, key: str, otherwise: int) -> dt.timedelta:
    """Hours that the office set for interpreters (L-08)."""
    hours = value_on("L-08", moment.date(), key)
    return dt.timedelta(hours=float(otherwise if hours is None or not 0 <= hours <= 24 else hours))


def _moment(text: str, default: dt.datetime, problems: list[str]) -> dt.datetime:
    text = text.strip()[:25]
    if not text:
        return default
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or not 1970 < found.year < 2100:
        problems.append(_("“%(text)s” is no time. Write it like 2026-12-01 15:00.") % {"text": text})
        return default
    return found if found.tzinfo else timezone.make_aware(found)
