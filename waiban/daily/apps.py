"""Daily work as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DailyConfig(AppConfig):
    name = "waiban.daily"
    verbose_name = _("Daily work")
