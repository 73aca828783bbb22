"""A case in which somebody of the city invites people from abroad, and the office answers for the letter."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned, Row


class Invitation(Owned):
    """One case: asked for, issued, entered, closed (销签); its state follows from its dates."""

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("invitation", "asked for")
        ISSUED = "issued", pgettext_lazy("invitation", "issued")
        ENTERED = "entered", _("entered")
        CLOSED = "closed", pgettext_lazy("invitation", "closed")
        DECLINED = "declined", pgettext_lazy("invitation", "declined")

    class Paper(models.TextChoices):
        """What the mission asks for (reference §6.1); none where no visa is needed (I-12)."""

        LETTER = "letter", _("letter of the inviter")
        CONFIRMATION = "confirmation", _("confirmation of the invitation")
        NONE = "none", _("no paper needed")

    number = models.CharField(_("number"), max_length=40, unique=True)
    subject = models.CharField(_("subject"), max_length=200)
    occasion = models.CharField(_("occasion"), max_length=160, blank=True)
    inviter = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("inviter"), related_name="+"
    )
    organisation = models.ForeignKey(
        "contacts.Organisation", models.PROTECT, null=True, blank=True, verbose_name=_("guests of"), related_name="+"
    )
    country = models.ForeignKey("places.Country", models.PROTECT, verbose_name=_("country or region"), related_name="+")
    paper = models.CharField(_("paper"), max_length=12, choices=Paper.choices, default=Paper.LETTER)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ASKED, editable=False)
    people = models.PositiveIntegerField(_("number of people"), default=0, editable=False)
    visa = models.CharField(_("visa"), max_length=10, blank=True)
    paid_by = models.CharField(_("paid by"), max_length=120, blank=True)
    asked_on = PartialDateField(_("asked for on"))
    issued_on = PartialDateField(_("issued on"), null=True, blank=True)
    valid_until = PartialDateField(_("valid until"), null=True, blank=True)
    declined_on = PartialDateField(_("declined on"), null=True, blank=True)
    enters_on = PartialDateField(_("means to enter on"), null=True, blank=True)
    entered_on = PartialDateField(_("entered on"), null=True, blank=True)
    left_on = PartialDateField(_("left on"), null=True, blank=True)
    closed_on = PartialDateField(_("closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self):
        return self.subject

    def clean(self):
        for earlier, later, said in (
            ("asked_on", "issued_on", _("It would be issued before it was asked for. Check both dates.")),
            ("issued_on", "valid_until", _("It would be void before it is issued. Check both dates.")),
            ("entered_on", "left_on", _("They would leave before they entered. Check both dates.")),
        ):
            first, last = getattr(self, earlier), getattr(self, later)
            if first and last and last.day < first.first_day:
                raise ValidationError({later: said})


class Invitee(Row):
    """Who is invited: a person, or a group with the number of its people; passport and birth date are private."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="invitees")
    name = models.CharField(pgettext_lazy("person", "name"), max_length=120)
    contact = models.ForeignKey(
        "contacts.Person", models.PROTECT, null=True, blank=True, verbose_name=_("person"), related_name="+"
    )
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("nationality"), related_name="+"
    )
    title = models.CharField(pgettext_lazy("person", "title"), max_length=80, blank=True)
    people = models.PositiveIntegerField(_("number of people"), default=1)
    passport = models.CharField(_("passport number"), max_length=40, blank=True)
    born_on = PartialDateField(_("born on"), null=True, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("invitee")
        verbose_name_plural = _("invitees")
