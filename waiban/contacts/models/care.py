"""How the office honours and hears whom it knows: honours with their rounds, advice and gifts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField, in_order
from waiban.register.models import Owned

from .people import Organisation, Person


class HonourRound(Owned):
    """A round in which titles are given: how many places it has, and who decides (P-20, P-21)."""

    name = models.CharField(_("round"), max_length=40, unique=True)
    quota = models.PositiveSmallIntegerField(_("quota"), null=True, blank=True)
    opens_on = PartialDateField(pgettext_lazy("round", "opens"), null=True, blank=True)
    closes_on = PartialDateField(_("nominations until"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=80, blank=True)
    basis = models.CharField(_("legal basis"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("round of honours")
        verbose_name_plural = _("rounds of honours")

    def __str__(self):
        return self.name

    def clean(self):
        in_order(self, "opens_on", "closes_on")


class Honour(Owned):
    """A title or award for somebody from abroad (P-20, P-21): proposed, agreed to, decided, handed over."""

    class Kind(models.TextChoices):
        CITIZEN = "honorary_citizen", _("honorary citizen")
        FRIENDSHIP = "friendship_award", _("friendship award")
        ENVOY = "friendship_envoy", _("friendship envoy")
        OTHER = "other", pgettext_lazy("honour", "other")

    class Ground(models.TextChoices):
        """The six grounds of P-20."""

        ADVICE = "advice", _("important advice")
        PROJECT = "project", _("high-value projects")
        TALENT = "talent", _("training and talent")
        FRIENDSHIP = "friendship", _("exchange with foreign cities")
        DONATION = "donation", _("donation")
        OTHER = "other", pgettext_lazy("ground", "other")

    KINDS = dict(Kind.choices)
    nominee = models.ForeignKey(Person, models.PROTECT, verbose_name=_("nominee"), related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.FRIENDSHIP)
    round = models.ForeignKey(
        HonourRound, models.PROTECT, null=True, blank=True, verbose_name=_("round"), related_name="+"
    )
    ground = models.CharField(_("ground"), max_length=12, choices=Ground.choices, default=Ground.FRIENDSHIP)
    nominator = models.CharField(_("proposed by"), max_length=80, blank=True)
    proposed_on = PartialDateField(_("proposed on"), null=True, blank=True)
    consented_on = PartialDateField(_("nominee agreed on"), null=True, blank=True)
    decided_on = PartialDateField(_("decided on"), null=True, blank=True)
    ceremony_on = PartialDateField(_("ceremony on"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=120, blank=True)
    certificate = models.CharField(_("certificate number"), max_length=60, blank=True)
    withdrawn_on = PartialDateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_for = models.CharField(_("withdrawn because"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("honour")
        verbose_name_plural = _("honours")
        constraints = [
            models.UniqueConstraint(fields=["nominee", "kind", "round"], name="one_honour_of_a_kind_in_a_round"),
            models.UniqueConstraint(
                fields=["nominee", "kind"],
                condition=models.Q(round=None, decided_on=None, withdrawn_on=None),
                name="one_open_proposal_of_a_kind",
                violation_error_message=_("This person is proposed for this honour already. Open that proposal."),
            ),
            models.CheckConstraint(  # P-21
                condition=~models.Q(kind="honorary_citizen", decided_on__isnull=False, consented_on=None),
                name="honorary_citizen_has_agreed",
                violation_error_message=_("Nobody becomes an honorary citizen without having agreed (P-21)."),
            ),
        ]

    def __str__(self):
        return f"{self.nominee}·{self.KINDS.get(self.kind, self.kind)}"

    def clean(self):
        in_order(self, "proposed_on", "consented_on", "decided_on", "ceremony_on")
        in_order(self, "decided_on", "withdrawn_on")
        if self.withdrawn_on and not self.withdrawn_for:
            raise ValidationError({"withdrawn_for": _("Say why it was withdrawn.")})


class Advice(Owned):
    """What somebody advises the city to do (建言, P-22): which unit answers by when, whether it is adopted, what came of it."""

    class Adoption(models.TextChoices):
        ADOPTED = "adopted", _("adopted")
        PARTLY = "partly", _("partly adopted")
        NOT = "not", _("not adopted")

    author = models.ForeignKey(Person, models.PROTECT, verbose_name=pgettext_lazy("advice", "author"), related_name="+")
    topic = models.CharField(_("topic"), max_length=160)
    text = models.TextField(_("advice"), blank=True)
    received_on = PartialDateField(_("received on"))
    unit = models.CharField(_("answered by"), max_length=80, blank=True)
    due_on = PartialDateField(_("answer due on"), null=True, blank=True)
    replied_on = PartialDateField(_("answered on"), null=True, blank=True)
    reply = models.TextField(_("answer"), blank=True)
    told_on = PartialDateField(_("author told on"), null=True, blank=True)
    adoption = models.CharField(_("adoption"), max_length=8, choices=Adoption.choices, blank=True)
    adopted_on = PartialDateField(_("adopted on"), null=True, blank=True)
    effect = models.TextField(_("effect"), blank=True)
    honour = models.ForeignKey(
        Honour, models.PROTECT, null=True, blank=True, verbose_name=_("honour"), related_name="advice"
    )

    class Meta:
        verbose_name = pgettext_lazy("register", "advice")
        verbose_name_plural = pgettext_lazy("register", "pieces of advice")
        constraints = [
            models.UniqueConstraint(fields=["author", "topic"], name="one_advice_of_an_author_on_a_topic"),
            models.CheckConstraint(
                condition=models.Q(adoption__in=("", "not")) | models.Q(adopted_on__isnull=False),
                name="adopted_advice_has_a_date",
                violation_error_message=_("Adopted advice has a date. Enter when it was adopted."),
            ),
        ]

    def __str__(self):
        return self.topic

    def clean(self):
        in_order(self, "received_on", "replied_on", "told_on")


class Gift(Owned):
    """A gift received or given (P-07): its value, its declaration, and where it stays."""

    class Direction(models.TextChoices):
        RECEIVED = "received", _("received")
        GIVEN = "given", _("given")

    class Category(models.TextChoices):
        THING = "thing", _("thing")
        CASH = "cash", _("cash")
        SECURITIES = "securities", _("securities")

    class Disposal(models.TextChoices):
        KEPT = "kept", _("kept by the receiver")
        UNIT = "unit", _("kept by the unit")
        HANDED_IN = "handed_in", _("handed in")
        RETURNED = "returned", pgettext_lazy("gift", "returned")

    number = models.CharField(_("number"), max_length=40, unique=True)
    item = models.CharField(_("gift"), max_length=120)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction.choices, default=Direction.RECEIVED)
    category = models.CharField(
        pgettext_lazy("gift", "category"), max_length=10, choices=Category.choices, default=Category.THING
    )
    value = models.DecimalField(_("value (yuan)"), max_digits=12, decimal_places=2, null=True, blank=True)
    handed_on = PartialDateField(_("handed over on"))
    contact = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name=_("from or to"), related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name=_("organisation"), related_name="+"
    )
    declared_on = PartialDateField(_("declared on"), null=True, blank=True)
    disposal = models.CharField(_("disposal"), max_length=10, choices=Disposal.choices, blank=True)
    disposed_on = PartialDateField(_("disposed on"), null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("register", "gift")
        verbose_name_plural = _("gifts")
        constraints = [
            models.CheckConstraint(  # P-07
                condition=models.Q(category="thing") | ~models.Q(direction="received", disposal="kept"),
                name="nobody_keeps_money",
                violation_error_message=_("Cash and securities are refused or handed in, never kept (P-07)."),
            )
        ]

    def __str__(self):
        return self.item

    def clean(self):
        in_order(self, "handed_on", "declared_on")
        in_order(self, "handed_on", "disposed_on")
