"""`waiban recount`: counts all promises again from the raw rows and tells every difference; ends with 1 when there is one."""

import datetime as dt

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from waiban.targets.models import Commitment
from waiban.targets.recount import recount


class Command(BaseCommand):
    help = "Counts all promises again from the records and tells every difference"

    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--day", type=dt.date.fromisoformat, help="as of this day (2026-06-30) instead of today")

    def handle(self, *, day: dt.date | None = None, **options):
        differences = recount(day)
        for difference in differences:
            self.stdout.write(str(difference))
        words = {"promises": Commitment.objects.count(), "number": len(differences)}
        if differences:
            raise CommandError(_("%(promises)s promises counted: %(number)s differences.") % words)
        self.stdout.write(_("%(promises)s promises counted: no difference.") % words)
