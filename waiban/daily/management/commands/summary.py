"""`waiban summary --mail`: sends everybody the summary of the day; for the machine's timetable (docs/operate.md)."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from waiban.daily.mail import people, send
from waiban.kernel.dates import today


class Command(BaseCommand):
    help = "The summary of the day: --mail sends it to everybody who has an address, once a day"

    def add_arguments(self, parser):
        parser.add_argument("--mail", action="store_true", help="send it; without this only say who would get one")

    def handle(self, *, mail: bool, **options):
        if not mail:
            self.stdout.write(_("%(n)s people would get the summary. Add --mail to send it.") % {"n": len(people())})
            return
        if not settings.MAIL:
            raise CommandError(_("Mail is not set up: name the office's server in WAIBAN_MAIL (docs/operate.md)."))
        done = send(today())
        words = {"sent": done.sent, "nothing": done.nothing, "before": done.before, "failed": done.failed}
        self.stdout.write(
            _("Sent %(sent)s, nothing to tell %(nothing)s, sent before today %(before)s, failed %(failed)s.") % words
        )
        if done.failed:
            raise CommandError(_("Some mails were not sent; the next call tries them again."))
