"""Gauges: proposed anew, edited as a sentence, confirmed by a person."""

from collections.abc import Iterable

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from waiban.register import records
from waiban.register.declare import catalogue

from .. import matching
from ..following import follow
from ..models import Commitment, Gauge
from ..proposing import propose
from ..ways import ways
from .allowed import require

FIELDS = ("register", "segment", "also", "way", "column", "places", "parties", "together", "words", "partners", "where", "since", "until",
          "quantity", "unit", "admit")  # fmt: skip
OF_ALL = ("judged", "count", "happened")


def repropose(commitment: Commitment, *, by) -> Gauge:
    """Propose the gauge again from kind and mentions; it waits for confirmation."""
    require(by, "gauge", commitment)
    fresh = propose(commitment)
    earlier = Gauge.objects.filter(
        commitment__measure__target=commitment.measure.target_id, commitment__start__lt=commitment.start
    )
    follow(fresh, list(earlier.select_related("commitment").order_by("commitment__start")))
    kept = Gauge.objects.filter(commitment=commitment).first()
    if kept is None:
        return records.save(fresh, by=by, verb="proposed")
    for name in FIELDS:
        setattr(kept, name, getattr(fresh, name))
    kept.confirmed_at, kept.confirmed_by = None, ""
    return records.save(kept, by=by, verb="proposed")


def change_gauge(gauge: Gauge, *, by, confirm: bool = False, expect: int | None = None, **fields) -> Gauge:
    """Edit the sentence. Without `confirm` it waits for confirmation again."""
    require(by, "gauge", gauge.commitment)
    for name, value in fields.items():
        if name not in FIELDS:
            raise TypeError(name)
        setattr(gauge, name, value)
    check(gauge)
    gauge.confirmed_at = timezone.now() if confirm else None
    gauge.confirmed_by = str(by)[:80] if confirm else ""
    return records.save(gauge, by=by, expect=expect)


def check(gauge: Gauge) -> None:
    """A gauge asks only what its register can answer; ValidationError beside the field says what is wrong."""
    wrong: dict[str, str] = {}
    if gauge.way not in ways:
        wrong["way"] = _("No such way of measuring.")
    elif gauge.register == matching.ALL and gauge.way not in OF_ALL:
        wrong["way"] = _("Of all registers together records are only counted. Choose one register.")
    elif gauge.way == "each" and not (named := len(matching.each_of(gauge))):
        wrong["way"] = _("Name several first: places, partners, or words with | between them.")
    elif gauge.way == "each" and gauge.quantity is None and gauge.commitment.quantity is None:
        wrong["quantity"] = _("Say of how many: %(n)s are named.") % {"n": named}
    if gauge.quantity is not None and gauge.quantity <= 0:
        wrong["quantity"] = _("Enter a number above zero.")
    if gauge.since and gauge.until and gauge.since > gauge.until:
        wrong["until"] = _("It would end before it begins. Check both dates.")
    if (register := catalogue.get(gauge.register)) is not None:
        if gauge.segment and gauge.segment not in register.segments:
            wrong["segment"] = _("The register has no list of this name.")
        wrong |= _also(gauge)
        wrong |= _column(gauge, register)
    for name in ("places", "parties"):
        if any(len(entry) != 2 or entry[0] not in catalogue for entry in getattr(gauge, name)):
            wrong[name] = _("Choose records of the registers.")
    wrong |= _where(gauge, register)
    if wrong:
        raise ValidationError(wrong)


def _also(gauge: Gauge) -> dict[str, str]:
    """The second list is one of another register, with the column that is looked at."""
    if not gauge.also:
        return {}
    label, _colon, name = gauge.also.partition(":")
    second = catalogue.get(label)
    if second is None or label == gauge.register or name not in second.segments:
        return {"also": _("Choose a list of another register.")}
    if gauge.way not in ("happened", "count", "total", "distinct", "each", "judged"):
        return {"also": _("Two lists are only counted or added up together. Choose another way, or one list.")}
    if gauge.way in ("total", "distinct") and not second.column(gauge.column):
        return {"also": _("The second list has no such column. Choose one list.")}
    return {}


def _where(gauge: Gauge, register) -> dict[str, str]:
    if not isinstance(gauge.where, dict) or any(not isinstance(v, list) for v in gauge.where.values()):
        return {"where": _("Columns and the values asked of them.")}
    unknown = [path for path in gauge.where if register and (not (c := register.column(path)) or c.private)]
    told = _("The register has no column of this name: %(names)s") % {"names": ", ".join(unknown)}
    return {"where": told} if unknown else {}


def _column(gauge: Gauge, register) -> dict[str, str]:
    if gauge.way == "total" and gauge.column not in register.total:
        return {"column": _("Choose a column that can be added up.")}
    if gauge.way in ("newest", "level") and gauge.column not in register.total:
        return {"column": _("Choose the column whose newest value counts.")}
    if gauge.way == "distinct":
        told = {"column": _("Choose the column whose different values count.")}
        try:
            matching.trail(register.model, gauge.column)
        except FieldDoesNotExist:
            return told
        return told if (column := register.column(gauge.column)) and column.private else {}
    return {}


@transaction.atomic
def confirm(gauges: Gauge | Iterable[Gauge], *, by) -> int:
    """A person says that the sentence is what the promise means; the number confirmed."""
    chosen = [gauges] if isinstance(gauges, Gauge) else list(gauges)
    now, fresh = timezone.now(), []
    for gauge in chosen:
        require(by, "gauge", gauge.commitment)
        if not gauge.confirmed:
            gauge.confirmed_at, gauge.confirmed_by = now, str(by)[:80]
            fresh.append(gauge)
    return records.save_many(fresh, by=by, verb="confirmed")
