"""The target book as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TargetsConfig(AppConfig):
    name = "waiban.targets"
    verbose_name = _("Targets")

    def ready(self):
        from waiban.register import pages, records
        from waiban.register.lists import page as lists

        from . import beside, pushed
        from .keeping import why_kept

        records.keepers.append(why_kept)
        pages.side_panels += [beside.promises, pushed.beside]
        lists.beside.append(lists.Beside(_("Promises"), beside.fits, beside.marks))
