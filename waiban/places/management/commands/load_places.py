"""`waiban load_places`: countries, groups and cities that every office starts with."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from waiban.places import operations


class Command(BaseCommand):
    help = _("Adds the countries, groups of countries and cities that are missing")

    def handle(self, **options):
        for what, number in operations.load().items():
            self.stdout.write(f"{what}: +{number}")
