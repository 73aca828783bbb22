"""Papers as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "waiban.documents"
    verbose_name = _("Documents")

    def ready(self):
        from waiban.register.pages import side_panels
        from waiban.register.writing import forms

        from . import numbers
        from .pages import beside

        side_panels.append(beside)
        forms.offered.append(numbers.first_values)
