"""Talents as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TalentsConfig(AppConfig):
    name = "waiban.talents"
    verbose_name = _("Talents")
