"""The book as issued: its text, targets, measures, promises and the words in them that mean records."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.models import Owned, Record


class Scheme(Record):
    """How a city assesses in a year (M-11…M-27 differ everywhere): thresholds, and the document they come from."""

    name = models.CharField(_("name"), max_length=80)
    city = models.CharField(_("city"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    soon_days = models.PositiveSmallIntegerField(_("nearly due, days before"), default=30)
    early_days = models.PositiveSmallIntegerField(_("done early, days before"), default=1)
    source = models.CharField(_("document it comes from"), max_length=120, blank=True)
    data = models.JSONField(_("weights, colours, bonus, veto"), default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("assessment scheme")
        verbose_name_plural = _("assessment schemes")
        constraints = [models.UniqueConstraint(fields=["city", "year"], name="one_scheme_a_year")]

    def __str__(self):
        return f"{self.name} {self.year}"


class Book(Record):
    """A year's target book of a unit; once issued its text is locked for ever."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        ISSUED = "issued", pgettext_lazy("book", "issued")
        CLOSED = "closed", _("closed")

    LOCKED = ("unit", "year", "title", "text", "leader", "contact", "phone", "benchmark_city", "benchmark_value")

    unit = models.CharField(_("unit"), max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=200)
    leader = models.CharField(_("person in charge"), max_length=60, blank=True)
    contact = models.CharField(_("contact"), max_length=60, blank=True)
    phone = models.CharField(_("contact's phone"), max_length=60, blank=True)
    benchmark_city = models.CharField(_("benchmark city"), max_length=80, blank=True)
    benchmark_value = models.TextField(_("benchmark value"), blank=True)
    text = models.TextField(_("text as issued"))
    doubts = models.JSONField(default=list, blank=True, editable=False)
    scheme = models.ForeignKey(Scheme, models.PROTECT, null=True, blank=True, verbose_name=_("assessment scheme"))
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.DRAFT)
    issued_at = models.DateTimeField(_("issued at"), null=True, blank=True)
    issued_by = models.CharField(pgettext_lazy("book", "issued by"), max_length=80, blank=True)
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("target book")
        verbose_name_plural = _("target books")
        ordering = ("-year", "-id")

    def __str__(self):
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    def clean(self):
        """The text of an issued book never changes (fact base, targets §5.3)."""
        stored = Book.objects.filter(pk=self.pk).exclude(status=self.Status.DRAFT).first()
        if stored and (self.is_draft or differs(stored, self, self.LOCKED)):
            raise ValidationError(_("The book is issued: its wording stays. Record an amendment instead."))

    def save(self, **kwargs):
        self.clean()
        super().save(**kwargs)


def differs(stored, fresh, names) -> bool:
    return any(getattr(stored, name) != getattr(fresh, name) for name in names)


class Target(Record):
    """A target (目标): a stretch of the text with a number, under a category."""

    book = models.ForeignKey(Book, models.CASCADE, related_name="targets")
    category = models.CharField(_("category"), max_length=120, blank=True)
    number = models.CharField(_("number"), max_length=20, blank=True)
    name = models.TextField(_("name"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    owners = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("position",)

    def __str__(self):
        return self.name


class Measure(Record):
    """A measure (措施, 一是…二是…) of a target; start and end are offsets in the book's text."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="measures")
    ordinal = models.CharField(_("ordinal"), max_length=20, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ("position",)

    def __str__(self):
        return f"{self.target} {self.ordinal}"


class Commitment(Owned):
    """A promise (承诺): the smallest stretch that can be ticked off on its own; quantity and deadline as issued."""

    LOCKED = ("start", "end", "text", "kind", "verb", "object", "quantity", "unit", "deadline", "deadline_stated")

    book = models.ForeignKey(Book, models.CASCADE, related_name="commitments")
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="commitments")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(_("words"))
    kind = models.CharField(_("kind"), max_length=24)
    verb = models.CharField(_("verb"), max_length=40, blank=True)
    object = models.TextField(_("object"), blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=18, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    deadline = models.DateField(_("deadline"))
    deadline_stated = models.BooleanField(_("deadline stated"), default=False)
    doubts = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = ("book", "start")

    def __str__(self):
        return self.text

    @property
    def locked(self) -> bool:
        return not self.book.is_draft

    def clean(self):
        """Words, kind, number and date of an issued promise stay; who answers for it may change (M-7)."""
        if self.book_id and self.deadline and self.deadline.year < self.book.year:
            raise ValidationError({"deadline": _("The deadline lies before the book's year. Check the date.")})
        if self.book_id and self.locked:
            stored = Commitment.objects.filter(pk=self.pk).first()
            if stored is None or differs(stored, self, self.LOCKED):
                raise ValidationError(_("The book is issued: its wording stays. Record an amendment instead."))


class Mention(Record):
    """Words of a promise that mean a place, a party, a number or a date, and the record they mean."""

    class What(models.TextChoices):
        PLACE = "place", _("place")
        PARTY = "party", pgettext_lazy("mention", "party")
        QUANTITY = "quantity", _("quantity")
        DEADLINE = "deadline", _("deadline")

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="mentions")
    what = models.CharField(max_length=10, choices=What.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.CharField(_("words"), max_length=200)
    value = models.CharField(_("value"), max_length=200, blank=True)
    register = models.CharField(max_length=60, blank=True)
    record = models.BigIntegerField(null=True, blank=True)
    doubtful = models.BooleanField(_("doubtful"), default=False)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ("start",)

    def __str__(self):
        return self.text
