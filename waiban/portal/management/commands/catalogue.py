"""`waiban catalogue`: what the office can keep and ask for: every register, its columns, rows, named lists and checks."""

from django.core.management.base import BaseCommand

from waiban.portal import registers_page
from waiban.register import judging
from waiban.register.declare import QUIET, Column, Register, catalogue


class Command(BaseCommand):
    help = "Prints every register with its columns, rows, named lists and checks."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--markdown", action="store_true", help="as the page docs/registers.md")

    def handle(self, *args, markdown: bool = False, **options):
        if markdown:
            self.stdout.write(registers_page.markdown(), ending="")
            return
        self.stdout.write("\n\n".join("\n".join(lines(register)) for register in catalogue.values()))


def lines(register: Register):
    yield f"{register.label} · {register.title}"
    yield f"  {(register.__doc__ or '').strip().splitlines()[0]}"
    yield from map(column, register.columns)
    for rows in register.rows:
        yield f"  {rows.name}: {', '.join(c.path for c in rows.columns)}"
    if register.stages:
        yield f"  stages: {' → '.join(register.stages.order)}"
    for name, segment in register.segments.items():
        yield f"  list {name}: {segment.label}"
    yield from (f"  check {words}" for words in judging.in_words.get(register.label, ()))


def column(column: Column) -> str:
    """One column on a line: its name, its kind, and what can be done with it."""
    marks = {
        "searched": column.search,
        "filter": column.filter,
        "not in lists": column.show == QUIET,
        f"private: {column.private}": column.private,
    }
    return f"    {column.path:28} {column.kind:10} {', '.join(word for word, holds in marks.items() if holds)}".rstrip()
