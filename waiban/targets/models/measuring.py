"""How a promise is measured, what people said about single records, and the reading as a cache."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from waiban.kernel.dates import PartialDateField
from waiban.register.declare import catalogue
from waiban.register.models import Record

from .book import Commitment


class State(models.TextChoices):
    """How a promise stands (M-23, M-24); `unmeasured` where no register exists for its kind yet."""

    NONE = "none", _("Not started")
    MOVING = "moving", _("Under way")
    PACE = "pace", _("On pace")
    BEHIND = "behind", _("Behind")
    SOON = "soon", _("Nearly due")
    DONE = "done", _("Done")
    EARLY = "early", _("Done early")
    LATE = "late", _("Late")
    ONGOING = "ongoing", _("Continuing")
    UNMEASURED = "unmeasured", _("Not measured yet")


FINISHED = (State.DONE, State.EARLY)


class Gauge(Record):
    """How a promise is measured: a saved question to a register.

    register: its label, also of one that nobody keeps yet; "*" for all. also: a second list whose records count as well,
    "visits/visit:received". places, parties: [[register, record id]], any
    of them; together: all parties on one record. words: each must be found in a column that names the record, "a|b"
    means either; partners: a partner of that name is enough. where: {column: [values]}. Without quantity the promise's own counts, else one. admit: whether every
    match counts, or only what a person has nodded through.
    """

    class Way(models.TextChoices):
        HAPPENED = "happened", _("it has happened")
        COUNT = "count", _("number of records")
        TOTAL = "total", _("sum of a column")
        DISTINCT = "distinct", _("number of different ones")
        EACH = "each", _("how many of those named have one")
        STOCK = "stock", _("how many are there on the day")
        SHARE = "share", _("share in percent")
        PORTION = "portion", _("share in percent, a person judges")
        NEWEST = "newest", _("newest value")
        LEVEL = "level", _("newest value, which may fall again")
        STAGE = "stage", _("stage reached")
        JUDGED = "judged", _("a person judges")

    class Admit(models.TextChoices):
        EVERY = "every", _("every match counts")
        NODDED = "nodded", _("only what a person admits")

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="gauge")
    register = models.CharField(_("register"), max_length=60, blank=True)
    segment = models.CharField(_("list"), max_length=40, blank=True)
    also = models.CharField(_("and this list too"), max_length=100, blank=True)
    way = models.CharField(_("way of measuring"), max_length=12, choices=Way.choices, default=Way.HAPPENED)
    column = models.CharField(_("column"), max_length=60, blank=True)
    places = models.JSONField(default=list, blank=True)
    parties = models.JSONField(default=list, blank=True)
    together = models.BooleanField(_("all parties on one record"), default=False)
    words = models.JSONField(default=list, blank=True)
    partners = models.BooleanField(_("partners' names too"), default=False)
    where = models.JSONField(default=dict, blank=True)
    since = models.DateField(_("counted from"), null=True, blank=True)
    until = models.DateField(_("counted until"), null=True, blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=18, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    admit = models.CharField(_("what counts"), max_length=8, choices=Admit.choices, default=Admit.EVERY)
    confirmed_by = models.CharField(_("confirmed by"), max_length=80, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("gauge")
        verbose_name_plural = _("gauges")
        indexes = [models.Index(fields=["register"], name="gauges_of_register")]

    def __str__(self):
        return f"{self.register}:{self.segment}:{self.way}"

    @property
    def confirmed(self) -> bool:
        return self.confirmed_at is not None


class Verdict(Record):
    """A person's word on one record for one gauge; the reason stays with it."""

    class What(models.TextChoices):
        PINNED = "pinned", _("pinned in")
        ADMITTED = "admitted", _("admitted")
        RULED_OUT = "ruled_out", _("ruled out")

    gauge = models.ForeignKey(Gauge, models.CASCADE, related_name="verdicts")
    register = models.CharField(max_length=60)
    record = models.BigIntegerField()
    what = models.CharField(_("word"), max_length=10, choices=What.choices)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("word on a record")
        verbose_name_plural = _("words on records")
        constraints = [models.UniqueConstraint(fields=["gauge", "register", "record"], name="one_verdict_a_record")]
        indexes = [models.Index(fields=["register", "record"], name="verdicts_of_record")]

    def __str__(self):
        return self.get_what_display()


class Reading(models.Model):
    """The value and the records behind it: a cache that knows what it has seen, never the truth.

    evidence: [[register, record id, date as kept or null]], the newest first, at most `readings.KEPT` of them.
    """

    commitment = models.OneToOneField(Commitment, models.CASCADE, primary_key=True, related_name="reading")
    state = models.CharField(max_length=12, choices=State.choices)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    wanted = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    due = models.DateField()
    count = models.PositiveIntegerField(default=0)
    candidates = models.PositiveIntegerField(default=0)
    evidence = models.JSONField(default=list)
    stage = models.CharField(max_length=40, blank=True)
    stage_no = models.PositiveSmallIntegerField(default=0)
    stages = models.PositiveSmallIntegerField(default=0)
    last_on = PartialDateField(null=True)
    next_on = PartialDateField(null=True)
    done_on = PartialDateField(null=True)
    seen = models.BigIntegerField()
    day = models.DateField()
    stamp = models.CharField(max_length=32)
    asked = models.JSONField(default=list)  # the registers whose changes may change it

    def __str__(self):
        return str(self.says)

    @property
    def stage_label(self) -> str:
        """The furthest stage in words."""
        register = catalogue.get(self.commitment.gauge.register) if self.stage else None
        field = register and register.stages and register.stages.rows.model._meta.get_field("stage")
        return str(dict(field.flatchoices).get(self.stage, self.stage)) if field else self.stage

    @property
    def says(self) -> str:
        """The figure in words: 10 of 12, stage 4 of 9, 5 records; a promise without a finish line has no percentage."""
        if self.state == State.UNMEASURED:
            return ""
        if self.commitment.gauge.way in (Gauge.Way.SHARE, Gauge.Way.PORTION) and self.value is not None:
            words = {"value": short(self.value.quantize(Decimal("0.1"))), "n": self.count}
            return gettext("%(value)s%% of all (%(n)s)") % words
        if self.wanted is None or (self.count and self.wanted <= 1 and self.value == self.count):
            return ngettext("%(n)s record", "%(n)s records", self.count) % {"n": self.count}
        if self.stage_no and not self.count:
            words = {"n": self.stage_no, "of": self.stages, "stage": self.stage_label}
            return gettext("stage %(n)s of %(of)s: %(stage)s") % words
        return gettext("%(value)s of %(wanted)s") % {"value": short(self.value), "wanted": short(self.wanted)}


def short(number: Decimal | None) -> str:
    """Without noughts behind the point."""
    if number is None:
        return "–"
    return f"{number.quantize(Decimal(1))}" if number == number.to_integral() else f"{number.normalize():f}"


class Move(models.Model):
    """A reading that came out otherwise than the one before: what "changed since" shows."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="moves")
    at = models.DateTimeField()
    before = models.CharField(max_length=12, choices=State.choices)
    after = models.CharField(max_length=12, choices=State.choices)
    value_before = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    value_after = models.DecimalField(max_digits=20, decimal_places=4, null=True)

    class Meta:
        ordering = ("at", "id")
        indexes = [models.Index(fields=["commitment", "at"], name="moves_of_promise")]

    def __str__(self):
        return f"{self.before} → {self.after}"
