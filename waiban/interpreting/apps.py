"""Interpreting as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterpretingConfig(AppConfig):
    name = "waiban.interpreting"
    verbose_name = _("Interpreting")

    def ready(self):
        from waiban.register.pages import side_panels

        from .beside import panel

        side_panels.append(panel)
