"""`waiban demo [--size N]`: the invented city in an empty database; a second time only looks whether it is there."""

import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from waiban.kernel.bulk import estimate_anew


class Command(BaseCommand):
    help = "Fills an empty database with the invented city; --size multiplies the daily work"

    def add_arguments(self, parser):
        parser.add_argument(
            "--size", type=int, default=1, help="how many times the daily work (50: about 100,000 records)"
        )
        parser.add_argument("--migrate", action="store_true", help="make the tables first, in one go")

    def handle(self, *, size: int, migrate: bool, **options):
        if migrate:
            call_command("migrate", verbosity=0)
        try:
            from demo import load
        except ImportError as error:
            raise CommandError(_("The demonstration city is not installed here.")) from error
        if size < 1:
            raise CommandError(_("The size is a whole number from 1."))
        there = load.filled_with()
        if there == load.fingerprint(size):
            self.stdout.write(_("The demonstration city is there."))
            return
        if there is not None:
            self._make_room(there)
        begun = time.monotonic()
        load.fill(size, say=self._say)
        estimate_anew()
        self._say(f"{time.monotonic() - begun:.0f} s")

    def _make_room(self, there: str) -> None:
        """Only what an earlier version of the demonstration filled is emptied, never real records."""
        if not (there and settings.DEMO):
            raise CommandError(_("This database holds records. The demonstration goes into an empty one only."))
        self._say(_("The demonstration city has changed: it is filled anew."))
        call_command("flush", interactive=False, verbosity=0)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
