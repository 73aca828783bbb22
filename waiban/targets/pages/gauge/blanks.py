"""The sentence of a gauge with its blanks: what may be filled in depends on the register it asks."""

from decimal import Decimal

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.register.declare import Column, Register, catalogue
from waiban.register.rights import may_see
from waiban.register.writing.fields import TO_FIND

from ... import gauges, matching
from ...kinds import kinds
from ...models import Gauge
from ...models.measuring import short
from ...operations.gauging import FIELDS
from .choosing import PARTIES, PLACES

WHERE = "where-"
OF_A_NUMBER = (Gauge.Way.TOTAL, Gauge.Way.NEWEST, Gauge.Way.LEVEL)
OF_A_COLUMN = (*OF_A_NUMBER, Gauge.Way.DISTINCT)
APART = "、"  # between words that must all be found; | between those of which one is enough


class Entries(forms.MultipleChoiceField):
    """Places or parties, chosen by typing: label:number of each."""

    def __init__(self, labels, url, **kwargs):
        self.labels, self.names = labels, {}
        attrs = {"data-choose": "", "data-url": url, "placeholder": TO_FIND}
        super().__init__(required=False, widget=forms.SelectMultiple(attrs=attrs), **kwargs)

    def offer(self, values) -> None:
        """Only what is chosen stands in the select; the rest is found by typing."""
        entries = [entry for value in values if (entry := self.entry(value))]
        self.names = gauges.names_of(tuple(entry) for entry in entries)
        self.choices = [
            (f"{label}:{ids.encode(pk)}", self.names.get((label, pk), "?")) for label, pk in map(tuple, entries)
        ]

    def entry(self, value: str) -> list | None:
        label, _colon, code = value.partition(":")
        try:
            return [label, ids.decode(code)] if label in self.labels else None
        except ValueError:
            return None

    def valid_value(self, value) -> bool:
        entry = self.entry(value)
        return bool(entry) and tuple(entry) in self.names

    def clean(self, value) -> list[list]:
        return [self.entry(one) for one in super().clean(value)]


