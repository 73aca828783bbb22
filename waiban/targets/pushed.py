"""顶格推进: what the readings of promises did in the days after a leader was asked to move what they rest on (M-28).

Which register holds such matters, and what they push, its declaration says (`Register.pushes`); the promises are
those that the matter itself or what it pushes serves. Readings of past days are counted by the records' own dates.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Q
from django.template.loader import render_to_string

from waiban.kernel.dates import PartialDate, today
from waiban.register.declare import Register, catalogue, label_of
from waiban.register.templatetags.show import page_of
from waiban.rulebook.values import value_on

from . import evidence, matching, readings
from .beside import chosen_in
from .counting import Counter
from .models import Commitment, Reading
from .serving import RULED_OUT, serves, under_way
from .terms import gauge_of

RULE = "M-28"
MATTERS, CAME = 3, 8  # of one promise, the newest; records named that came afterwards


class After(NamedTuple):
    """One promise before a matter was escalated and so many days later, with the records that came in between."""

    matter: Any
    on: PartialDate
    until: dt.date
    days: int
    running: bool  # the days are not over
    promise: Commitment
    before: Reading
    now: Reading
    came: list[evidence.Evidence]

    @property
    def moved(self) -> bool:
        return (self.before.state, self.before.says) != (self.now.state, self.now.says)


def pushing() -> Iterator[Register]:
    """The registers whose records ask a leader to move something."""
    return (register for register in catalogue.values() if register.pushes)


def since(register: Register, matters, day: dt.date) -> dict[Any, PartialDate]:
    """Each matter with the day on which it was raised, the newest first; those not raised by the day are left out."""
    raised = register.segment(register.pushes[0]).narrow(matters, day)
    found = {matter: matter.on for matter in raised.select_related(*register.pushes[1:]) if matter.on}
    return dict(sorted(found.items(), key=lambda item: (-item[1].number, item[0].pk)))


def of_matter(matter, day: dt.date | None = None) -> list[After]:
    """The promises that the matter or what it pushes serves, each before and after."""
    register, day = catalogue.of(matter), day or today()
    raised = since(register, type(matter)._default_manager.filter(pk=matter.pk), day)
    if not raised:
        return []
    promises: dict[int, Commitment] = {}
    for record in filter(None, (matter, *(end(matter, path) for path in register.pushes[1:]))):
        for promise in _served(record):
            promises.setdefault(promise.pk, promise)
    return compared(matter, raised[matter], list(promises.values()), day)


def _served(record) -> list[Commitment]:
    """What the record serves or moves; what a person ruled out is not served by it."""
    if record is None or label_of(type(record)) not in catalogue:
        return []
    found = serves(record)
    said = [serving.commitment for serving in found]
    found += under_way(record, said)
    return [serving.commitment for serving in found if serving.status != RULED_OUT]


def end(record, path: str):
    """What stands at the end of a path of relations."""
    for part in path.split("__"):
        record = record and getattr(record, part)
    return record


def of_promise(commitment: Commitment, day: dt.date) -> list[After]:
    """The newest matters that were raised in the book's year about what the promise rests on."""
    gauge, found = gauge_of(commitment), {}
    if gauge is None or not matching.measured(gauge.register) or gauge.register == matching.ALL:
        return []
    counter = Counter([gauge], day)
    for register in pushing():
        q = _about(register, gauge, counter)
        if q:
            matters = register.model._default_manager.filter(q).distinct()
            found |= {m: on for m, on in since(register, matters, day).items() if on.day >= counter.first(gauge)}
    newest = sorted(found, key=lambda matter: -found[matter].number)[:MATTERS]
    return [after for matter in newest for after in compared(matter, found[matter], [commitment], day)]


def _about(register: Register, gauge, counter: Counter) -> Q:
    """Matters that push a record which counts for the promise or is on its way to it."""
    asked, found = catalogue[gauge.register], Q()
    for path in register.pushes[1:]:
        if matching.end_of(register.model, path) == asked.label:
            found |= Q(**{f"{path}__in": counter.counted(gauge, asked).values("pk")})
            if (on_way := counter.on_its_way(gauge, ())) is not None:
                found |= Q(**{f"{path}__in": on_way.values("pk")})
    return found


def compared(matter, on: PartialDate, promises: Sequence[Commitment], day: dt.date) -> list[After]:
    """Read on the day before it was raised and again when the days are over, or on the day while they last."""
    if not promises:
        return []
    days = int(value_on(RULE, on) or 0)
    end_of_days = on.day + dt.timedelta(days=days)
    until = min(end_of_days, day)
    before = readings.as_of(promises, on.first_day - dt.timedelta(days=1))
    now = readings.as_of(promises, until)
    return [
        After(matter, on, until, days, until < end_of_days, p, before[p.pk], now[p.pk], came(now[p.pk].commitment, on, until))
        for p in promises
    ]  # fmt: skip


def came(commitment: Commitment, on: PartialDate, until: dt.date) -> list[evidence.Evidence]:
    """What proves or moves the promise and is dated in these days, the newest first."""
    found = [*evidence.evidence(commitment, until), *evidence.under_way(commitment, until)]
    dated = [one for one in found if one.on and on.first_day <= one.on.first_day and one.on.day <= until]
    known = {(one.register.label, one.record.pk): one for one in reversed(dated)}
    return sorted(known.values(), key=lambda one: (-one.on.number, one.record.pk))[:CAME]


def lines(user, found: Sequence[After]) -> list[dict]:
    """As this person may see it: a record that is closed to her is not named."""
    return [
        {
            "after": after, "url": chosen_in(after.promise), "matter_url": page_of(user, after.matter),
            "came": [
                {"url": (url := page_of(user, one.record)), "name": str(one.record) if url else "", "on": _in_year(one.on, after.promise.book.year),
                 "kind": one.register.single, "why": one.why if url else ""}
                for one in after.came
            ],
        }
        for after in found
    ]  # fmt: skip


def _in_year(on: PartialDate, year: int) -> str:
    """A day of the book's year without the year, as elsewhere in the panel."""
    return str(on).removeprefix(f"{year}-") if len(str(on)) > 4 else str(on)


def beside(request, register, record) -> str:
    """The side panel of an escalated matter; nothing beside other records."""
    if not register.pushes or not request.user.may("read"):
        return ""
    found = lines(request.user, of_matter(record))
    return render_to_string("targets/_pushed.html", {"lines": found}, request) if found else ""
