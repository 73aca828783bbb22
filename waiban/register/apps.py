"""Fills the catalogue at start: every installed package's `registers` module is read once; addresses know record numbers."""

from django.apps import AppConfig
from django.urls import register_converter
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from waiban.kernel.ids import Converter


class RegisterConfig(AppConfig):
    name = "waiban.register"
    verbose_name = _("Registers")

    def ready(self):
        register_converter(Converter, "rid")
        autodiscover_modules("registers")
