"""Units of the city, divisions of the office, and the people who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.naming import TwoNames
from waiban.register.models import Record

from .roles import RIGHTS, Role


class Unit(TwoNames, Record):
    """A unit of the city's Party and government that uses the system or is named in a book."""

    twins = {"name": "name_en"}
    name = models.CharField(_("name"), max_length=80, unique=True)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ("name",)


class Division(TwoNames, Record):
    """A division (处室) of a unit; records belong to it."""

    twins = {"name": "name_en"}
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name=_("unit"))
    name = models.CharField(_("name"), max_length=40, unique=True)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("division")
        verbose_name_plural = _("divisions")
        ordering = ("id",)


class User(Record, AbstractUser):
    """A person who signs in; the role says what she may do, the division whose records she keeps."""

    name = models.CharField(pgettext_lazy("person", "name"), max_length=40)
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.APPLICANT)
    division = models.ForeignKey(Division, models.PROTECT, null=True, blank=True, verbose_name=_("division"))
    phone = models.CharField(_("office phone"), max_length=30, blank=True)
    first_name = last_name = None
    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("id",)

    def __str__(self):
        return self.name or self.username

    def may(self, right: str) -> bool:
        """Whether the role holds a right; people whose account ended hold none."""
        return self.is_active and right in RIGHTS.get(self.role, ())
