"""What is measured of a meeting after it was held (E-23): nights, spending, media, each with its source and day."""

from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.kernel.spans import after
from waiban.rulebook.declare import Finding, check

from .. import measured
from ..models import Event, Measure
from .approval import FROM, is_international


@check("E-23", on=Event, needs=FROM, stops=False)
def a_meeting_is_measured_again_at_each_mark(event, rows):
    """While a mark has just passed; what was taken on its day or later answers it."""
    if event.status != Event.Status.HELD or not event.begins:
        return
    if not rows["measures"] and not is_international(event, rows):
        return
    last = (event.ends or event.begins).day
    passed = [(months, day) for months in measured.marks(event) if (day := after(last, months=months)) <= today()]
    months, mark = max(passed, default=(0, None))
    if mark is None or after(mark, days=measured.patience()) < today():
        return
    if not any(row.measured_on and row.measured_on.day >= mark for row in rows["measures"]):
        words = (
            _("%(months)s months have passed: take its figures again (nights, spending, media), with source and day.") if months
            else _("It was held: enter its figures (nights, spending, media), with source and day.")
        )  # fmt: skip
        yield Finding("measures", words, months=months)


@check("E-23", on=Event, stops=False)
def spending_is_nights_times_what_was_surveyed(event, rows):
    kinds = {row.kind for row in rows["measures"]}
    if Measure.Kind.SPEND in kinds and Measure.Kind.NIGHTS not in kinds:
        yield Finding("measures", _("Enter the guests' nights too: direct spending is nights times what each spends."))