class Blanks(forms.Form):
    """The fields of one gauge; `shape` is what they were drawn for."""

    error_css_class = "bad"
    seen = forms.IntegerField(widget=forms.HiddenInput)
    shape = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, gauge: Gauge, user, data=None):
        super().__init__(data, initial=_initial(gauge) if data is None else None)
        self.gauge, self.user = gauge, user
        asked = data.get("register", "") if data is not None else gauge.register
        self.register: Register | None = catalogue.get(asked)
        self.way = data.get("way", "") if data is not None else gauge.way
        self.fields |= self._fields(asked)
        if self.turned:
            self._turn()
        self.fields["quantity"].widget.attrs["placeholder"] = short(gauge.commitment.quantity or Decimal(1))
        for name in ("places", "parties"):
            values = data.getlist(name) if data is not None else self.initial[name]
            self.fields[name].offer(values)

    @property
    def shaped(self) -> str:
        return shape(self.register, self.way)

    @cached_property
    def turned(self) -> bool:
        """Another register or way was chosen than the fields were drawn for."""
        return self.is_bound and self.data.get("shape") != self.shaped

    def _turn(self) -> None:
        """What was said of the other register does not hold here: each blank begins with its first choice."""
        self.data = self.data.copy()
        for name in filter(lambda name: name.startswith(WHERE), self.fields):
            offered = [value for value, _label in self.fields[name].choices]
            self.data.setlist(name, [value for value in self.data.getlist(name) if value in offered])
        for name in ("way", "segment", "also", "column"):
            offered = [value for value, _label in self.fields[name].choices]
            if self.data.get(name, "") not in offered:
                self.data[name] = offered[0]
                if name == "way":
                    self.way = offered[0]
                    self.fields["column"].choices = self._measured()

    def _fields(self, asked: str) -> dict[str, forms.Field]:
        optional = {"required": False}
        return {
            "register": forms.ChoiceField(label=_("records of"), choices=self._registers()),
            "segment": forms.ChoiceField(label=_("on the list"), choices=self._segments(), **optional),
            "also": forms.ChoiceField(label=_("and on the list"), choices=self._also(), **optional),
            **{f"{WHERE}{c.path}": _several(c) for c in self._columns()},
            "parties": Entries(PARTIES, reverse_lazy("targets:choose_party"), label=_("with")),
            "together": forms.BooleanField(label=_("all of them on one record"), **optional),
            "places": Entries(PLACES, reverse_lazy("targets:choose_place"), label=_("with or in")),
            "words": forms.CharField(label=_("named"), max_length=300, **optional),
            "partners": forms.BooleanField(label=_("partners' names too"), **optional),
            "since": _date(_("from")), "until": _date(_("to")),
            "way": forms.ChoiceField(label=_("measured as"), choices=self._ways()),
            "column": forms.ChoiceField(label=_("of"), choices=self._measured(), **optional),
            "quantity": forms.DecimalField(label=_("at least"), max_digits=18, decimal_places=4, min_value=Decimal(0), **optional),
            "unit": forms.CharField(label=_("unit"), max_length=20, **optional),
            "admit": forms.ChoiceField(label=_("what counts"), choices=Gauge.Admit.choices),
        }  # fmt: skip

    def _registers(self):
        found = [(r.label, str(r.title)) for r in catalogue.values() if r.segments and may_see(self.user, r)]
        found.append((matching.ALL, _("any register")))
        known = {label for label, _title in found}
        for label in dict.fromkeys((self.gauge.register, kinds[self.gauge.commitment.kind].register)):
            if label in catalogue and label not in known:
                found.append((label, str(catalogue[label].title)))
            elif label not in known:
                records = kinds[self.gauge.commitment.kind].records or label
                found.append((label, _("%(records)s (no register yet)") % {"records": records}))
        return found

    def _segments(self):
        if self.register is None:
            kept = self.gauge.segment if self.gauge.register not in catalogue else ""
            return [(kept, kept or "–")]
        return [(name, str(segment.label)) for name, segment in self.register.segments.items()]

    def _also(self):
        """A second list that the kind counts as well, or the one that was chosen."""
        kind, found = kinds[self.gauge.commitment.kind], [("", "–")]
        same = self.register and self.register.label in (kind.register, self.gauge.register)
        for also in dict.fromkeys(filter(None, (kind.also, self.gauge.also))) if same else ():
            label, _colon, _name = also.partition(":")
            if label in catalogue and label != self.register.label:
                found.append((also, gauges.list_of(also)))
        return found

    def _columns(self) -> list[Column]:
        """Columns of which a gauge may ask certain values."""
        columns = self.register.columns if self.register else ()
        return [c for c in columns if c.kind == "choice" and c.own and not c.private]

    def _ways(self):
        def fits(way: str) -> bool:
            if self.register is None:
                return way == Gauge.Way.JUDGED or way == self.gauge.way
            if way in OF_A_NUMBER:
                return bool(self.register.total)
            return way != Gauge.Way.STAGE or bool(self.register.stages)

        return [(way, label) for way, label in Gauge.Way.choices if fits(way)]

    def _measured(self):
        """The column that is added up, or whose different values count."""
        if self.register is None or self.way not in OF_A_COLUMN:
            return [("", "–")]
        paths = list(self.register.total) if self.way in OF_A_NUMBER else list(_different(self.register))
        if self.gauge.column and self.gauge.register == self.register.label and self.gauge.column not in paths:
            paths.append(self.gauge.column)
        return [(path, label) for path in dict.fromkeys(paths) if (label := _label(self.register, path))]

    @property
    def wheres(self):
        return [self[name] for name in self.fields if name.startswith(WHERE)]

    def clean_words(self) -> list[str]:
        text = self.cleaned_data["words"].replace("，", APART).replace(",", APART).replace("｜", "|")
        return [
            "|".join(filter(None, map(str.strip, entry.split("|")))) for entry in text.split(APART) if entry.strip(" |")
        ]

    def clean(self):
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day lies before the first."))
        return self.cleaned_data

    def filled(self) -> dict:
        """The gauge's fields as they were written; columns that stand in no blank keep their values."""
        said = {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}
        asked = {name[len(WHERE) :]: values for name, values in self.cleaned_data.items() if name.startswith(WHERE)}
        kept = self.gauge.where if self.gauge.register == said["register"] else {}
        said["where"] = {path: values for path, values in {**kept, **asked}.items() if values}
        said["column"] = said["column"] if said["way"] in OF_A_COLUMN else ""
        return said

    def refuse(self, error: ValidationError) -> None:
        """What the engine has against the sentence, beside the blank."""
        named = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
        for name, found in named.items():
            self.add_error(name if name in self.fields else None, found)


def _initial(gauge: Gauge) -> dict:
    said = {name: getattr(gauge, name) for name in FIELDS}
    for name in ("places", "parties"):
        said[name] = [f"{label}:{ids.encode(pk)}" for label, pk in said[name]]
    said |= {f"{WHERE}{path}": values for path, values in gauge.where.items()}
    said["words"] = APART.join(gauge.words)
    if gauge.quantity is not None:
        said["quantity"] = gauge.quantity.normalize() if gauge.quantity % 1 else gauge.quantity.to_integral()
    return said | {"seen": gauge.version, "shape": shape(catalogue.get(gauge.register), gauge.way)}


def shape(register: Register | None, way: str) -> str:
    """What the blanks depend on: the register, and whether the way looks at a column."""
    return f"{register.label if register else ''} {way if way in OF_A_COLUMN else ''}"


def _several(column: Column) -> forms.Field:
    choices = [(value, str(label)) for value, label in column.choices.items() if value not in ("", None)]
    return forms.MultipleChoiceField(
        label=column.label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def _date(label) -> forms.Field:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, input_formats=["%Y-%m-%d"])


def _different(register: Register):
    """Paths whose different values may be counted: partners, cities and their countries, sorts."""
    for path in (*register.party, *register.place):
        yield path
        if matching.end_of(register.model, path) == matching.CITY:
            yield f"{path}__country"
    yield from (c.path for c in register.columns if c.kind in ("relation", "choice") and not c.private)


def _label(register: Register, path: str) -> str:
    try:
        return str(Column(path).bind(register.model).label)
    except (FieldDoesNotExist, AttributeError):
        return ""
