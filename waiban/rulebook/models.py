"""A numbered rule, whether it stops or only advises, and the values it had and has, each from a day on."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField, in_order
from waiban.kernel.naming import TwoNames
from waiban.register.models import Record, Row


class Chapter(models.TextChoices):
    """What the letter of a rule's number stands for, in the order of the book."""

    TIES = "F", _("F ties with cities abroad")
    PROTOCOL = "P", _("P reception, gifts, honours")
    EVENTS = "E", _("E meetings and events")
    LANGUAGES = "L", _("L language people")
    TRIPS = "T", _("T trips abroad on duty")
    INVITATIONS = "I", _("I invitations")
    CONSISTENCY = "X", _("X what papers are returned for")
    SIGNS = "S", _("S foreign words on signs")
    TARGETS = "M", _("M targets and assessment")
    OWN = "O", _("the office's own rules")


class Level(models.TextChoices):
    """How sure it is that the rule says so. Only what is verified may stop anybody."""

    VERIFIED = "verified", _("verified")
    LOCAL = "local", _("seen in a local text only")
    PARTLY = "partly", _("partly verified")
    UNVERIFIED = "unverified", _("not verified")


class Effect(models.TextChoices):
    STOPS = "stops", pgettext_lazy("rule", "stops")
    ADVISES = "advises", pgettext_lazy("rule", "advises")
    RESTS = "rests", pgettext_lazy("rule", "rests")


class Unit(models.TextChoices):
    YUAN = "yuan", _("yuan")
    PEOPLE = "people", _("people")
    PLACES = "countries", _("countries or regions")
    HOURS = "hours", pgettext_lazy("unit", "hours")
    DAYS = "days", _("days")
    WORKING_DAYS = "working_days", _("working days")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")
    TIMES = "times", _("times")
    POINTS = "points", _("points")
    PERCENT = "percent", _("percent")


class Rule(TwoNames, Record):
    """One rule: its number, what it says in the office's words, its basis and the document it was taken from."""

    twins = {"title": "title_en", "text": "text_en"}
    number = models.CharField(_("number"), max_length=12, unique=True)
    chapter = models.CharField(_("chapter"), max_length=1, choices=Chapter.choices, editable=False)
    place = models.PositiveIntegerField(_("place in the book"), default=0, editable=False)
    title = models.CharField(pgettext_lazy("rulebook", "rule"), max_length=120)
    title_en = models.CharField(_("rule in English"), max_length=160, blank=True)
    text = models.TextField(_("what it says"), blank=True)
    text_en = models.TextField(_("what it says in English"), blank=True)
    level = models.CharField(_("how sure"), max_length=10, choices=Level.choices, default=Level.UNVERIFIED)
    effect = models.CharField(
        pgettext_lazy("rule", "effect"),
        max_length=8,
        choices=Effect.choices,
        default=Effect.ADVISES,
        help_text=_("A rule that is not verified only advises, whatever is chosen here."),
    )
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("rulebook", "rule")
        verbose_name_plural = pgettext_lazy("rulebook", "rules")

    def __str__(self):
        return f"{self.number} {self.said('title')}"

    @property
    def stops(self) -> bool:
        return self.effect == Effect.STOPS and self.level == Level.VERIFIED


class DatedValue(Row):
    """An amount, a number of days, or words of a rule, from a day until a day; `key` tells several of one rule apart."""

    rule = models.ForeignKey(Rule, models.CASCADE, related_name="values")
    key = models.CharField(pgettext_lazy("value", "key"), max_length=60, blank=True)
    name = models.CharField(pgettext_lazy("value", "for what"), max_length=120, blank=True)
    name_en = models.CharField(_("for what, in English"), max_length=160, blank=True)
    value = models.DecimalField(pgettext_lazy("rule", "value"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit of measure"), max_length=12, choices=Unit.choices, blank=True)
    words = models.CharField(pgettext_lazy("value", "words"), max_length=200, blank=True)
    valid_from = PartialDateField(_("holds from"), null=True, blank=True)
    valid_to = PartialDateField(_("holds until"), null=True, blank=True)
    verified = models.BooleanField(_("verified"), default=False)
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta(Row.Meta):
        verbose_name = pgettext_lazy("rulebook", "dated value")
        verbose_name_plural = pgettext_lazy("rulebook", "dated values")

    def __str__(self):
        return self.key or self.name

    def clean(self):
        in_order(self, "valid_from", "valid_to")

    @property
    def amount(self) -> int | Decimal | None:
        """200 rather than 200.00."""
        return int(self.value) if self.value is not None and self.value == int(self.value) else self.value
