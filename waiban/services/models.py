"""What firms need from abroad, what is offered to them, whom the office brought together, and services given."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.events.models import CameOfEvent
from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned
from waiban.register.pointer import PointerField


class Wish(Owned):
    """What a need and an offer have in common: whose, what about, towards which country, until when."""

    number = models.CharField(_("number"), max_length=40, unique=True)
    subject = models.CharField(_("subject"), max_length=200)
    organisation = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, verbose_name=_("organisation"), related_name="+"
    )
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    sector = models.CharField(_("sector"), max_length=40, blank=True)
    raised_on = PartialDateField(_("raised on"))
    closed_on = PartialDateField(_("closed on"), null=True, blank=True)
    detail = models.TextField(_("detail"), blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.subject

    def clean(self):
        if self.raised_on and self.closed_on and self.closed_on.day < self.raised_on.first_day:
            raise ValidationError({"closed_on": _("It would be closed before it was raised. Check both dates.")})


class Need(CameOfEvent, Wish):
    """What a firm of the city looks for abroad: a partner, a market, goods, advice."""

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")


class Offer(Wish):
    """What a partner abroad offers: goods, technology, a site, a market."""

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")


class Match(Owned):
    """A need and an offer brought together: proposed, met, and what came of it."""

    class Outcome(models.TextChoices):
        TALKING = "talking", _("in talks")
        AGREED = "agreed", _("agreed")
        FAILED = "failed", _("came to nothing")

    need = models.ForeignKey(Need, models.PROTECT, verbose_name=_("need"), related_name="matches")
    offer = models.ForeignKey(Offer, models.PROTECT, verbose_name=_("offer"), related_name="matches")
    proposed_on = PartialDateField(pgettext_lazy("match", "proposed on"))
    met_on = PartialDateField(_("met on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, blank=True)
    agreed_on = PartialDateField(_("agreed on"), null=True, blank=True)
    led_to = PointerField(pgettext_lazy("match", "led to"), said=_("came of the match"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        constraints = [
            models.UniqueConstraint(fields=["need", "offer"], name="match_once"),
            models.CheckConstraint(
                condition=~models.Q(outcome="agreed") | models.Q(agreed_on__isnull=False),
                name="agreed_match_has_a_date",
                violation_error_message=_("What was agreed has a date. Enter it."),
            ),
        ]

    def __str__(self):
        return f"{self.need} · {self.offer}"

    def clean(self):
        if self.outcome == self.Outcome.AGREED and not self.agreed_on:
            raise ValidationError({"agreed_on": _("What was agreed has a date. Enter it.")})
        if self.proposed_on and self.met_on and self.met_on.day < self.proposed_on.first_day:
            raise ValidationError({"met_on": _("They would meet before it was proposed. Check both dates.")})


class Service(CameOfEvent, Owned):
    """One service given to a firm or to people: asked for, delivered, with what result."""

    class Kind(models.TextChoices):
        VISA = "visa", _("visas and invitations")
        CONSULAR = "consular", _("consular protection")
        LEGAL = "legal", _("legal advice")
        POLICY = "policy", _("policy advice")
        CONTACTS = "contacts", pgettext_lazy("service", "contacts abroad")
        PAPERS = "papers", _("authentication of papers")
        OTHER = "other", _("other")

    number = models.CharField(_("number"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.OTHER)
    topic = models.CharField(_("topic"), max_length=200)
    organisation = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("organisation"), related_name="+"
    )
    recipient = models.CharField(_("given to"), max_length=160, blank=True)
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    asked_on = PartialDateField(_("asked for on"))
    delivered_on = PartialDateField(_("delivered on"), null=True, blank=True)
    firms = models.PositiveIntegerField(_("firms served"), default=1)
    people = models.PositiveIntegerField(_("people served"), default=0)
    contact = models.CharField(_("contact"), max_length=120, blank=True)
    result = models.TextField(_("result"), blank=True)

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(recipient=""),
                name="service_is_for_somebody",
                violation_error_message=_("Say to whom: an organisation, or a name."),
            )
        ]

    def __str__(self):
        return self.topic

    def clean(self):
        if not (self.organisation_id or self.recipient):
            raise ValidationError({"organisation": _("Say to whom: an organisation, or a name.")})
        if self.asked_on and self.delivered_on and self.delivered_on.day < self.asked_on.first_day:
            raise ValidationError(
                {"delivered_on": _("It would be delivered before it was asked for. Check both dates.")}
            )
