"""Hostile text in every text column is kept as text, shown as text, and loses what cannot be seen."""

from waiban.register import records
from waiban.register.rights import may_see_column

HOSTILE = "<script>alert(1)</script>😀"
UNSEEN = "\u202e\u200b\x07"


def test_hostile_text_is_only_text(client, register, make, keeper):
    record = make()
    columns = [
        c for c in register.columns if c.own and c.kind in ("text", "long") and (c.field.max_length or 999) >= 40
    ]
    for number, column in enumerate(columns):
        setattr(record, column.path, f"{number}{UNSEEN}{HOSTILE}")
    records.save(record, by=keeper)
    record.refresh_from_db()
    for number, column in enumerate(columns):
        assert getattr(record, column.path) == f"{number}{HOSTILE}"
    client.force_login(keeper)
    for url in (register.address(), register.address(record), register.address(record, "edit")):
        page = client.get(url).content.decode()
        assert "<script>alert(1)" not in page
        if any(may_see_column(keeper, column) for column in columns):
            assert "&lt;script&gt;alert(1)" in page
