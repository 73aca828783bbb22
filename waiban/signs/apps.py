"""Signs as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignsConfig(AppConfig):
    name = "waiban.signs"
    verbose_name = _("Signs")
