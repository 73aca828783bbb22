"""The rulebook as an installed application: reads the checks of every package once, and hands them to the one door."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RulebookConfig(AppConfig):
    name = "waiban.rulebook"
    verbose_name = _("Rulebook")

    def ready(self):
        from waiban.register import pages, table
        from waiban.register.judging import in_words, judges

        from . import beside, declare, judging, values

        autodiscover_modules("checks")
        judges.update(dict.fromkeys(declare.checks, judging.judge))
        in_words.update(
            {label: [f"{one.number}: {one.says}" for one in mine] for label, mine in declare.checks.items()}
        )
        pages.side_panels.append(beside.hints)
        table.soon.append(lambda: int(values.value_on("O-2", None, "soon") or 0))
