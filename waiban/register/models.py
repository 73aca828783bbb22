"""What every record and every row of a record carries."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from waiban.kernel import ids
from waiban.kernel.bulk import Stored


class Record(Stored):
    """A record of a register: a number that reveals nothing, and a version so that nobody overwrites unseen."""

    id = models.BigIntegerField(primary_key=True, default=ids.new_id, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def code(self) -> str:
        """The number as it stands in addresses."""
        return ids.encode(self.pk)


class Owned(Record):
    """A record that belongs to a division and has a person who looks after it."""

    division = models.ForeignKey(
        "accounts.Division", models.PROTECT, null=True, blank=True, verbose_name=_("division"), related_name="+"
    )
    person = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, verbose_name=_("responsible"), related_name="+"
    )

    class Meta:
        abstract = True


class Row(Stored):
    """A row inside a record (a stage, a party, a guest): saved, shown and exported with it."""

    id = models.BigIntegerField(primary_key=True, default=ids.new_id, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ("position", "id")


class SearchDoc(models.Model):
    """What a record is found by: its searched texts, and their pairs of characters for the index; see `search`."""

    id = models.BigIntegerField(primary_key=True)  # the number of the record
    text = models.TextField()
    grams = models.TextField()

    def __str__(self):
        return self.text


class Heading(models.Model):
    """What a heading over a column meant the last time somebody of a division said so (`path` is empty: left out)."""

    register = models.CharField(max_length=60)
    rows = models.CharField(max_length=40, blank=True)  # the kind of rows the sheet holds, empty for the records
    division = models.BigIntegerField(default=0)  # its number, 0 for people of none
    head = models.CharField(max_length=120)  # as it is compared
    path = models.CharField(max_length=120, blank=True)
    who = models.CharField(max_length=80)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "rows", "division", "head"], name="heading_once_in_a_division")
        ]

    def __str__(self):
        return self.head
