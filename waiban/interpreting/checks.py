"""L-08: an interpreter is in one place at a time; the rule is asked for many at once and holds whoever writes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from waiban.talents.models import Talent

from .models import Assignment

LIVE = (Assignment.Status.ASKED, Assignment.Status.CONFIRMED, Assignment.Status.DONE)


def twice(records: Sequence[Assignment]) -> Iterator[tuple[int, str, str]]:
    """(index, column, sentence) for each that would put somebody in two places at once.

    Inside a transaction the interpreters are held until it ends: of two people who book one at the same time, the
    second waits, then finds her booked.
    """
    live = [(n, r) for n, r in enumerate(records) if r.status in LIVE and r.talent_id and r.starts_at and r.ends_at]
    if not live:
        return
    talents = sorted({record.talent_id for _n, record in live})
    if connection.in_atomic_block:
        list(Talent.objects.select_for_update().filter(pk__in=talents).order_by("pk").values_list("pk"))
    busy = _busy(talents, live, {record.pk for record in records})
    for number, record in live:
        for other in busy[record.talent_id]:
            if other.starts_at < record.ends_at and record.starts_at < other.ends_at:
                yield number, "talent", sentence(other)
                break
        busy[record.talent_id].append(record)


def _busy(talents, live, themselves: set[int]) -> dict[int, list[Assignment]]:
    """What these interpreters do anyway in the time that is asked about: one question."""
    first, last = min(r.starts_at for _n, r in live), max(r.ends_at for _n, r in live)
    found = defaultdict(list)
    asked = Assignment.objects.filter(talent__in=talents, status__in=LIVE, starts_at__lt=last, ends_at__gt=first)
    for other in asked.select_related("talent", "event", "visit").order_by("starts_at", "pk"):
        if other.pk not in themselves:
            found[other.talent_id].append(other)
    return found


def sentence(other: Assignment) -> str:
    """Whose time is taken, by what, from when until when, and what to do."""
    return _("%(name)s already interprets from %(from)s to %(to)s: %(what)s. Choose somebody else or another time.") % {
        "name": other.talent,
        "what": other.what,
        "from": told(other.starts_at),
        "to": told(other.ends_at),
    }


def told(moment) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
