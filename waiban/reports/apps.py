"""Reports as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "waiban.reports"
    verbose_name = _("Reports")

    def ready(self):
        from waiban.register import pages
        from waiban.register.lists import filters
        from waiban.register.lists import page as lists

        from . import beside, kinds, question, spillover

        kinds.load()
        filters.added.append(question.offered)
        pages.side_panels.insert(0, spillover.panel)
        lists.beside.append(lists.Beside(_("Activity"), beside.fits, beside.marks))
