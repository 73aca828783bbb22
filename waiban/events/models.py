"""Forums, dialogues, festivals, exhibitions, meetings and campaigns, on site or online, with their guests."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.contacts.models import Person
from waiban.kernel import ids
from waiban.kernel.dates import PartialDateField, in_order
from waiban.kernel.naming import TwoNames
from waiban.kernel.zones import ZoneField, known_zone
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

    class Precedence(models.TextChoices):
        """The three rules of P-05: by which one this event seats its guests."""

        RANK = "rank", _("by rank and office")
        COUNTRY = "country", _("by the English names of the countries")
        REPLY = "reply", _("by the date of reply")

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
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    tz = ZoneField(_("time zone"), max_length=40, blank=True, validators=[known_zone])
    precedence = models.CharField(
        _("order of precedence"), max_length=8, choices=Precedence.choices, default=Precedence.RANK
    )
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
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("It would end before it begins. Check both times.")})


class CameOfEvent(models.Model):
    """What may come of an event names it, whenever that was: its spillover (E-23) is read from there."""

    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, verbose_name=_("came of the event"), related_name="+"
    )

    class Meta:
        abstract = True


class Guest(Row):
    """Who was invited: a person or a delegation, of what rank, with what needs, and whether they came."""

    class Side(models.TextChoices):
        GUEST = "guest", _("guest")
        HOST = "host", pgettext_lazy("guest", "host")

    event = models.ForeignKey(Event, models.CASCADE, related_name="guests")
    person = models.ForeignKey(
        "contacts.Person", models.PROTECT, null=True, blank=True, verbose_name=_("person"), related_name="+"
    )
    called = models.CharField(_("name as announced"), max_length=120, blank=True)
    title = models.CharField(_("title as announced"), max_length=120, blank=True)
    rank = models.CharField(_("rank"), max_length=24, choices=Person.Rank.choices, blank=True)
    organisation = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("organisation"), related_name="+"
    )
    city = models.ForeignKey(
        "places.City", models.PROTECT, null=True, blank=True, verbose_name=_("city"), related_name="+"
    )
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    side = models.CharField(_("side"), max_length=5, choices=Side.choices, default=Side.GUEST)
    people = models.PositiveIntegerField(_("number of people"), default=1)
    invited_on = PartialDateField(_("invited on"), null=True, blank=True)
    replied_on = PartialDateField(_("replied on"), null=True, blank=True)
    confirmed = models.BooleanField(_("confirmed"), default=False)
    arrived = models.BooleanField(_("arrived"), default=False)
    needs = models.CharField(pgettext_lazy("guest", "needs"), max_length=160, blank=True)
    seat = models.PositiveSmallIntegerField(_("place set by hand"), null=True, blank=True)
    seat_reason = models.CharField(_("reason for the place"), max_length=160, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("guest")
        verbose_name_plural = _("guests")

    @property
    def code(self) -> str:
        """The number as it stands in addresses and forms."""
        return ids.encode(self.pk)

    def __str__(self):
        return self.called or str(self.person or self.organisation or self.city or self.country or "—")

    def clean(self):
        in_order(self, "invited_on", "replied_on")
        if self.seat is not None and not self.seat_reason:
            raise ValidationError({"seat_reason": _("Say why this place was set by hand.")})


class Measure(Row):
    """A figure measured of an event (E-23), with its source and day: taken again after months, each time a new line."""

    class Kind(models.TextChoices):
        NIGHTS = "nights", _("guest nights")
        SPEND = "spend", _("spending of a guest a night (yuan)")
        PAID = "paid", _("paid on contracts (yuan)")
        ROUTES = "routes", _("new routes")
        MEDIA = "media", _("media items")
        REACH = "reach", _("people reached by media")
        TALENTS = "talents", _("new members of the talent pool")
        VOLUNTEERS = "volunteers", _("volunteers trained")
        SATISFACTION = "satisfaction", _("satisfaction (percent)")

    event = models.ForeignKey(Event, models.CASCADE, related_name="measures")
    kind = models.CharField(_("what is measured"), max_length=12, choices=Kind.choices, default=Kind.NIGHTS)
    value = models.DecimalField(
        pgettext_lazy("measure", "value"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)]
    )
    language = models.CharField(_("language of the media"), max_length=40, blank=True)
    measured_on = PartialDateField(_("measured on"))
    source = models.CharField(_("source"), max_length=160)

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("event", "figure")
        verbose_name_plural = pgettext_lazy("event", "figures")

    def __str__(self):
        return str(self.get_kind_display())


class WorkingGroup(Owned):
    """A working group (专班) set up for an event or a task: who leads it, who is in it, what each has to do."""

    class Status(models.TextChoices):
        PREPARING = "preparing", _("preparing")
        WORKING = "working", pgettext_lazy("working group", "at work")
        DISSOLVED = "dissolved", _("dissolved")

    name = models.CharField(_("name"), max_length=120)
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, verbose_name=_("event"), related_name="groups"
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PREPARING)
    lead = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=pgettext_lazy("working group", "lead"),
        related_name="+",
    )
    set_up_on = PartialDateField(_("set up on"))
    dissolved_on = PartialDateField(_("dissolved on"), null=True, blank=True)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    news = models.TextField(_("latest news"), blank=True)

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        constraints = [models.UniqueConstraint(fields=["name", "set_up_on"], name="working_group_once_a_day")]

    def __str__(self):
        return self.name

    def clean(self):
        in_order(self, "set_up_on", "dissolved_on")
        if self.status == self.Status.DISSOLVED and not self.dissolved_on:
            raise ValidationError({"dissolved_on": _("Enter the day on which the group was dissolved.")})


class GroupMember(Row):
    """Who works in the group: somebody of the office, or somebody of another unit by name."""

    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="members")
    user = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, verbose_name=_("of this office"), related_name="+"
    )
    other = models.CharField(_("somebody else"), max_length=60, blank=True)
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    duty = models.CharField(_("duty"), max_length=120, blank=True)

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("working group", "member")
        verbose_name_plural = pgettext_lazy("working group", "members")

    def clean(self):
        if not (self.user_id or self.other):
            raise ValidationError({"other": _("Name somebody of this office, or write a name.")})


class GroupTask(Row):
    """One task of the group, whose it is, by when, and when it was done."""

    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="tasks")
    text = models.CharField(_("task"), max_length=200)
    owner = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, verbose_name=_("task of"), related_name="+"
    )
    due_on = PartialDateField(_("due on"), null=True, blank=True)
    done_on = PartialDateField(_("done on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")

    def __str__(self):
        return self.text
