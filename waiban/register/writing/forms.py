"""The form of a register: its editable columns, and its rows as tables inside, checked as they will be kept."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.kernel.text import labelled

from .. import judging, pointer
from ..declare import Register, Rows
from ..rights import may_see_column
from .fields import PointedField, RecordField, form_field

ROWS_AT_MOST = 500
offered: list[Callable[[Register, Any], dict]] = []  # first values that packages above offer for a new record


class ColumnsForm(forms.ModelForm):
    """One record or one row; relations offer what the person may see."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, RecordField):
                set_already = getattr(self.instance, f"{name}_id") is not None
                field.prepare_for(user, getattr(self.instance, name) if set_already else None)
            elif isinstance(field, PointedField):
                field.prepare_for(user, self.instance, getattr(self.instance, name))

    def sentences(self) -> dict[str, list[str]]:
        """What stands against the form, by the name of its inputs."""
        return {
            "" if name == NON_FIELD_ERRORS else self.add_prefix(name): [str(s) for s in found]
            for name, found in self.errors.items()
        }

    def refuse(self, error: ValidationError) -> None:
        """Put what the one door said beside the fields; what has no field here stands above, with its name."""
        named = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, found in named.items():
            if name in self.fields:
                self.add_error(name, found)
            elif name == NON_FIELD_ERRORS:
                self.add_error(None, found)
            else:
                label = getattr(self.instance._meta.get_field(name), "verbose_name", "")
                self.add_error(None, [labelled(label, sentence) if label else sentence for sentence in found])


class RowsSet(forms.BaseFormSet):
    """The rows of one kind: those kept, those added, those taken away. New lines need no number of their own."""

    def __init__(self, *args, declared: Rows, kept: list, user, **kwargs):
        self.declared, self.user = declared, user
        self.kept = {ids.encode(row.pk): row for row in kept}
        super().__init__(*args, initial=[{} for _row in kept], prefix=declared.name, **kwargs)

    def get_form_kwargs(self, index):
        row = None
        if index is not None and self.is_bound:
            row = self.kept.get(self.data.get(f"{self.prefix}-{index}-row", ""))
        elif index is not None and index < len(self.kept):
            row = list(self.kept.values())[index]
        return {"user": self.user, "instance": row or self.declared.model()}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        code = "" if form.instance._state.adding else ids.encode(form.instance.pk)
        form.fields["row"] = forms.CharField(required=False, widget=forms.HiddenInput, initial=code)
        for field in form.fields.values():  # the label stands in the table's head
            field.widget.attrs["aria-label"] = field.label or _("Take away")
        form.empty_permitted = form.instance._state.adding

    def rows(self) -> list:
        """The full new list of rows, in the order of the table."""
        return [form.instance for form in self.standing() if not form.instance._state.adding or form.has_changed()]

    def standing(self) -> list:
        """The lines that were not taken away."""
        return [form for form in self.forms if not self._should_delete_form(form)]

    def sentences(self) -> dict[str, list[str]]:
        found = {name: said for form in self.standing() for name, said in _row_sentences(form)}
        if above := [str(s) for s in self.non_form_errors()]:
            found[self.prefix] = above
        return found


def _row_sentences(form):
    for name, said in form.sentences().items():
        yield name or f"{form.prefix}-row", said


