"""What records are found by, with the index of their pairs of characters; and what headings of sheets meant last."""

import django.utils.timezone
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
POSTGRESQL = (
    "CREATE INDEX register_searchgrams ON register_searchdoc USING gin (string_to_array(grams, ' '))",
    # It remembers five times as many pairs as usual by how many records hold them; all others are rare.
    "ALTER INDEX register_searchgrams ALTER COLUMN 1 SET STATISTICS 500",
)


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
        migrations.CreateModel(
            name="Heading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=60)),
                ("rows", models.CharField(blank=True, max_length=40)),
                ("division", models.BigIntegerField(default=0)),
                ("head", models.CharField(max_length=120)),
                ("path", models.CharField(blank=True, max_length=120)),
                ("who", models.CharField(max_length=80)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "rows", "division", "head"), name="heading_once_in_a_division"
                    )
                ],
            },
        ),
    ]
