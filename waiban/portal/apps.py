"""The office's front page as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "waiban.portal"
    verbose_name = _("Portal")
