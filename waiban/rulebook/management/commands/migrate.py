"""`waiban migrate`: as ever, and an office that keeps the rulebook gets the rules and values a new version brings."""

from django.core.management.commands import migrate

from waiban.rulebook import operations


class Command(migrate.Command):
    def handle(self, *args, **options):
        super().handle(*args, **options)
        part = options["app_label"] or options["plan"] or options["check_unapplied"] or options["prune"]
        if not part and (number := operations.renew()) and options["verbosity"]:
            self.stdout.write(f"rules: +{number}")
