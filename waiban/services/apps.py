"""Services as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "waiban.services"
    verbose_name = _("Services")

    def ready(self):
        from waiban.register.pages import side_panels

        from .pages import panel

        side_panels.append(panel)
