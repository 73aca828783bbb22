"""Form fields of the office: choosing a record by typing its name, dates as far as they are known."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from waiban.kernel import ids
from waiban.kernel.dates import PartialDateField, within_calendar
from waiban.kernel.zones import ZoneField, with_name

from .. import pointer
from ..declare import catalogue
from ..rights import may_see, visible

TO_FIND = _("type to find")
TAKEN = _("Another record has this %(field_label)s already.")


class Choose(forms.Select):
    """A select that holds only the current record; the rest is fetched while typing (`data-choose`)."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.names: dict[str, str] = {}  # what the form already knows, so that it is not asked again
        self.find = None

    def optgroups(self, name, value, attrs=None):
        options = [self.create_option(name, "", "", selected=False, index=0)]
        for code in value:
            if code and (words := self.names.get(code) or (self.find and self.find(code))):
                options.append(self.create_option(name, code, words, selected=True, index=1))
        return [(None, options, 0)]


class Moment(forms.DateTimeInput):
    """A time to the minute; seconds are shown only where a record has them, so that saving does not lose them."""

    def __init__(self):
        super().__init__(attrs={"type": "datetime-local"})

    def format_value(self, value):
        if not isinstance(value, dt.datetime):
            return value
        return value.strftime("%Y-%m-%dT%H:%M:%S" if value.second else "%Y-%m-%dT%H:%M")


class RecordField(forms.ModelChoiceField):
    """A record of another register, known by its number in addresses; only what the person may see can be chosen."""

    default_error_messages = {
        "invalid_choice": _("This record does not exist or you may not see it. Choose another one.")
    }

    def __init__(self, target, **kwargs):
        self.target = target
        super().__init__(target.model._default_manager.none(), widget=Choose, **kwargs)

    def prepare_for(self, user, current=None) -> None:
        """Narrow to what this person may see; what the record already holds may stay."""
        if may_see(user, self.target) or current is None:
            self.queryset = visible(user, self.target)
        else:
            self.queryset = self.target.model._default_manager.filter(Q(pk=current.pk))
        url = self.target.address(page="choose") if may_see(user, self.target) else ""
        self.widget.attrs.update({"data-choose": "", "data-url": url, "placeholder": TO_FIND if url else ""})
        self.widget.find = self._find
        if current is not None:
            self.widget.names = {ids.encode(current.pk): str(current)}

    def _find(self, code: str) -> str:
        try:
            return str(self.to_python(code))
        except ValidationError:
            return ""

    def prepare_value(self, value):
        if isinstance(value, models.Model):
            return ids.encode(value.pk)
        return ids.encode(value) if isinstance(value, int) else value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            found = self.queryset.filter(pk=ids.decode(str(value))).first()
        except ValueError:
            found = None
        if found is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return found


class PointedField(forms.CharField):
    """A record of any register, found by typing; without a script the address of its page is pasted."""

    widget = Choose

    def prepare_for(self, user, instance, current: str) -> None:
        self.user, self.current = user, current
        self.widget.attrs.update(
            {"data-choose": "", "data-url": reverse("register:choose_any"), "placeholder": TO_FIND}
        )
        self.widget.find = self._find
        if current and (found := getattr(instance, "pointed", None)) is not None:
            self.widget.names = {current: pointer.told(current, found, user)[0]}

    def _find(self, text: str) -> str:
        text = pointer.plain(text)
        return pointer.told(text, pointer.named([text], self.user), self.user)[0]

    def clean(self, value):
        text = pointer.plain(super().clean(value))
        if text and text != self.current and text not in pointer.named([text], self.user):
            raise ValidationError(pointer.NOBODY)
        return text


class ZoneChoice(forms.CharField):
    """A time zone, found by the name of its city; without a script it is written as the world writes it."""

    def __init__(self, **kwargs):
        super().__init__(widget=Choose, **kwargs)
        self.widget.attrs.update(
            {"data-choose": "", "data-url": reverse_lazy("register:choose_zone"), "placeholder": TO_FIND}
        )
        self.widget.find = with_name


def form_field(field: models.Field, **kwargs):
    """The form field of a model field, with the office's own ways to write dates, numbers and relations."""
    if isinstance(field, models.ForeignKey) and (target := catalogue.of(field.related_model)):
        return RecordField(target, required=not field.blank, **{"label": field.verbose_name, **kwargs})
    if isinstance(field, pointer.PointerField):
        return PointedField(required=not field.blank, max_length=400, **{"label": field.verbose_name, **kwargs})
    if isinstance(field, PartialDateField):
        shape = {"placeholder": "2021-04-15", "data-date": "", "autocomplete": "off"}
        return field.formfield(widget=forms.TextInput(attrs=shape), **kwargs)
    if isinstance(field, models.DateTimeField):
        return field.formfield(widget=Moment, validators=[within_calendar], **kwargs)
    if isinstance(field, models.DateField):
        return field.formfield(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)
    if isinstance(field, models.TextField) and not field.choices:
        return field.formfield(widget=forms.Textarea(attrs={"rows": 3}), **kwargs)
    made = field.formfield(**({"form_class": ZoneChoice} if isinstance(field, ZoneField) else {}), **kwargs)
    made.error_messages["unique"] = TAKEN
    if field.choices and (choices := list(made.choices)) and choices[0][0] == "":
        made.choices = [("", ""), *choices[1:]]  # an empty line says more than dashes
    return made
