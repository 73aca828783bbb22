"""Events as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "waiban.events"
    verbose_name = _("Events")

    def ready(self):
        from waiban.register.pages import side_panels

        from .pages.beside import panel

        side_panels.append(panel)
