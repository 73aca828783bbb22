"""What records are found by, with the index of their pairs of characters in the database's own way."""

from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE register_searchgrams USING fts5(grams, content='register_searchdoc', content_rowid='id', "
    "detail=none, columnsize=0, tokenize='ascii')",
    "CREATE TRIGGER searchdoc_new AFTER INSERT ON register_searchdoc BEGIN "
    "INSERT INTO register_searchgrams (rowid, grams) VALUES (new.id, new.grams); END",
    "CREATE TRIGGER searchdoc_gone AFTER DELETE ON register_searchdoc BEGIN "
    "INSERT INTO register_searchgrams (register_searchgrams, rowid, grams) VALUES ('delete', old.id, old.grams); END",
    "CREATE TRIGGER searchdoc_changed AFTER UPDATE ON register_searchdoc BEGIN "
    "INSERT INTO register_searchgrams (register_searchgrams, rowid, grams) VALUES ('delete', old.id, old.grams); "
    "INSERT INTO register_searchgrams (rowid, grams) VALUES (new.id, new.grams); END",
)
POSTGRESQL = ("CREATE INDEX register_searchgrams ON register_searchdoc USING gin (string_to_array(grams, ' '))",)


def add_index(apps, schema_editor):
    for sql in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(sql)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="SearchDoc",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("grams", models.TextField()),
            ],
        ),
        migrations.RunPython(add_index, migrations.RunPython.noop),
    ]
