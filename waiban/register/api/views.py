"""The registers for other systems: what the pages show and do, as JSON, with the same rights and the same one door."""

from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _
from rest_framework import serializers, viewsets
from rest_framework.exceptions import APIException
from rest_framework.pagination import BasePagination
from rest_framework.response import Response

from waiban.kernel import ids
from waiban.kernel.errors import Conflict, Refused
from waiban.kernel.text import labelled, prose, series

from .. import records, verbs
from ..declare import Register, label_of
from ..lists import keyset
from ..lists.page import Asked
from ..opening import begun, fetch
from ..rights import may_see, require_change
from ..templatetags.show import changed
from ..told import changes_of, tell
from ..writing.forms import kept_rows
from .fields import record_serializer
from .received import Body
from .schema import described

NOWHERE = "non_field_errors"
MOST = 500
PLAIN = ("q", "id", "segment", "sort", "columns", "after", "before", "size", "count")


class NotPossible(APIException):
    """A refusal in a sentence."""

    def __init__(self, sentence, status: int):
        self.status_code = status
        super().__init__({"detail": str(sentence)})


class AskedByMachine(Asked):
    """The list's address read strictly: what it cannot mean is refused, so that nobody takes too much for an answer."""

    def _columns(self):
        self.choosable = list(self.register.for_user(self.user, "api"))
        wanted = [name for part in self.query.getlist("columns") for name in part.split(",") if name]
        by_path = {column.path: column for column in self.choosable}
        self.problems += [
            _("There is no column “%(name)s” here.") % {"name": n[:40]} for n in wanted if n not in by_path
        ]
        return [by_path[name] for name in dict.fromkeys(wanted) if name in by_path] or self.choosable

    def require_clear(self) -> None:
        known = (*PLAIN, *self.filters.filters)
        unknown = [name for name in self.query if name not in known]
        self.problems += [_("There is no filter “%(name)s” here.") % {"name": name[:40]} for name in unknown]
        if self.problems:
            raise NotPossible(prose(*self.problems), 400)

    @property
    def size(self) -> int:
        text = self.query.get("size", "")
        return (
            min(int(text), MOST)
            if text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text)
            else keyset.SIZE
        )

    def turned(self, **place) -> str:
        return changed(self.query, **{"after": None, "before": None, **place})

    def page(self) -> keyset.Page:
        shown = self.register.model._default_manager.select_related(*self.register.related(self.columns))
        after, before = self.query.get("after", ""), self.query.get("before", "")
        page = keyset.turn(
            self.filters.in_order(self.named, self.sort.name),
            self.sort,
            after=after,
            before=before,
            size=self.size,
            fetch=lambda pks: shown.filter(pk__in=pks),
        )
        if page.problem:
            raise NotPossible(
                _("That page of the list is no longer there. Begin again without “after” and “before”."), 400
            )
        return page


class Envelope(BasePagination):
    """How a list stands in its answer; there is no count, so that no list waits for one."""

    def get_paginated_response_schema(self, schema):
        turn = {"type": "string", "format": "uri", "nullable": True}
        names = {"next": turn, "previous": turn, "results": schema}
        return {"type": "object", "required": list(names), "properties": names}


