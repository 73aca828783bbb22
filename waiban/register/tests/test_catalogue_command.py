"""`waiban catalogue` leaves nothing out."""

from io import StringIO

from django.core.management import call_command

from waiban.register.declare import catalogue


def test_the_catalogue_names_every_register_column_and_named_list():
    said = StringIO()
    call_command("catalogue", stdout=said)
    blocks = {block.split(" · ")[0]: block for block in said.getvalue().strip().split("\n\n")}
    assert list(blocks) == list(catalogue)
    for label, register in catalogue.items():
        assert all(f" {column.path} " in f"{blocks[label]} ".replace("\n", " \n") for column in register.columns)
        assert all(f"list {name}:" in blocks[label] for name in register.segments)
