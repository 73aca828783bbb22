"""`waiban gauges FILE [--json]`: how each promise of a target document would be measured, without keeping anything."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from waiban import reader
from waiban.reader.errors import ReaderError
from waiban.targets import books, gauges, matching, readings
from waiban.targets.models import Gauge


class Command(BaseCommand):
    help = "Reads a target document and prints the question proposed for each promise; nothing is kept"

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--json", action="store_true", help="a list of objects")

    def handle(self, *, file: str, json: bool, **options):
        try:
            read = reader.read(Path(file).read_bytes(), name=Path(file).name)
        except (ReaderError, OSError) as error:
            raise CommandError(str(error)) from error
        with transaction.atomic():
            proposed = [promise.gauge for promise in readings.promises(books.create_from(read, by="gauges"))]
            said = told(proposed) if json else in_words(proposed)
            transaction.set_rollback(True)
        self.stdout.write(said)


def told(proposed: list[Gauge]) -> str:
    names = gauges.names_of(e for gauge in proposed for e in [*gauge.places, *gauge.parties])
    found = [
        {
            "promise": gauge.commitment.text, "kind": gauge.commitment.kind, "register": gauge.register,
            "segment": gauge.segment, "way": gauge.way, "filters": _filters(gauge, names),
        }
        for gauge in proposed
    ]  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=2)


def _filters(gauge: Gauge, names: dict) -> dict:
    """What narrows the list, by the words people know it by."""
    quantity = None if gauge.quantity is None else float(gauge.quantity)
    found = {
        "places": [names.get(tuple(entry), "") for entry in gauge.places],
        "parties": [names.get(tuple(entry), "") for entry in gauge.parties],
        "words": gauge.words, "partners": gauge.partners or None, "also": gauge.also, "where": gauge.where, "column": gauge.column, "quantity": quantity, "admit": gauge.admit,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value not in ([], {}, "", None)}


def in_words(proposed: list[Gauge]) -> str:
    lines = []
    for number, gauge in enumerate(proposed, 1):
        kept = "" if matching.measured(gauge.register) else "✗ "
        lines += [f"{number:>3}  {gauge.commitment.text}", f"     {kept}{gauges.sentence(gauge)}"]
    return "\n".join(lines)
