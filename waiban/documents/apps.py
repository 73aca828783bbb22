"""Papers as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "waiban.documents"
    verbose_name = _("Documents")
