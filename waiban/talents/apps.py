"""Talents as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TalentsConfig(AppConfig):
    name = "waiban.talents"
    verbose_name = _("Talents")

    def ready(self):
        from waiban.register.pages import side_panels

        from .pages import consent, marks

        side_panels.extend((consent.beside, marks.beside))
