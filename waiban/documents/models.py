"""Files that stand with a record: the signed text, the letter, the photograph."""

import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from waiban.kernel import ids


def kept_as(_attachment, _name: str) -> str:
    """An unguessable name in a folder of the month; what the person called it stays in the table."""
    return f"records/{timezone.localdate():%Y-%m}/{secrets.token_urlsafe(18)}"


class Attachment(models.Model):
    """One file of one record; the bytes lie outside the database, their digest beside the name."""

    id = models.BigIntegerField(primary_key=True, default=ids.new_id, editable=False)
    register = models.CharField(max_length=60)
    record = models.BigIntegerField()
    name = models.CharField(_("name"), max_length=200)
    file = models.FileField(_("file"), upload_to=kept_as, max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    by = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ("-at", "-id")
        indexes = [models.Index(fields=["register", "record"], name="files_of_record")]

    def __str__(self):
        return self.name

    @property
    def code(self) -> str:
        return ids.encode(self.pk)
