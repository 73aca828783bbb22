"""An instrument signed, or meant to be signed, with partners abroad."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from waiban.events.models import CameOfEvent
from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row
from waiban.register.pointer import PointerField


class Agreement(CameOfEvent, Owned):
    """An agreement, letter of intent, memorandum, contract or joint statement."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", _("agreement")
        LETTER_OF_INTENT = "letter_of_intent", _("letter of intent")
        MEMORANDUM = "memorandum", _("memorandum")
        CONTRACT = "contract", _("contract")
        JOINT_STATEMENT = "joint_statement", _("joint statement")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        NEGOTIATING = "negotiating", _("in negotiation")
        SIGNED = "signed", _("signed")
        ENDED = "ended", _("ended")

    number = models.CharField(_("number"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.MEMORANDUM)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.DRAFT)
    tie = models.ForeignKey(
        "sistercities.Tie", models.PROTECT, null=True, blank=True, verbose_name=_("tie"), related_name="agreements"
    )
    former = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("renewal of"), related_name="renewals"
    )
    occasion = models.CharField(_("occasion"), max_length=120, blank=True)
    signed_on = PartialDateField(_("signed on"), null=True, blank=True)
    expires_on = PartialDateField(_("expires on"), null=True, blank=True)
    languages = models.CharField(_("languages"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        indexes = [models.Index(fields=["status", "signed_on", "id"], name="agreements_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=("draft", "negotiating")) | models.Q(signed_on__isnull=False),
                name="signed_agreement_has_a_date",
                violation_error_message=_("A signed agreement has a date of signing."),
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if self.status in (self.Status.SIGNED, self.Status.ENDED) and not self.signed_on:
            raise ValidationError(
                {"signed_on": _("A signed agreement has a date of signing. Enter it, or choose an earlier status.")}
            )
        if self.signed_on and self.expires_on and self.expires_on.day < self.signed_on.first_day:
            raise ValidationError({"expires_on": _("It would expire before it is signed. Check both dates.")})
        if self.former_id and self.former_id == self.pk:
            raise ValidationError({"former": _("An agreement cannot renew itself. Choose the one before it.")})


class Party(Row):
    """Who signs: an organisation, or a city as such."""

    class Side(models.TextChoices):
        OWN = "own", _("own side")
        FOREIGN = "foreign", _("foreign side")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    side = models.CharField(_("side"), max_length=8, choices=Side.choices, default=Side.FOREIGN)
    organisation = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("organisation"), related_name="+"
    )
    city = models.ForeignKey(
        "places.City", models.PROTECT, null=True, blank=True, verbose_name=_("city"), related_name="+"
    )
    signer = models.CharField(_("signer"), max_length=60, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(city__isnull=False),
                name="party_is_somebody",
                violation_error_message=_("Name an organisation or a city."),
            )
        ]

    def clean(self):
        if not (self.organisation_id or self.city_id):
            raise ValidationError({"organisation": _("Name an organisation or a city.")})


class Obligation(Row):
    """What a clause binds us or the partner to do by a day, and the record that shows it is fulfilled."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="obligations")
    side = models.CharField(_("side"), max_length=8, choices=Party.Side.choices, default=Party.Side.OWN)
    clause = models.CharField(_("clause"), max_length=40, blank=True)
    text = models.CharField(_("obligation"), max_length=300)
    due_on = PartialDateField(_("due on"), null=True, blank=True)
    fulfilled_on = PartialDateField(_("fulfilled on"), null=True, blank=True)
    fulfilled_by = PointerField(_("fulfilled by"), said=_("obligations fulfilled by this"))

    class Meta(Row.Meta):
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")

    def __str__(self):
        return self.text

    def clean(self):
        if self.fulfilled_by and not self.fulfilled_on:
            raise ValidationError({"fulfilled_on": _("Say when it was fulfilled.")})
