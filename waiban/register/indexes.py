"""Every column a list is sorted by brings its index with the declaration, so that any order opens as fast as any other.

The index is (column, id), as `keyset` asks; it takes the place of the one that Django gives a relation. That of the
usual order also holds what the list is filtered by, so that records are passed over without being read. Migrations see
all of them like those written in the model's Meta.
"""

from django.db import models

from . import unique

TESTED = ("relation", "choice", "yes_no", "date", "partial", "moment", "number")


LONG = 120  # a name; longer texts have no order that people look for, least of all in Chinese


def ordered(field) -> bool:
    """Whether records can be put in the order of a column: not of titles, long texts and files."""
    if isinstance(field, models.TextField | models.FileField | models.JSONField):
        return False
    return not isinstance(field, models.CharField) or field.max_length <= LONG


def sorted_columns(register) -> list[str]:
    """Own columns of lists, every relation (records are found by it), and the dates the register is asked about."""
    named = [c.path for c in register.columns if ("list" in c.show and ordered(c.field)) or c.kind == "relation"]
    asked = (register.sort, register.date or "", *register.due, *(register.span or ()))
    named += [path.removeprefix("-") for path in asked if path]
    return [path for path in dict.fromkeys(named) if "__" not in path and _fit(register.model._meta.get_field(path))]


def _fit(field) -> bool:
    return ordered(field) and not field.unique


def wanted(register) -> list[list[str]]:
    """The columns of each index."""
    usual = register.sort.removeprefix("-")
    found = [[path, "id"] for path in sorted_columns(register) if path != usual]
    tested = [c.path for c in register.columns if c.own and c.filter and c.kind in TESTED and c.path != usual]
    if usual != "id" and "__" not in usual and (tested or not register.model._meta.get_field(usual).unique):
        found.append([usual, "id", *tested])
    if len(register.key) > 1 and register.key not in unique.keys(register.model):
        found.append(list(register.key))  # an import finds a row's record at once
    return found


def add(register) -> None:
    """Give the models what their Meta does not say already."""
    _give(register.model, wanted(register))
    for rows in register.rows:  # which records have a row with this value
        columns = [c for c in rows.columns if c.own and c.filter and _fit(c.field)]
        _give(rows.model, [[c.path, rows.parent] for c in columns])


def _give(model, indexes: list[list[str]]) -> None:
    options = model._meta
    have = {tuple(index.fields) for index in options.indexes}
    for columns in indexes:
        if tuple(columns) not in have:
            index = models.Index(fields=columns)
            index.set_name_with_model(model)
            options.indexes.append(index)
        if (field := options.get_field(columns[0])).is_relation:
            field.db_index = False
    options.original_attrs["indexes"] = options.indexes
