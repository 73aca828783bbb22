"""A person's word on one record for one promise: pinned in, nodded through, ruled out, or taken back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused
from waiban.register import records
from waiban.register.declare import label_of

from .. import matching
from ..models import Gauge, Verdict
from .allowed import require


def pin(gauge: Gauge, record, reason: str, *, by) -> Verdict:
    """The record counts though the gauge does not find it; it still has to be on the list that proves."""
    return _word(gauge, record, Verdict.What.PINNED, reason, by, "pin", needs_reason=True)


def admit(gauge: Gauge, record, *, by, reason: str = "") -> Verdict:
    """One key: this match counts for the vague promise."""
    return _word(gauge, record, Verdict.What.ADMITTED, reason, by, "admit")


def rule_out(gauge: Gauge, record, reason: str, *, by) -> Verdict:
    """Not this one, with the reason."""
    return _word(gauge, record, Verdict.What.RULED_OUT, reason, by, "rule_out", needs_reason=True)


@transaction.atomic
def withdraw(gauge: Gauge, record, *, by) -> None:
    """Take the word on a record back; the history keeps it."""
    require(by, "withdraw", gauge.commitment)
    verdict = Verdict.objects.filter(gauge=gauge, register=label_of(record), record=record.pk).first()
    if verdict is None:
        raise Refused(_("Nobody has said anything about this record."))
    records.remove(verdict, by=by)


@transaction.atomic
def _word(gauge: Gauge, record, what: str, reason: str, by, verb: str, needs_reason: bool = False) -> Verdict:
    require(by, verb, gauge.commitment)
    if not matching.measured(gauge.register):
        raise Refused(_("This promise is not measured yet: its register does not exist."))
    if needs_reason and not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    found = Verdict.objects.filter(gauge=gauge, register=label_of(record), record=record.pk).first()
    verdict = found or Verdict(gauge=gauge, register=label_of(record), record=record.pk)
    verdict.what, verdict.reason = what, reason
    verdict.by, verdict.at = str(by)[:80], timezone.now()
    return records.save(verdict, by=by, verb=what)
