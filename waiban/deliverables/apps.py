"""What the office issues and studies as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliverablesConfig(AppConfig):
    name = "waiban.deliverables"
    verbose_name = _("Deliverables")