class RegisterApi(viewsets.GenericViewSet):
    """One register; `for_register` makes the view of each."""

    register: Register
    lookup_field = "code"
    parser_classes = (Body,)
    verb = ""
    pagination_class, filter_backends, metadata_class = Envelope, (), None

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if not may_see(request.user, self.register):
            raise NotPossible(_("Your role does not open “%(register)s”.") % {"register": self.register.title}, 403)

    def handle_exception(self, exc):
        if isinstance(exc, Refused):
            exc = NotPossible(exc.message, 403)
        return super().handle_exception(exc)

    def get_serializer_class(self):
        return record_serializer(self.register, getattr(self.request, "user", None))

    def list(self, request):
        asked = AskedByMachine(request, self.register)
        asked.require_clear()
        if request.GET.get("count"):
            return Response(asked.count())
        page = asked.page()
        self._with_rows([] if "columns" in request.GET else page.records)
        chosen = [c.path for c in asked.columns] if "columns" in request.GET else None
        shape = self.get_serializer_class()(page.records, many=True, context={"columns": chosen})
        here = request.build_absolute_uri
        turned = {
            "next": here(asked.turned(after=page.after)) if page.after else None,
            "previous": here(asked.turned(before=page.before)) if page.before else None,
        }
        return Response({**turned, "results": shape.data})

    def retrieve(self, request, code: int):
        return Response(self._told(fetch(self.register, request.user, code)))

    def create(self, request):
        require_change(request.user, self.register)
        record = begun(self.register, request.user)
        self._save(record, self._read(request, None, {}), {})
        return Response(self._told(fetch(self.register, request.user, record.pk)), status=201)

    def partial_update(self, request, code: int):
        record = fetch(self.register, request.user, code)
        require_change(request.user, self.register, record)
        kept = {rows.name: kept_rows(rows, record) for rows in self.register.rows}
        values = self._read(request, record, kept)
        seen = values.pop("version", None)
        if seen is None:
            raise serializers.ValidationError({"version": [_("Send the version you saw with your change.")]})
        self._save(record, values, kept, expect=seen)
        return Response(self._told(fetch(self.register, request.user, code)))

    def destroy(self, request, code: int):
        record = fetch(self.register, request.user, code)
        require_change(request.user, self.register, record)
        try:
            records.remove(record, by=request.user)
        except Refused as refusal:
            raise NotPossible(refusal.message, 409) from refusal
        return Response(status=204)

    def carry_out(self, request, code: int):
        """A verb of the record: `verb` comes with the address."""
        record = fetch(self.register, request.user, code)
        require_change(request.user, self.register, record)
        try:
            done = verbs.carry_out(self.register, record, self.verb, by=request.user)
        except Refused as refusal:
            raise NotPossible(refusal.message, 409) from refusal
        target = done.record or record
        return Response({"detail": str(done.said), "register": label_of(target), "id": target.code})

    # What came in

    def _read(self, request, record, kept) -> dict:
        """The body as values by column; everything wrong with it in one answer."""
        things = [record, *(row for rows in kept.values() for row in rows)]
        context = {"user": request.user, "names": {}, "held": dict(_held(filter(None, things)))}
        self._with_rows([record] if record else [])
        sent = self.get_serializer_class()(record, data=request.data, partial=record is not None, context=context)
        if not sent.is_valid():
            raise serializers.ValidationError(_flat(sent.errors))
        return dict(sent.validated_data)

    def _save(self, record, values, kept, expect=None) -> None:
        handed = {rows.name: values.pop(rows.name) for rows in self.register.rows if rows.name in values}
        values.pop("version", None)
        for path, value in values.items():
            setattr(record, path, value)
        rows = {rows.name: _built(rows, handed[rows.name], kept) for rows in self.register.rows if rows.name in handed}
        try:
            records.save(record, by=self.request.user, rows=rows, expect=expect)
        except ValidationError as error:
            raise serializers.ValidationError(self._by_column(error)) from error
        except Conflict as conflict:
            raise self._conflict(conflict, expect) from conflict
        except Refused as refusal:
            raise NotPossible(refusal.message, 409) from refusal

    def _by_column(self, error: ValidationError) -> dict:
        """The sentences of the one door; what stands against a column this person does not see is said with its name."""
        known, found = self.get_serializer_class()().fields, {}
        named = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, sentences in named.items():
            if name in known:
                found[name] = sentences
            else:
                field = name != NON_FIELD_ERRORS and self.register.model._meta.get_field(name)
                label = getattr(field, "verbose_name", "")
                found.setdefault(NOWHERE, []).extend(labelled(label, s) if label else s for s in sentences)
        return found

    # What goes out

    def _with_rows(self, found: Iterable) -> None:
        """The rows of these records: one question for each kind."""
        for rows in self.register.rows:
            if columns := self.register.row_columns(rows, self.request.user, "api"):
                lines = rows.model._default_manager.select_related(*self.register.related(columns))
                prefetch_related_objects(list(found), Prefetch(rows.name, lines))

    def _told(self, record) -> dict:
        self._with_rows([record])
        return self.get_serializer_class()(record).data

    def _conflict(self, conflict: Conflict, seen: int) -> NotPossible:
        """What is kept now, and who changed what since the version that was seen."""
        stored = fetch(self.register, self.request.user, conflict.details["stored"].pk)
        since = tell(changes_of(self.register, stored).filter(version__gt=seen), self.register, self.request.user)
        answer = NotPossible(conflict.message, 409)
        answer.detail = {
            "detail": str(conflict.message),
            "stored": self._told(stored),
            "changes": [_in_words(told) for told in since],
        }
        return answer


def _in_words(told) -> dict:
    lines = [{"column": str(label), "before": before, "after": after} for label, before, after in told.lines]
    lines += [{"column": str(label), "before": series(gone), "after": series(come)} for label, gone, come in told.rows]
    return {"at": told.change.at.isoformat(), "who": told.who, "verb": told.verb, "lines": lines}


def _held(things):
    """The records that these point at already, by model and number."""
    for thing in things:
        for field in thing._meta.concrete_fields:
            if field.is_relation and field.is_cached(thing) and (found := getattr(thing, field.name)) is not None:
                yield (type(found), found.pk), found


def _built(rows, handed: list[dict], kept) -> list:
    """The full new list of rows: stored ones go on by their number."""
    mine, built, problems = {ids.encode(row.pk): row for row in kept.get(rows.name, ())}, [], []
    for place, values in enumerate(handed, 1):
        code = values.pop("id", "")
        row = mine.pop(code, None) if code else rows.model()
        if row is None:
            sentence = _(
                "Row %(number)s: no row of this record has this id, or it stands twice. Leave the id out for a new row."
            )
            problems.append(sentence % {"number": place})
            continue
        for path, value in values.items():
            setattr(row, path, value)
        built.append(row)
    if problems:
        raise serializers.ValidationError({rows.name: problems})
    return built


def _flat(errors: dict) -> dict[str, list[str]]:
    """Sentences by column; those about rows say in which row and column."""
    return {name: list(_sentences(found)) for name, found in errors.items()}


def _sentences(found):
    for place, inner in found.items() if isinstance(found, dict) else [("", found)]:
        if not isinstance(place, int):  # against the column, or the list of rows as such
            yield from map(str, inner)
            continue
        for name, sentences in inner.items():
            for sentence in sentences:
                said = sentence if name == NOWHERE else labelled(name, sentence)
                yield _("Row %(number)s: %(problem)s") % {"number": place + 1, "problem": said}


def for_register(register: Register) -> type[RegisterApi]:
    """The view of a register, with its own words in the schema."""
    view = type(
        f"{register.model.__name__}Api", (RegisterApi,), {"register": register, "__doc__": type(register).__doc__}
    )
    return described(view)
