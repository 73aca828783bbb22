"""The head of a draft: unit, year, persons and benchmark as they stand on the paper, correctable until it is issued."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from waiban.register.writing.fields import form_field

from ... import operations
from ...models import Book


class HeadForm(forms.ModelForm):
    """`seen` is the version the clerk began with."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Book
        fields = ("title", "unit", "year", "leader", "contact", "phone", "benchmark_city", "benchmark_value")
        formfield_callback = form_field

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="head", **kwargs)
        self.initial["seen"] = self.instance.version
        self.fields["year"].min_value, self.fields["year"].max_value = 1990, 2100
        self.fields["year"].validators += [_plausible]

    def correct(self, *, by) -> bool:
        """Carry it out; what stands against it is said beside the fields, Conflict when somebody was faster."""
        if not self.is_valid():
            return False
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        stored = Book.objects.get(pk=self.instance.pk)
        try:
            operations.correct(stored, by=by, expect=self.cleaned_data["seen"] or 0, **values)
        except ValidationError as error:
            named = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
            for name, found in named.items():
                self.add_error(name if name in self.fields else None, found)
        return not self.errors


def _plausible(year: int) -> None:
    if not 1990 <= year <= 2100:
        raise ValidationError(_("Write the year with four figures, as in 2026."))
