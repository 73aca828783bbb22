"""One row for each change of a record: who, when, verb, before and after."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """A change of one record; `before` and `after` hold only what differs, rows of the record included.

    `tx` is PostgreSQL's transaction number: there a later `seq` may be committed earlier, so only transactions
    tell whether a reader can have seen a change (see `marks`). Persons are kept by number and name, so that
    history outlives accounts.
    """

    seq = models.BigAutoField(primary_key=True)
    tx = models.BigIntegerField(null=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    who_id = models.BigIntegerField(null=True)
    who = models.CharField(_("who"), max_length=80)
    register = models.CharField(max_length=60)
    record = models.BigIntegerField()
    title = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    note = models.TextField(blank=True)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [
            models.Index(fields=["register", "record", "seq"], name="history_of_record"),
            models.Index(fields=["register", "seq"], name="history_of_register"),
            models.Index(fields=["register", "tx"], name="history_register_tx"),
            models.Index(fields=["who_id", "seq"], name="history_of_person", condition=models.Q(who_id__isnull=False)),
            models.Index(fields=["tx"], name="history_tx"),
        ]

    def __str__(self):
        return f"{self.register} {self.verb} {self.title}"
