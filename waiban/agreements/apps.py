"""Agreements as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "waiban.agreements"
    verbose_name = _("Agreements")
