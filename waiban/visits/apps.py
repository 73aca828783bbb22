"""Visits as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    name = "waiban.visits"
    verbose_name = _("Visits")