class Writing:
    """A record being written: its form and its rows, from the address, the database or what was posted."""

    def __init__(self, register: Register, record, user, *, data=None, initial=None, fresh=()):
        """`fresh` names rows that are shown as they are kept now, whatever was posted."""
        self.register, self.record, self.user = register, record, user
        self.form = form_class(register, user)(data, instance=record, initial=initial, user=user)
        self.sets = [
            self._set(rows, None if rows.name in fresh else data) for rows in register.rows if _editable(rows, user)
        ]

    def _set(self, rows: Rows, data):
        kept = [] if self.record._state.adding else kept_rows(rows, self.record)
        kept = pointer.of_lines(kept, rows.columns, self.user)
        given = data if data is not None and f"{rows.name}-TOTAL_FORMS" in data else None
        return rows_class(self.register, rows, self.user)(given, declared=rows, kept=kept, user=self.user)

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(rows.is_valid() for rows in self.sets if rows.is_bound)])

    def rows(self) -> dict[str, list]:
        return {rows.prefix: rows.rows() for rows in self.sets if rows.is_bound}

    def refuse(self, error: ValidationError) -> None:
        """Put the sentences of the one door beside fields and rows."""
        named = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for rows in self.sets:
            for sentence in named.pop(rows.prefix, ()):
                rows.non_form_errors().append(sentence)
        if named:
            self.form.refuse(ValidationError(named))

    def sentences(self) -> dict[str, list[str]]:
        found = self.form.sentences()
        for rows in self.sets:
            if rows.is_bound:
                found.update(rows.sentences())
        return found

    def judged(self) -> dict[str, list[judging.Said]]:
        """What rules say of the record as it is written now, by the name of the input it stands beside."""
        found: dict[str, list[judging.Said]] = {}
        for said in judging.judge(self.register, [self.record], [self.rows()])[0]:
            if not said.hidden(self.register, self.user):
                found.setdefault(self._input(said), []).append(said)
        return found

    def _input(self, said: judging.Said) -> str:
        rows = next((rows for rows in self.sets if rows.prefix == said.field), None)
        if rows is None:
            return said.field if said.field in self.form.fields else ""
        mine = {id(row) for row in rows.rows()} if rows.is_bound else ()
        lines = [form for form in rows.standing() if id(form.instance) in mine] if rows.is_bound else rows.forms
        if said.row is None or said.row >= len(lines):
            return rows.prefix
        line = lines[said.row]
        column = said.column if said.column in line.fields else next(iter(line.fields))
        return line.add_prefix(column)


def kept_rows(rows: Rows, record) -> list:
    related = [c.path for c in rows.columns if c.own and c.kind == "relation"]
    return list(rows.model._default_manager.filter(**{rows.parent: record}).select_related(*related))


def writable(columns, user, derived=()) -> list:
    """The columns a person writes herself: own, editable, no files, nothing that follows from rows."""
    return [
        c for c in columns
        if c.own and c.field.editable and c.kind != "file" and "edit" in c.show and c.path not in derived and may_see_column(user, c)
    ]  # fmt: skip


def _editable(rows: Rows, user) -> bool:
    return bool(writable(rows.columns, user))


def form_class(register: Register, user) -> type[ColumnsForm]:
    columns = writable(register.columns, user, derived=("stage",) if register.stages else ())
    return _form(register.model, tuple((c.path, c) for c in columns))


def rows_class(register: Register, rows: Rows, user) -> type[RowsSet]:
    form = _form(rows.model, tuple((c.path, c) for c in writable(rows.columns, user)))
    return forms.formset_factory(
        form,
        formset=RowsSet,
        extra=1,
        can_delete=True,
        max_num=ROWS_AT_MOST,
        validate_max=True,
        absolute_max=ROWS_AT_MOST + 1,
    )


def _form(model, columns) -> type[ColumnsForm]:
    return _form_of(model, tuple(path for path, _column in columns), tuple(column.label for _path, column in columns))


@lru_cache(maxsize=500)
def _form_of(model, paths, labels) -> type[ColumnsForm]:
    return forms.modelform_factory(
        model,
        form=ColumnsForm,
        fields=list(paths),
        labels=dict(zip(paths, labels, strict=True)),
        formfield_callback=form_field,
    )


def first_values(register: Register, user, query) -> dict:
    """What a new record begins with: the person's division and herself, what packages offer, and what the address says."""
    names = form_class(register, user).base_fields
    first = {"division": user.division_id, "person": user.pk}
    for more in offered:
        first |= more(register, user)
    return {name: query.get(name, first.get(name)) for name in names if query.get(name) or first.get(name)}


def count_of_errors(sentences: dict) -> str:
    number = sum(len(said) for said in sentences.values())
    return _("%(number)s places need another look; nothing is saved yet.") % {"number": number}
