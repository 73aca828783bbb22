"""The panel of one promise: how it stands, why, the records that prove it or wait, who is called, and what may be done."""

from itertools import chain
from typing import Any, NamedTuple

from django.db.models import F
from django.utils.translation import gettext as _

from waiban.accounts.models import User
from waiban.accounts.roles import Role
from waiban.register.declare import catalogue
from waiban.register.lists.filters import search_conditions
from waiban.register.rights import may_see, visible
from waiban.register.templatetags.show import page_of

from ... import evidence, gauges, matching, operations, pushed, readings
from ...beside import chosen_in
from ...counting import Counter
from ...models import FINISHED, Commitment, Reading, Remark, State, Verdict
from ...models.measuring import short
from ...pace import paces, should_be
from ...terms import gauge_of, terms
from ..opening import address
from . import told
from .asked import Asked
from .spark import spark
from .typeset import day_in, days_left, days_over

NEWEST, ALL, FOUND = 8, 300, 6
JUDGED = (State.MOVING, State.PACE, State.BEHIND, State.DONE)


class Line(NamedTuple):
    """A record behind a promise as this person may see it."""

    register: str
    code: str
    day: str
    name: str
    url: str
    kind: Any
    why: str
    verdict: Verdict | None = None


def line(found: evidence.Evidence, user, year: int) -> Line:
    """A record whose register is closed to this person counts, but is not named."""
    url, register = page_of(user, found.record), found.register
    name = str(found.record) if url else _("a record that is not open to you")
    why = found.why if url else ""
    return Line(
        register.label, found.record.code, day_in(year, found.on)[:7], name, url, register.single, why, found.verdict
    )


def context(user, commitment: Commitment, asked: Asked, said: dict | None = None) -> dict:
    """Everything the panel shows; `said` holds what was refused, with the words as they were written."""
    day, query = asked.day, asked.query
    read = readings.current(commitment) if asked.is_today else readings.as_of(commitment, day)
    reading: Reading = read[commitment.pk]
    promise, more = reading.commitment, query.get("more", "")
    limit = ALL if more == "all" else NEWEST
    year, may_not = promise.book.year, operations.why_not(user, "remark", promise)
    found = {
        "promise": promise, "reading": reading, "asked": asked, "gauge": gauge_of(promise), "said": said or {},
        "measured": reading.state != State.UNMEASURED, "why_not": may_not, "may": not may_not and asked.is_today,
        "counted": [line(e, user, year) for e in evidence.evidence(promise, day, limit)],
        "candidates": [line(e, user, year) for e in evidence.candidates(promise, day, limit)],
        "under_way": [] if reading.state in FINISHED else [line(e, user, year) for e in evidence.under_way(promise, day)],
        "ruled_out": [line(e, user, year) for e in evidence.ruled_out(promise)] if gauge_of(promise) else [],
        "remarks": promise.remarks.filter(on__lte=day), "people": people(promise), "spark": _spark(promise, reading, day),
        "history": told.history(promise, user) if more == "history" else None,
        "find": query.get("find", "").replace("\x00", "").strip()[:60], "kinds": remark_kinds(user),
        "judged": [(state, state.label) for state in JUDGED],
    }  # fmt: skip
    found["pushed"] = pushed.lines(user, pushed.of_promise(promise, day))
    found["said"] = _placed(found)
    found["found"] = find(user, promise, found["find"], day) if found["find"] and found["may"] else None
    return found | _measure(user, promise, reading, day) | _addresses(promise, asked, more)


def _placed(found: dict) -> dict:
    """What was refused stands at its form; where that is not on the panel, at its head."""
    forms = {"say", "pin"} if found["may"] else set()
    if found["may"]:
        forms |= {one.code for one in (*found["candidates"], *found["counted"]) if one.url and not one.verdict}
    said = found["said"]
    return said if said.get("at") in forms else said | {"at": ""}


def _measure(user, promise: Commitment, reading: Reading, day) -> dict:
    """The gauge in words, the figure and the stages."""
    gauge = gauge_of(promise)
    over = reading.state == State.LATE and days_over(reading, day)
    left = reading.state == State.SOON and days_left(reading, day)
    return {
        "sentence": gauges.sentence(gauge) if gauge else "", "edit": "" if operations.why_not(user, "gauge", promise) else address("gauge", promise.pk),
        "amend": "" if operations.why_not(user, "amend", promise) else address("amend", promise.pk),
        "value": short(reading.value), "wanted": short(reading.wanted), "amended": terms(promise, day).amended,
        "should": should_be(promise, reading, day),
        "hint": over or left or "", "bars": bars(reading) if reading.stages else [], "trail": trail(reading),
        "numeric": reading.wanted is not None and reading.wanted > 1 and reading.state != State.UNMEASURED,
    }  # fmt: skip


def _addresses(promise: Commitment, asked: Asked, more: str) -> dict:
    """The same panel for htmx and, behind `at`, as a page of its own."""
    code = promise.code
    return {
        "share": chosen_in(promise), "close": asked.address(), "own": asked.panel(code), "at": asked.at(code),
        "with_history": (asked.panel(code, more="history"), asked.at(code, more="history")),
        "with_all": (asked.panel(code, more="all"), asked.at(code, more="all")) if more != "all" else None,
    }  # fmt: skip


def bars(reading: Reading) -> list[dict]:
    """The stages in their order, those reached, and the furthest one."""
    register = catalogue[reading.commitment.gauge.register]
    words = dict(register.stages.rows.model._meta.get_field("stage").flatchoices)
    return [
        {"word": words.get(name, name), "reached": number <= reading.stage_no, "on": number == reading.stage_no}
        for number, name in enumerate(register.stages.order, 1)
    ]


def trail(reading: Reading) -> list[dict]:
    """The stages around the furthest one: what was before, what comes next."""
    every = bars(reading) if reading.stages else []
    return every[max(reading.stage_no - 2, 0) : reading.stage_no + 2]


def _spark(promise: Commitment, reading: Reading, day):
    points = readings.trend(promise, day)
    return spark(points, year=promise.book.year, day=day, wanted=reading.wanted, paces=paces(promise, reading))


def people(promise: Commitment) -> list[User]:
    """Who is called: the responsible person, then the head of the division."""
    found = [promise.person] if promise.person else []
    if promise.division_id:
        found += User.objects.filter(division=promise.division_id, role=Role.HEAD, is_active=True)
    return list({person.pk: person for person in found}.values())


def remark_kinds(user) -> list[tuple]:
    """A leader's instruction is offered to leaders only, and first."""
    kinds = [kind for kind in Remark.Kind if kind != Remark.Kind.INSTRUCTION]
    return [(k.value, k.label) for k in chain([Remark.Kind.INSTRUCTION] if user.may("instruct") else [], kinds)]


def find(user, promise: Commitment, words: str, day) -> list[Line]:
    """Records with the typed words that could prove the promise: its own register first, then all others."""
    gauge = gauge_of(promise)
    if gauge is None or not matching.measured(gauge.register):
        return []
    counter, found = Counter([gauge], day), []
    own = matching.asked_by(gauge)
    for register in [*own, *(r for r in matching.registers_of(matching.ALL) if r not in own)]:
        if not may_see(user, register):
            continue
        records = visible(user, register, counter.proved(gauge, register))
        records = records.filter(*search_conditions(register, user, words)).exclude(
            pk__in=counter.said[gauge.pk].chosen[register.label]
        )
        newest = records.select_related(*register.related()).order_by(F("on").desc(nulls_last=True), "-pk")[:FOUND]
        found += [line(evidence.Evidence(r, register, r.on, ""), user, promise.book.year) for r in newest]
    return found
