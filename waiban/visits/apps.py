"""Visits as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    name = "waiban.visits"
    verbose_name = _("Visits")

    def ready(self):
        from waiban.register.pages import side_panels

        from .pages import beside

        side_panels.append(beside)
