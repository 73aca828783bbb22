"""`waiban catalogue` leaves nothing out, and docs/registers.md is what it says."""

from io import StringIO

from django.core.management import call_command

from waiban.register.declare import catalogue

from .tree import BASE


def test_the_catalogue_names_every_register_column_and_named_list():
    said = StringIO()
    call_command("catalogue", stdout=said)
    blocks = {block.split(" · ")[0]: block for block in said.getvalue().strip().split("\n\n")}
    assert list(blocks) == list(catalogue)
    for label, register in catalogue.items():
        assert all(f" {column.path} " in f"{blocks[label]} ".replace("\n", " \n") for column in register.columns)
        assert all(f"list {name}:" in blocks[label] for name in register.segments)


def test_the_page_of_registers_is_up_to_date():
    said = StringIO()
    call_command("catalogue", markdown=True, stdout=said)
    assert said.getvalue().count("\n## ") == len(catalogue)
    written = (BASE / "docs" / "registers.md").read_text("utf-8")
    assert written == said.getvalue(), "run: manage.py catalogue --markdown > docs/registers.md"
