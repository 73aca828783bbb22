"""Who looks after which guest, what is done by which day (P-04), and the rhythm from which these days follow."""

import calendar
import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import DAY, PartialDate, PartialDateField, in_order
from waiban.kernel.workdays import workdays_from
from waiban.register.models import Owned, Record, Row

from .people import Person

MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class Liaison(Owned):
    """One of ours (the responsible officer) looks after a guest from before the arrival until after the departure."""

    contact = models.ForeignKey(
        Person, models.PROTECT, verbose_name=pgettext_lazy("liaison", "guest"), related_name="+"
    )
    occasion = models.CharField(pgettext_lazy("liaison", "occasion"), max_length=120)
    appointed_on = PartialDateField(_("officer named on"), null=True, blank=True)
    arrives_on = PartialDateField(_("arrival"))
    leaves_on = PartialDateField(_("departure"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("liaison")
        verbose_name_plural = _("liaisons")

    def __str__(self):
        return f"{self.contact}·{self.occasion}"

    def clean(self):
        in_order(self, "arrives_on", "leaves_on")


class Rhythm(Record):
    """One line of the office's rhythm: what is done so many days before or after which date of a guest's stay."""

    class Since(models.TextChoices):
        APPOINTED = "appointed", _("naming of the officer")
        ARRIVAL = "arrival", _("arrival")
        DEPARTURE = "departure", _("departure")
        YEARLY = "yearly", _("a day of every year")

    class Unit(models.TextChoices):
        DAYS = "days", _("days")
        WORKDAYS = "workdays", _("working days")

    text = models.CharField(_("to do"), max_length=200, unique=True)
    since = models.CharField(_("counted from"), max_length=10, choices=Since.choices, default=Since.ARRIVAL)
    offset = models.SmallIntegerField(
        _("so many after"),
        default=0,
        help_text=_("Days after that date; below nought before it, nought the day itself."),
    )
    unit = models.CharField(_("counted in"), max_length=8, choices=Unit.choices, default=Unit.DAYS)
    yearly = models.CharField(_("day of every year"), max_length=5, blank=True, help_text=_("As 01-01, for greetings."))
    country = models.ForeignKey(
        "places.Country",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("only for guests from"),
        related_name="+",
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("line of the rhythm")
        verbose_name_plural = _("rhythm of follow-ups")

    def __str__(self):
        return self.text

    def clean(self):
        if self.since == self.Since.YEARLY and not MONTH_DAY.fullmatch(self.yearly):
            raise ValidationError({"yearly": _("Write month and day, as 01-01.")})
        if not -400 <= (self.offset or 0) <= 1000:
            raise ValidationError({"offset": _("Choose between 400 days before and 1,000 days after.")})

    def base(self, liaison: Liaison) -> dt.date | None:
        """The day it is counted from; None while it is not known to the day."""
        known = {
            self.Since.APPOINTED: liaison.appointed_on, self.Since.ARRIVAL: liaison.arrives_on,
            self.Since.DEPARTURE: liaison.leaves_on or liaison.arrives_on,
        }.get(self.since)  # fmt: skip
        return known.day if isinstance(known, PartialDate) and known.precision == DAY else None

    def due(self, base: dt.date) -> dt.date:
        """The day by which it is to be done."""
        if self.unit == self.Unit.WORKDAYS:
            return workdays_from(base, self.offset)
        return base + dt.timedelta(days=self.offset)

    def next_greeting(self, day: dt.date) -> dt.date:
        """The next such day of a year; the 29th of February is kept on the 28th."""
        month, number = (int(part) for part in self.yearly.split("-"))
        for year in (day.year, day.year + 1):
            found = dt.date(year, month, min(number, calendar.monthrange(year, month)[1]))
            if found >= day:
                return found
        return found


class FollowUp(Row):
    """What the officer does for the guest by a day (P-04): a call before, a letter of thanks, a look at the results."""

    liaison = models.ForeignKey(Liaison, models.CASCADE, related_name="follow_ups")
    text = models.CharField(_("to do"), max_length=200)
    due_on = PartialDateField(_("due on"))
    done_on = PartialDateField(_("done on"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=200, blank=True)
    # The line it was made from, and the day it was counted from: a changed arrival moves it.
    line = models.ForeignKey(Rhythm, models.SET_NULL, null=True, blank=True, editable=False, related_name="+")
    counted_from = PartialDateField(null=True, blank=True, editable=False)

    class Meta(Row.Meta):
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")

    def __str__(self):
        return self.text
