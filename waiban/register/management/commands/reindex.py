"""waiban reindex: note anew what every record is found by; needed once after columns to be searched were added."""

from django.core.management.base import BaseCommand

from waiban.register import search


class Command(BaseCommand):
    help = "Notes anew what every record is found by."

    def handle(self, *args, **options):
        self.stdout.write(f"{search.rebuild()} records can be found.")
