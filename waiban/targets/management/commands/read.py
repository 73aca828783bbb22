"""`waiban read FILE [--json]`: what the reader makes of a target document, without keeping anything."""

from django.core.management.base import BaseCommand, CommandError

from waiban.reader import command
from waiban.reader.errors import ReaderError


class Command(BaseCommand):
    help = "Reads a target document and prints its targets and promises; nothing is kept"
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--json", action="store_true", help="in the exchange shape")

    def handle(self, *, file: str, json: bool, **options):
        try:
            self.stdout.write(command.run(file, as_json=json))
        except (ReaderError, OSError) as error:
            raise CommandError(str(error)) from error
