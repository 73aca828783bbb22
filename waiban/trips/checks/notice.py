"""What is published inside the units before a group is approved and after it came back (T-40, T-42, T-43)."""

import datetime as dt

from django.utils.translation import gettext as _

from waiban.kernel.dates import DAY, today
from waiban.kernel.spans import after
from waiban.kernel.text import series
from waiban.kernel.workdays import workdays_from
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import value_on

from ..models import Notice, Trip


def units(trip, rows) -> list[str]:
    """The unit that organises the group, and each that sends somebody."""
    return list(dict.fromkeys(filter(None, [trip.unit, *(member.unit for member in rows["members"])])))


def silent(trip, rows) -> list[str]:
    """Those that have published nothing before."""
    spoken = {notice.unit for notice in rows["notices"] if notice.time == Notice.Time.BEFORE}
    return [unit for unit in units(trip, rows) if unit not in spoken]


def last_day(begins: dt.date, days: int) -> dt.date:
    """The last of so many working days, the first one included."""
    return workdays_from(workdays_from(begins, 0), days - 1)


@check("T-40", on=Trip)
def every_unit_publishes_before_the_group_applies(trip, rows):
    days = value_on("T-40", trip.approved_on or trip.departs)
    if not days:
        return
    if trip.status == Trip.Status.PLANNED and (names := silent(trip, rows)):
        words = _("Still to be published for %(days)s working days before applying: in %(units)s.")
        yield Finding("notices", words, days=days, units=series(names), advises=True)
    for notice in rows["notices"]:
        if notice.time != Notice.Time.BEFORE or not notice.begins or notice.begins.precision != DAY:
            continue
        until = last_day(notice.begins.day, int(days))
        if notice.ends and notice.ends.day < until:
            words = _("%(days)s working days end on %(day)s; this notice ended before.")
            yield Finding("notices", words, row=notice, column="ends", days=days, day=until)
        elif trip.approved_on and trip.approved_on.day < until:
            words = _("The group was approved on %(day)s, before this notice had ended.")
            yield Finding("notices", words, row=notice, column="ends", day=trip.approved_on)


@check("T-43", on=Trip)
def no_group_is_approved_without_a_notice(trip, rows):
    if trip.status in (Trip.Status.APPROVED, Trip.Status.CARRIED_OUT) and (names := silent(trip, rows)):
        words = _("No notice is entered for %(units)s. Without one the office does not review the trip and finance does not pay it.")  # fmt: skip
        yield Finding("notices", words, units=series(names))


@check("T-42", on=Trip, stops=False)
def after_the_return_the_unit_publishes_what_was_done(trip, rows):
    days = value_on("T-42", trip.returns) if trip.returns else None
    if not days or trip.status != Trip.Status.CARRIED_OUT:
        return
    if not any(notice.time == Notice.Time.AFTER for notice in rows["notices"]):
        by = after(trip.returns.day, days=days)
        late = by < today()
        said = (
            _("What was done was to be published inside the unit by %(day)s.") if late
            else _("What was done is published inside the unit by %(day)s.")
        )  # fmt: skip
        yield Finding("notices", said, day=by)
