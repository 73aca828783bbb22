"""A delegation the city receives: who comes, what for, and what is done with them hour by hour."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.events.models import CameOfEvent
from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row


class Rank(models.TextChoices):
    """The small scale of P-09; the literal title is kept too."""

    HEAD_OF_STATE = "head_of_state", _("head of state")
    HEAD_OF_GOVERNMENT = "head_of_government", _("head of government")
    MINISTER = "minister_governor", _("minister or governor")
    VICE_MINISTER = "vice_minister", _("vice minister")
    DIRECTOR_GENERAL = "director_general_mayor", _("director-general or mayor")
    DIRECTOR = "director", _("director")
    OTHER = "other", _("other")


class Visit(CameOfEvent, Owned):
    """A delegation (来访团组), planned or received; how many people follows from its members."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        RECEIVED = "received", pgettext_lazy("visits", "received")
        CANCELLED = "cancelled", _("cancelled")

    number = models.CharField(_("number"), max_length=40, unique=True)
    name = models.CharField(_("delegation"), max_length=160)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    organisation = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("organisation"), related_name="+"
    )
    country = models.ForeignKey("places.Country", models.PROTECT, verbose_name=_("country or region"), related_name="+")
    city = models.ForeignKey(
        "places.City", models.PROTECT, null=True, blank=True, verbose_name=_("city"), related_name="+"
    )
    rank = models.CharField(_("rank of its head"), max_length=24, choices=Rank.choices, default=Rank.OTHER)
    arrives = PartialDateField(_("arrives"))
    leaves = PartialDateField(_("leaves"), null=True, blank=True)
    people = models.PositiveIntegerField(_("number of people"), default=0, editable=False)
    inviting = models.CharField(_("inviting"), max_length=120, blank=True)
    approval = models.CharField(_("approval number"), max_length=60, blank=True)
    invitation = models.CharField(_("number of the invitation"), max_length=40, blank=True)
    hosts = models.CharField(_("hosts"), max_length=200, blank=True)
    report = models.TextField(_("report"), blank=True)

    class Meta:
        verbose_name = pgettext_lazy("register", "visit")
        verbose_name_plural = _("visits")

    def __str__(self):
        return self.name

    def clean(self):
        if self.arrives and self.leaves and self.leaves.day < self.arrives.first_day:
            raise ValidationError({"leaves": _("The group would leave before it arrives. Check both dates.")})


class Room(models.TextChoices):
    """How a member sleeps; how many share a room is the rulebook's word (P-10)."""

    SUITE = "suite", _("suite")
    SINGLE = "single", _("single room")
    TWIN = "twin", _("twin room")
    NONE = "none", pgettext_lazy("room", "needs none")


class Guest(Row):
    """Who comes: a person, or a group by its number; passport, phone and meals (P-42) are private."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="members")
    name = models.CharField(pgettext_lazy("person", "name"), max_length=120)
    contact = models.ForeignKey(
        "contacts.Person", models.PROTECT, null=True, blank=True, verbose_name=_("person"), related_name="+"
    )
    title = models.CharField(pgettext_lazy("person", "title"), max_length=80, blank=True)
    people = models.PositiveIntegerField(_("number of people"), default=1)
    language = models.CharField(_("language"), max_length=30, blank=True)
    passport = models.CharField(_("passport number"), max_length=40, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    diet = models.CharField(_("dietary needs"), max_length=80, blank=True)
    arrives_at = models.DateTimeField(pgettext_lazy("member", "arrives at"), null=True, blank=True)
    arrives_by = models.CharField(_("arrives by"), max_length=40, blank=True)
    arrives_where = models.CharField(_("arrives where"), max_length=60, blank=True)
    leaves_at = models.DateTimeField(pgettext_lazy("member", "leaves at"), null=True, blank=True)
    leaves_by = models.CharField(_("leaves by"), max_length=40, blank=True)
    leaves_where = models.CharField(_("leaves from"), max_length=60, blank=True)
    room = models.CharField(_("room"), max_length=8, choices=Room.choices, blank=True)

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("visit", "member")
        verbose_name_plural = pgettext_lazy("visit", "members")

    def clean(self):
        if self.arrives_at and self.leaves_at and self.leaves_at < self.arrives_at:
            raise ValidationError({"leaves_at": _("This member would leave before arriving. Check both times.")})


class Item(Row):
    """One line of the programme (P-02): when, where, what, with whom."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="programme")
    day = PartialDateField(_("date"))
    time = models.CharField(_("time"), max_length=20, blank=True)
    what = models.CharField(_("programme item"), max_length=160)
    venue = models.CharField(_("venue"), max_length=120, blank=True)
    host = models.CharField(_("host"), max_length=80, blank=True)
    press = models.BooleanField(_("press"), default=False)

    class Meta(Row.Meta):
        verbose_name = _("programme item")
        verbose_name_plural = _("programme")
