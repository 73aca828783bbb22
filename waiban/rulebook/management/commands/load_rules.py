"""`waiban load_rules`: the rules and values that every office starts with; what the office changed stays as it is."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from waiban.rulebook import operations


class Command(BaseCommand):
    help = _("Adds the rules of the shipped rulebook that are missing")

    def handle(self, **options):
        self.stdout.write(f"rules: +{operations.load()}")
