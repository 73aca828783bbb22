"""What is kept as it was known then: the month's review and the self-assessment."""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from waiban.register.models import Record

from .book import Book, Commitment


def digest(data: dict) -> str:
    """SHA-256 over the data written one way only, so that anyone can check it."""
    whole = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


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
    """A month's review (调度): what every promise read on that day, and what its papers tell (see `reviewing`).

    data: {promise number: reading as plain values}; sha256 is the digest of both.
    """

    book = models.ForeignKey(Book, models.CASCADE, related_name="reviews")
    month = models.DateField(_("month"))
    day = models.DateField(_("as of"))
    by = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("when"))
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    told = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("monthly review")
        verbose_name_plural = _("monthly reviews")
        ordering = ("-month",)
        constraints = [models.UniqueConstraint(fields=["book", "month"], name="one_review_a_month")]

    def __str__(self):
        return f"{self.month:%Y-%m}"

    @property
    def intact(self) -> bool:
        """Whether what is kept is still what was frozen."""
        return self.digest() == self.sha256

    def digest(self) -> str:
        return digest({"readings": self.data, "told": self.told})


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
