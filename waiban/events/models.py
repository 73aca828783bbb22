"""Forums, dialogues, festivals, exhibitions, meetings and campaigns, on site or online, with their guests."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from waiban.kernel.dates import PartialDateField
from waiban.kernel.naming import TwoNames
from waiban.register.models import Owned, Row


class Event(TwoNames, Owned):
    """One event; what it was called, when and where, who came and what came of it."""

    class Kind(models.TextChoices):
        FORUM = "forum", _("forum")
        DIALOGUE = "dialogue", _("dialogue")
        MEETING = "meeting", _("meeting")
        FESTIVAL = "festival", _("festival")
        EXHIBITION = "exhibition", _("exhibition")
        CAMPAIGN = "campaign", _("campaign")
        TRAINING = "training", _("training")
        VISIT_DAY = "visit_day", _("visit day")

    class Mode(models.TextChoices):
        ONSITE = "onsite", _("on site")
        ONLINE = "online", _("online")
        HYBRID = "hybrid", _("hybrid")

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    twins = {"name": "name_en"}
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.MEETING)
    mode = models.CharField(_("mode"), max_length=8, choices=Mode.choices, default=Mode.ONSITE)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    series = models.CharField(_("series"), max_length=80, blank=True)
    begins = PartialDateField(_("date"))
    ends = PartialDateField(_("until"), null=True, blank=True)
    starts_at = models.DateTimeField(_("begins at"), null=True, blank=True)
    tz = models.CharField(_("time zone"), max_length=40, blank=True)
    venue = models.CharField(_("venue"), max_length=120, blank=True)
    city = models.ForeignKey(
        "places.City", models.PROTECT, null=True, blank=True, verbose_name=_("city"), related_name="+"
    )
    hosts = models.CharField(_("hosts"), max_length=200, blank=True)
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True)
    outcome = models.TextField(_("outcome"), blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [models.UniqueConstraint(fields=["name", "begins"], name="event_once_a_day")]
        indexes = [
            models.Index(fields=["status", "begins", "id"], name="events_by_status"),
        ]

    def clean(self):
        if self.begins and self.ends and self.ends.day < self.begins.first_day:
            raise ValidationError({"ends": _("It would end before it begins. Check both dates.")})


class Guest(Row):
    """Who was invited: a person or a delegation, from where, and whether they came."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="guests")
    person = models.ForeignKey(
        "contacts.Person", models.PROTECT, null=True, blank=True, verbose_name=_("person"), related_name="+"
    )
    organisation = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("organisation"), related_name="+"
    )
    city = models.ForeignKey(
        "places.City", models.PROTECT, null=True, blank=True, verbose_name=_("city"), related_name="+"
    )
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    people = models.PositiveIntegerField(_("number of people"), default=1)
    confirmed = models.BooleanField(_("confirmed"), default=False)
    arrived = models.BooleanField(_("arrived"), default=False)

    class Meta(Row.Meta):
        verbose_name = _("guest")
        verbose_name_plural = _("guests")
