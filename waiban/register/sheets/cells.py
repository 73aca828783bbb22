"""Values in cells, both ways: as a sheet shows them and as the office's people type them.

Going out nothing can be taken for a formula: text that begins like one gets an apostrophe in CSV and is stored as
text in .xlsx. Coming in, full-width figures, Chinese dates, 是 and 否 and the words of a choice are understood.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from waiban.kernel.dates import as_partial, within_calendar
from waiban.kernel.text import clean, folded, series

from ..declare import Column
from ..names import called

FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
PROTECTED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
YES = frozenset(("1", "true", "yes", "y", "是", "有", "√", "✓", "对", "真"))
NO = frozenset(("0", "false", "no", "n", "否", "无", "×", "✗", "错", "假"))
FIGURES = 40  # before or behind the point: more is no number of this world, and takes for ever to write out
NEVER = object()  # an empty cell says nothing about this column


# Going out


def words_of(column: Column) -> dict:
    """The words of a choice in the reader's language."""
    return {value: str(label) for value, label in column.field.flatchoices}


def writer(column: Column) -> Callable:
    """The function that turns a column's value into a cell: text, a number, or nothing."""
    if column.kind == "choice":
        words = words_of(column)
        return lambda value: words.get(value, value)
    if column.kind == "yes_no":
        yes, no = _("yes"), _("no")
        return lambda value: None if value is None else (yes if value else no)
    if column.kind == "moment":
        return lambda value: None if value is None else moment_text(value)
    if column.kind == "number":
        return lambda value: value
    if column.kind == "relation":
        return lambda value: None if value is None else called(value)
    return lambda value: None if value is None else str(value)


def moment_text(value: dt.datetime) -> str:
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")


def for_csv(value) -> str:
    """The cell in a text file; what a spreadsheet program would calculate gets an apostrophe before it."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if FORMULA_LIKE.match(value) else value


def for_xlsx(value):
    """The cell in a workbook, where text is stored as text; only a text that looks protected is protected once more."""
    if not isinstance(value, str):
        return value
    value = UNWRITABLE.sub("", value)[:32_767]
    return f"'{value}" if PROTECTED.match(value) else value


# Coming in


def plain(raw) -> str:
    """What stands in a cell as text: numbers without “.0”, the protecting apostrophe taken away, nothing unseen."""
    if isinstance(raw, str):
        raw = clean(raw)
        return raw[1:] if PROTECTED.match(raw) else raw
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return _("yes") if raw else _("no")
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, dt.datetime):
        return raw.isoformat(" ").removesuffix(" 00:00:00")
    return str(raw)


def figures(raw) -> str:
    """Text with full-width figures and signs made plain, for numbers and dates."""
    return unicodedata.normalize("NFKC", plain(raw)).replace("−", "-").strip()


def reader(column: Column) -> Callable:
    """The function that turns a cell into the column's value; ValidationError says what is wrong with it."""
    field = column.field
    if column.kind == "choice":
        return _choice(column)
    return {
        "number": lambda raw: _number(field, raw),
        "yes_no": lambda raw: _yes_no(field, raw),
        "partial": _partial,
        "date": _date,
        "moment": _moment,
    }.get(column.kind) or (lambda raw: _text(field, raw))


def empty(field: models.Field):
    """What an empty cell means: nothing for what may be empty, else the record's own value stays."""
    if field.null:
        return None
    if isinstance(field, models.CharField | models.TextField) and field.empty_strings_allowed:
        return NEVER if field.has_default() else ""
    return NEVER


def _text(field, raw):
    text = plain(raw)
    if isinstance(field, models.CharField | models.TextField):
        return text if text else empty(field) if field.null else ""
    return field.to_python(text) if text else empty(field)


def _choice(column):
    field, names = column.field, {}
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            names.update({folded(str(label)): value for value, label in field.flatchoices})
    names.update({folded(str(value)): value for value, _label in field.flatchoices})

    def read(raw):
        text = plain(raw)
        if not text:
            return empty(field)
        if (found := names.get(folded(text), NEVER)) is not NEVER:
            return found
        wanted = series(words_of(column).values())
        raise ValidationError(
            _("“%(value)s” is not known here. Write one of: %(wanted)s.") % {"value": text[:60], "wanted": wanted}
        )

    return read


def _number(field, raw):
    if isinstance(raw, float) and isinstance(field, models.FloatField):
        return raw
    if isinstance(raw, float) and raw.is_integer() and not isinstance(field, models.DecimalField):
        return int(raw)
    text = figures(raw).replace(",", "").replace(" ", "")
    if not text:
        return empty(field)
    try:
        number = Decimal(text)
        if not number.is_finite() or abs(number.adjusted()) > FIGURES:
            raise InvalidOperation
    except InvalidOperation:
        raise ValidationError(
            _("“%(value)s” is no number. Write figures only, the unit in its own column.") % {"value": plain(raw)[:60]}
        ) from None
    if isinstance(field, models.FloatField):
        return float(number)
    if isinstance(field, models.IntegerField):
        if number != number.to_integral_value():
            raise ValidationError(_("“%(value)s” is not a whole number.") % {"value": text[:60]})
        return int(number)
    return number.quantize(Decimal(1).scaleb(-field.decimal_places)) if _fits(number, field) else number


def _fits(number: Decimal, field) -> bool:
    """Whether the number has no more decimals than the column keeps (the field's own check says so otherwise)."""
    return -number.normalize().as_tuple().exponent <= field.decimal_places and number.adjusted() < field.max_digits


def _yes_no(field, raw):
    if isinstance(raw, bool):
        return raw
    text = folded(plain(raw))
    if not text:
        return empty(field)
    if text in YES or text == folded(_("yes")):
        return True
    if text in NO or text == folded(_("no")):
        return False
    raise ValidationError(_("“%(value)s” is neither yes nor no. Write yes or no.") % {"value": plain(raw)[:60]})


def _partial(raw):
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)  # a year typed as a number
        raw = (
            str(raw)
            if raw < 100_000
            else f"{raw // 10000}-{raw // 100 % 100}-{raw % 100}"
            if raw < 100_000_000
            else raw
        )
    return as_partial(raw if isinstance(raw, dt.date) else figures(raw))


def _date(raw):
    value = _partial(raw)
    if value is not None and value.precision:
        raise ValidationError(_("“%(value)s” lacks the day. Write 2021-04-15.") % {"value": plain(raw)[:60]})
    return value and value.day


def _moment(raw):
    if isinstance(raw, dt.datetime):
        moment = raw
    else:
        text = figures(raw).replace("/", "-").replace("年", "-").replace("月", "-").replace("日", "")
        if not text:
            return None
        try:
            moment = parse_datetime(text) or dt.datetime.combine(_date(text), dt.time.min)
        except ValueError:
            raise ValidationError(_("“%(value)s” is no time. Write 2021-04-15 14:30.") % {"value": text[:60]}) from None
    within_calendar(moment)
    return (moment if timezone.is_aware(moment) else timezone.make_aware(moment)).replace(microsecond=0)
