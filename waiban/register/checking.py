"""What stands against keeping a record: its fields, its model's own rule, uniqueness; in sentences beside the fields."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _

from waiban.kernel import text
from waiban.kernel.dates import PartialDate, PartialDateField

from . import judging
from .declare import catalogue
from .unique import clashes

Surely = Callable[[object], bool]


def check_many(records: Sequence) -> list[dict[str, list[str]]]:
    """For each record the sentences by field that stand against saving it; relations were resolved by the caller.

    Field rules and the model's own `clean` run in Python; uniqueness is asked with one query for each constraint.
    """
    problems = [_problems(record) for record in records]
    register = catalogue.of(records[0]) if records else None
    for index, name, sentence in chain(clashes(records), register.clashes(records) if register else ()):
        problems[index].setdefault(name, []).append(sentence)
    return problems


def _problems(record) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    tidy(record)
    try:
        check_fields(record)
    except ValidationError as error:
        found.update(error.message_dict)
    try:
        record.clean()
    except ValidationError as error:
        told = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, sentences in told.items():
            found.setdefault(name, []).extend(sentences)
    return found


def check_everything(record, handed: dict[str, list], register=None) -> None:
    """Everything that stands against one record and its rows, in one ValidationError beside field and row.

    Other records and rules are asked last: they speak of records whose fields are right.
    """
    tidy(record)
    errors: dict[str, list] = {}
    try:
        record.full_clean()
    except ValidationError as error:
        errors.update(error.message_dict)
    for name, rows in handed.items():
        for number, row in enumerate(rows, 1):
            tidy(row)
            parent = [f.name for f in row._meta.fields if f.related_model is type(record)]
            try:
                row.full_clean(exclude=parent, validate_unique=False)
            except ValidationError as error:
                errors.setdefault(name, []).extend(
                    _("Row %(number)s: %(problem)s") % {"number": number, "problem": sentence}
                    for sentence in error.messages
                )
    if register and not errors:
        for _index, name, sentence in register.clashes([record]):
            errors.setdefault(name, []).append(sentence)
    if errors := errors or judging.beside(judging.against(register, [record], [handed])[0]):
        raise ValidationError(errors)


def tidy(record) -> None:
    """Text is kept without characters that nobody can see."""
    for name in _texts(type(record)):
        value = getattr(record, name)
        if isinstance(value, str) and (cleaned := text.clean(value)) is not value:
            setattr(record, name, cleaned)


def check_fields(record) -> None:
    """As `clean_fields` without relations that are set; what is surely right is seen at a glance."""
    values, tests = _tests(type(record))
    if all(surely(value) for value, surely in zip(values(record), tests, strict=True)):
        return
    relations = [
        f.name for f in record._meta.concrete_fields if f.is_relation and getattr(record, f.attname) is not None
    ]
    record.clean_fields(exclude=relations)


@lru_cache(maxsize=200)
def _texts(model) -> tuple[str, ...]:
    return tuple(f.attname for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField))


@lru_cache(maxsize=200)
def _tests(model) -> tuple[attrgetter, tuple[Surely, ...]]:
    fields = model._meta.concrete_fields
    return attrgetter(*[field.attname for field in fields]), tuple(map(_test, fields))


def _test(field) -> Surely:
    """Says yes only where the field would say yes and leave the value as it is."""
    surely, blank = _of_kind(field), field.blank
    return lambda value: surely(value) if value is not None and value != "" else blank


def _of_kind(field) -> Surely:
    if field.is_relation:
        return lambda value: True
    if field.choices:
        known = {value for value, _label in field.flatchoices}
        return lambda value: type(value) is str and value in known
    if isinstance(field, models.CharField | models.TextField) and _only(field, MaxLengthValidator):
        longest = field.max_length or 1 << 30
        return lambda value: type(value) is str and len(value) <= longest
    if isinstance(field, models.IntegerField) and _only(field, MinValueValidator, MaxValueValidator):
        bounds = [(type(v) is MinValueValidator, v.limit_value) for v in field.validators]
        least = max((limit for low, limit in bounds if low), default=-(1 << 63))
        most = min((limit for low, limit in bounds if not low), default=(1 << 63) - 1)
        return lambda value: type(value) is int and least <= value <= most
    if isinstance(field, PartialDateField):
        return lambda value: type(value) is PartialDate
    if isinstance(field, models.BooleanField):
        return lambda value: type(value) is bool
    return lambda value: False


def _only(field, *kinds) -> bool:
    return all(type(validator) in kinds and not callable(validator.limit_value) for validator in field.validators)
