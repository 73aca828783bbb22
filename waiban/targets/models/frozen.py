"""What is kept as it was known then: the month's review and the self-assessment."""

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from waiban.register.models import Record

from .book import Book, Commitment


class Frozen(Record):
    """Made once, never changed: neither through the door nor past it."""

    class Meta:
        abstract = True

    def clean(self):
        if type(self)._default_manager.filter(pk=self.pk).exists():
            raise ValidationError(_("This was frozen on its day and stays. Make a new one."))

    def save(self, **kwargs):
        self.clean()
        super().save(**kwargs)


class Review(Frozen):
    """A month's review (调度): what every promise read on that day. data: {promise code: reading as plain values}."""

    book = models.ForeignKey(Book, models.CASCADE, related_name="reviews")
    month = models.DateField(_("month"))
    day = models.DateField(_("as of"))
    by = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("when"))
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("monthly review")
        verbose_name_plural = _("monthly reviews")
        ordering = ("-month",)
        constraints = [models.UniqueConstraint(fields=["book", "month"], name="one_review_a_month")]

    def __str__(self):
        return f"{self.month:%Y-%m}"


class Assessment(Frozen):
    """A self-assessment (自评) on a date, hashed; a later change of a register never changes it."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="assessments")
    on = models.DateField(_("as of"))
    by = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("when"))
    data = models.JSONField(encoder=DjangoJSONEncoder)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")
        ordering = ("-on", "-id")

    def __str__(self):
        return f"{self.book} {self.on}"


class Cited(models.Model):
    """A record that something frozen names as evidence of a promise: it is not removed any more."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="cited")
    register = models.CharField(max_length=60)
    record = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "record", "commitment"], name="cited_once")]

    def __str__(self):
        return f"{self.register} {self.record}"

    @classmethod
    def keep(cls, evidence: dict[int, list]) -> None:
        """Note what is frozen now: {promise: [[register, record, …], …]}."""
        made = [cls(commitment_id=pk, register=e[0], record=e[1]) for pk, entries in evidence.items() for e in entries]
        cls.objects.bulk_create(made, batch_size=1_000, ignore_conflicts=True)
