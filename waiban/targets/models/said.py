"""What people say and decide about a promise: remarks beside the figures, amendments with their ground."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from waiban.register.models import Record

from .book import Commitment
from .measuring import State


class Remark(Record):
    """Dated words on a promise (说明、批示); they stand beside the figures and never change them."""

    class Kind(models.TextChoices):
        PROGRESS = "progress", _("progress")
        DIFFICULTY = "difficulty", _("difficulty")
        DELAY = "delay", _("reason for delay")
        STEPS = "steps", _("steps to catch up")
        INSTRUCTION = "instruction", _("instruction")
        JUDGEMENT = "judgement", _("judgement")

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="remarks")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.PROGRESS)
    on = models.DateField(_("date"))
    by = models.CharField(_("by"), max_length=80)
    text = models.TextField(_("words"))
    state = models.CharField(_("judged state"), max_length=12, choices=State.choices, blank=True)

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ("-on", "-id")

    def __str__(self):
        return self.text[:60]


class Amendment(Record):
    """A change of an issued promise (M-8): before its date, with ground, approver and document."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="amendments")
    on = models.DateField(_("approved on"))
    ground = models.TextField(_("ground"))
    approver = models.CharField(_("approver"), max_length=80)
    document = models.CharField(_("document"), max_length=120)
    quantity = models.DecimalField(_("new quantity"), max_digits=18, decimal_places=4, null=True, blank=True)
    deadline = models.DateField(_("new deadline"), null=True, blank=True)
    wording = models.TextField(_("new wording"), blank=True)

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ("on", "id")

    def __str__(self):
        return self.document

    def clean(self):
        if self.on is None:
            return
        before = [
            a for a in Amendment.objects.filter(commitment=self.commitment_id).exclude(pk=self.pk) if a.on < self.on
        ]
        due = next((a.deadline for a in reversed(before) if a.deadline), self.commitment.deadline)
        if self.on > due:
            sentence = _("M-8: a promise is changed before its date, %(due)s. Later changes are not recognised.")
            raise ValidationError({"on": sentence % {"due": due.isoformat()}})
        if self.quantity is None and self.deadline is None and not self.wording:
            raise ValidationError(_("Say what changes: the quantity, the deadline or the wording."))
        if self.quantity is not None and self.quantity <= 0:
            raise ValidationError({"quantity": _("Enter a number above zero.")})
        if self.deadline and self.deadline.year < self.commitment.book.year:
            raise ValidationError({"deadline": _("The deadline lies before the book's year. Check the date.")})
