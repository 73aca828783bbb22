"""Every column a list is sorted by brings its index with the declaration, so that any order opens as fast as any other.

The index is (column, id), as `keyset` asks. Migrations see it like one written in the model's Meta.
"""

from django.db import models

from . import unique


def sorted_columns(register) -> list[str]:
    """Own columns of lists, and the dates the register is asked about; relations have an index of their own."""
    named = [c.path for c in register.columns if "list" in c.show]
    named += [path.removeprefix("-") for path in (register.sort, register.date or "", *register.due) if path]
    return [path for path in dict.fromkeys(named) if "__" not in path and _fit(register.model._meta.get_field(path))]


def _fit(field) -> bool:
    return not (
        field.is_relation or field.unique or isinstance(field, models.TextField | models.FileField | models.JSONField)
    )


def add(register) -> None:
    """Give the model what its Meta does not say already."""
    options = register.model._meta
    have = {tuple(index.fields[:2]) for index in options.indexes}
    for path in sorted_columns(register):
        if (path, "id") not in have:
            index = models.Index(fields=[path, "id"])
            index.set_name_with_model(register.model)
            options.indexes.append(index)
    key = list(register.key)
    if len(key) > 1 and tuple(key) not in unique.keys(register.model):  # an import finds a row's record at once
        index = models.Index(fields=key)
        index.set_name_with_model(register.model)
        options.indexes.append(index)
    options.original_attrs["indexes"] = options.indexes
