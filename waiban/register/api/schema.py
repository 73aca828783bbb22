"""What the API says about itself (OpenAPI): every register, column and filter, told from the declaration."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view

from ..declare import Column, Register
from ..lists.filters import Amount, Choice, Edge, Numbers, Relation, YesNo, filters_for
from ..lists.page import sortable
from .fields import record_serializer

CODE = {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{13}$"}
RELATED = {
    "type": "object",
    "properties": {"id": CODE, "name": {"type": "string"}},
    "required": ["id"],
}
KINDS = {
    "yes_no": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "partial": {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    "moment": {"type": "string", "format": "date-time"},
    "relation": RELATED,
    "file": {"type": "string"},
}


class Shape(OpenApiSerializerFieldExtension):
    target_class = "waiban.register.api.fields.ColumnField"

    def map_serializer_field(self, auto_schema, direction):
        return of_column(self.target.column, writing=direction == "request")


class CodeShape(OpenApiSerializerFieldExtension):
    target_class = "waiban.register.api.fields.Code"

    def map_serializer_field(self, auto_schema, direction):
        return CODE


def of_column(column: Column, *, writing: bool) -> dict:
    """The schema of a column, with its words."""
    schema = dict(KINDS.get(column.kind) or _plain(column))
    if column.kind == "relation" and writing:
        schema = {"oneOf": [{"type": "string"}, RELATED]}
    if column.field.null:
        schema = {"allOf": [schema], "nullable": True} if "oneOf" in schema else {**schema, "nullable": True}
    words = [str(column.label)]
    if column.kind == "choice":
        words += [f"{value}: {label}" for value, label in column.field.flatchoices if value not in (None, "")]
    if column.private:
        words.append(_("Private: only with the right “%(right)s”.") % {"right": column.private})
    if column.kind == "relation" and writing:
        words.append(_("The number of a record, or its name."))
    return {**schema, "description": " · ".join(words)}


def _plain(column: Column) -> dict:
    """Text, choices and numbers."""
    field = column.field
    if column.kind == "choice":
        empty = [""] if field.blank else []
        return {
            "type": "string",
            "enum": [*(value for value, _label in field.flatchoices if value not in (None, "")), *empty],
        }
    if column.kind == "number":
        return (
            {"type": "string", "format": "decimal"}
            if hasattr(field, "decimal_places")
            else {"type": "integer" if "Integer" in type(field).__name__ else "number"}
        )
    return {"type": "string", **({"maxLength": field.max_length} if getattr(field, "max_length", None) else {})}


def told(words) -> OpenApiResponse:
    return OpenApiResponse(OpenApiTypes.OBJECT, words)


def described(view):
    """The view with its register's words: one group of addresses, its columns and its filters."""
    register: Register = view.register
    wrong = told(_lazy("What is wrong, in sentences by column."))
    refused = told(_lazy("Why this person may not do it."))
    nothing = told(_lazy("There is no such record, or it may not be seen."))
    late = told(_lazy("Why not now. When somebody saved since: what is stored, and who changed what."))
    code = [OpenApiParameter("code", CODE, OpenApiParameter.PATH, description=_lazy("the record's number"))]
    shape = record_serializer(register)

    def say(answers, **more):
        return extend_schema(tags=[register.label], responses={**answers, 403: refused}, **more)

    return extend_schema_view(
        list=say(
            {200: shape(many=True), 400: wrong}, parameters=parameters(register), description=type(register).__doc__
        ),
        retrieve=say({200: shape, 404: nothing}, parameters=code),
        create=say({201: shape, 400: wrong}, request=shape),
        partial_update=say({200: shape, 400: wrong, 404: nothing, 409: late}, parameters=code, request=shape),
        destroy=say({204: None, 404: nothing, 409: late}, parameters=code),
        carry_out=say(
            {200: told(_lazy("What was done, and the number of the record to look at next.")), 404: nothing, 409: late},
            parameters=code,
            request=None,
        ),
    )(view)


def parameters(register: Register) -> list[OpenApiParameter]:
    """What a list can be asked: the filters of its page, and how it is sorted and turned."""
    sorts = [c.path for c in register.columns if sortable(c) and "api" in c.show]
    found = [
        OpenApiParameter(
            "segment", description=_lazy("a named list of the register"), enum=list(register.segments) or None
        ),
        OpenApiParameter(
            "sort", description=_lazy("a column, with - before it from the last to the first: ") + ", ".join(sorts)
        ),
        OpenApiParameter("columns", description=_lazy("only these columns, separated by commas")),
        OpenApiParameter("size", int, description=_lazy("records on a page, 500 at most")),
        OpenApiParameter("after", description=_lazy("given by “next”")),
        OpenApiParameter("before", description=_lazy("given by “previous”")),
        OpenApiParameter("count", description=_lazy("1: only how many records there are"), enum=["1"]),
    ]
    return found + [_parameter(name, one) for name, one in filters_for(register).base_filters.items()]


def _parameter(name: str, one) -> OpenApiParameter:
    label = one.label
    if isinstance(one, Choice):
        return OpenApiParameter(
            name, description=label, many=True, enum=[v for v, _label in one.extra["choices"] if v not in (None, "")]
        )
    if isinstance(one, YesNo):
        return OpenApiParameter(name, description=label, enum=["1", "0"])
    if isinstance(one, Edge):
        return OpenApiParameter(name, KINDS["partial"], description=label)
    if isinstance(one, Amount):
        return OpenApiParameter(name, float, description=label)
    if isinstance(one, Relation | Numbers):
        return OpenApiParameter(name, description=label + _lazy(" (numbers of records, separated by commas)"))
    return OpenApiParameter(name, description=label)
