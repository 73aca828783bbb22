"""What a month's review tells besides its readings: owner, lag, next date, what is stuck and what is done about it.

Written once when the review is frozen and kept with it, in Chinese whoever freezes it; its papers are made of nothing
else. told = {
    "book": {"title", "unit", "year"}, "month": "2026-09", "day", "by", "at",
    "before": "2026-08" or "",                    the review it is compared with
    "quarter": {"number", "first", "before": "2026-06" or ""} or None: only the last month of a quarter closes one,
    "lines": [{
        "code", "number": 1…, "target": 重点目标 1 扩大国际合作, "category", "text", "division", "person", "due",
        "state", "state_label", "numeric", "says", "value", "wanted", "unit", "should": due by the pace, "lag": one sentence,
        "days": until it is due (below nought: over), "done_on", "last_on", "next_on",
        "was", "was_in_quarter": {"state", "state_label", "value"} or None,
        "stuck", "steps", "instruction": {"on", "by", "kind_label", "text"} or None: the newest words up to the day}]}
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from waiban.kernel.period import Period

from .account import is_numeric
from .models import FINISHED, Commitment, Reading, Remark, Review, State
from .models.measuring import short
from .pace import should_be
from .terms import gauge_of

WORDS = {
    "stuck": (Remark.Kind.DIFFICULTY, Remark.Kind.DELAY),
    "steps": (Remark.Kind.STEPS,),
    "instruction": (Remark.Kind.INSTRUCTION,),
}
Said = dict[str, dict[int, Remark]]


def told(review: Review, read: Sequence[Reading]) -> dict[str, Any]:
    """For a review that is being frozen, with its readings in the order of the text."""
    with translation.override(settings.LANGUAGE_CODE):
        book, quarter = review.book, _quarter(review)
        before = _before(review, review.month)
        of_quarter = _before(review, quarter.first) if quarter else None
        said = _said(review)
        return {
            "book": {name: getattr(book, name) for name in ("title", "unit", "year")},
            "month": f"{review.month:%Y-%m}", "day": review.day.isoformat(), "by": review.by,
            "at": timezone.localtime(review.at).strftime("%Y-%m-%d"), "before": _name(before),
            "quarter": quarter and {
                "number": review.month.month // 3, "first": quarter.first.isoformat(), "before": _name(of_quarter),
            },
            "lines": [
                {
                    **_promise(number, reading.commitment), **_standing(reading, review.day),
                    "was": _was(before, reading), "was_in_quarter": _was(of_quarter, reading),
                    **{name: _words(reading, newest) for name, newest in said.items()},
                }
                for number, reading in enumerate(read, 1)
            ],
        }  # fmt: skip


def _quarter(review: Review) -> Period | None:
    month = review.month
    return Period.quarter(month.year, month.month // 3) if month.month % 3 == 0 else None


def _before(review: Review, day: dt.date) -> Review | None:
    return Review.objects.filter(book=review.book, month__lt=day).first()


def _name(review: Review | None) -> str:
    return f"{review.month:%Y-%m}" if review else ""


def _said(review: Review) -> Said:
    """The newest words of each kind on each promise, up to the day."""
    found: Said = {name: {} for name in WORDS}
    remarks = Remark.objects.filter(commitment__book=review.book, on__lte=review.day).order_by("on", "id")
    for remark in remarks:
        for name, kinds in WORDS.items():
            if remark.kind in kinds:
                found[name][remark.commitment_id] = remark
    return found


def _promise(number: int, commitment: Commitment) -> dict[str, Any]:
    target = commitment.measure.target
    return {
        "code": commitment.code, "number": number, "category": target.category,
        "target": " ".join(filter(None, (target.category, target.number, target.name))), "text": commitment.text.rstrip("。；，"),
        "division": str(commitment.division or ""), "person": str(commitment.person or ""),
    }  # fmt: skip


def _standing(reading: Reading, day: dt.date) -> dict[str, Any]:
    commitment, gauge = reading.commitment, gauge_of(reading.commitment)
    dates = {name: str(getattr(reading, name) or "") for name in ("done_on", "last_on", "next_on")}
    unit = (gauge and gauge.unit) or commitment.unit
    should = should_be(commitment, reading, day)
    return {
        "due": reading.due.isoformat(), "days": (reading.due - day).days, "state": str(reading.state),
        "state_label": str(State(reading.state).label), "numeric": is_numeric(commitment, reading),
        "says": reading.says, "unit": unit, "should": should,
        "value": _number(reading.value), "wanted": _number(reading.wanted), "lag": _lag(reading, day, should, unit), **dates,
    }  # fmt: skip


def _number(value: Decimal | None) -> str:
    return "" if value is None else short(value)


def _lag(reading: Reading, day: dt.date, should: str, unit: str) -> str:
    """应达9份，差2份; 逾期23天，差1份; 距期限12天."""
    value, many = reading.value or Decimal(0), reading.wanted is not None and reading.wanted > 1
    days = (reading.due - day).days
    if reading.state == State.LATE:
        return f"逾期{-days}天" + (f"，差{short(reading.wanted - value)}{unit}" if many else "")
    if reading.state == State.BEHIND:
        return (
            f"应达{should}{unit}，差{short(max(Decimal(should) - value, Decimal(0)))}{unit}"
            if should
            else "低于序时进度"
        )
    return f"距期限{days}天" if reading.state == State.SOON else ""


def _was(review: Review | None, reading: Reading) -> dict[str, str] | None:
    image = review and review.data.get(str(reading.commitment_id))
    if not image:
        return None
    return {
        "state": image["state"], "state_label": str(State(image["state"]).label), "value": image["value"] or "",
    }  # fmt: skip


def _words(reading: Reading, newest: dict[int, Remark]) -> dict[str, str] | None:
    """What is done needs no more words."""
    remark = newest.get(reading.commitment_id)
    if remark is None or reading.state in FINISHED:
        return None
    return {
        "on": remark.on.isoformat(), "by": remark.by, "kind_label": str(remark.get_kind_display()), "text": remark.text,
    }  # fmt: skip
