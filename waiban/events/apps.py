"""Events as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "waiban.events"
    verbose_name = _("Events")
