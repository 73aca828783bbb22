"""Fills the catalogue: every installed package's `registers` module is read once at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "waiban.register"
    verbose_name = _("Registers")

    def ready(self):
        autodiscover_modules("registers")
