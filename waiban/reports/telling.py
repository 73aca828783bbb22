"""The figures as sentences of the yearly report, in the language that is set; nothing is praised, nothing is divided by nought."""

from typing import Any, NamedTuple

from django.utils import formats
from django.utils.translation import gettext as _

from waiban.kernel.text import prose, series

from .declare import SECTIONS, Indicator, Measure
from .span import Span, day_label

TOLD_IN_PERCENT = 200  # an increase beyond that is told as from what to what: 增长1000.0% says less than 由3增至33


class Change(NamedTuple):
    """What became of a figure in a year: the difference, and in percent where last year was not nought."""

    difference: Any
    percent: float | None
    before: Any = None

    @property
    def up(self) -> bool:
        return self.difference > 0

    @property
    def leaps(self) -> bool:
        return self.percent is not None and self.percent > TOLD_IN_PERCENT

    @property
    def rate(self) -> str:
        """+12.5%; where the figure has leapt how many times last year's it is; nothing where nothing moved."""
        if self.percent is None or not self.difference:
            return ""
        if self.leaps:
            return _("%(times)s times last year's") % {"times": times(self.percent)}
        return ("" if self.up else "−") + percent(self.percent)

    def __str__(self) -> str:
        return signed(self.difference)


def signed(value) -> str:
    number = formats.number_format(abs(value), force_grouping=True)
    return "±0" if not value else f"+{number}" if value > 0 else f"−{number}"


def change(measure: Measure, now, before) -> Change | None:
    """None where there is nothing to compare with: last year was nothing."""
    if now is None or before is None or not before:
        return None
    return Change(round(now - before, 1), None if measure.form == "share" else 100 * (now - before) / before, before)


def plain(value) -> str:
    return "—" if value is None else formats.number_format(value, force_grouping=True)


def percent(value: float) -> str:
    return formats.number_format(round(abs(value), 1), decimal_pos=1) + "%"


def times(value: float) -> str:
    """11 of 1000 percent more, 3.4 of 240 percent more."""
    found = round(1 + float(value) / 100, 1)
    return formats.number_format(int(found) if found.is_integer() else found, force_grouping=True)


def paragraph(section: str, span: Span, figures: list[tuple[Indicator, dict, dict]]) -> str:
    """One part of the report in prose; what there was none of is said in one sentence at the end."""
    told = [(one, now, before) for one, now, before in figures if one.section == section and one.says]
    flows = [sentence(*entry) for entry in told if not entry[0].stock and any(entry[1].values())]
    stocks = [sentence(*entry) for entry in told if entry[0].stock and any(entry[1].values())]
    none = [str(one.title) for one, now, _before in told if not any(now.values()) and not one.called]
    words = []
    if flows:
        words.append(
            _("In the period (%(period)s) %(sentences)s.") % {"period": period(span), "sentences": joined(flows)}
        )
    if stocks:
        words.append(_("On %(day)s %(sentences)s.") % {"day": day_label(span.day), "sentences": joined(stocks)})
    if none:
        words.append(_("Nothing is on record of: %(titles)s.") % {"titles": series(none)})
    return prose(*words)


def joined(sentences: list[str]) -> str:
    return _("; ").join(sentences)


def period(span: Span) -> str:
    """As far as it has passed."""
    return span.label if span.passed == span else span.passed.label


def sentence(one: Indicator, now: dict, before: dict) -> str:
    said = str(one.says) % {name: plain(value) for name, value in now.items()}
    changes = [
        _moved(m, change(m, now[m.name], before.get(m.name)), len(one.measures) > 1)
        for m in one.measures
        if m.form in ("records", "total")
    ]
    found = [words for words in changes if words][:2]
    return (
        _("%(sentence)s (against the same period of last year %(changes)s)")
        % {"sentence": said, "changes": series(found)}
        if found
        else said
    )


def _moved(measure: Measure, moved: Change | None, named: bool) -> str:
    if moved is None:
        return ""
    unit = str(measure.label or measure.unit) if named else ""
    if not moved.difference:
        words = _("unchanged")
    elif moved.leaps:
        words = _("up from %(before)s to %(now)s") % {
            "before": plain(moved.before), "now": plain(moved.before + moved.difference)
        }  # fmt: skip
    elif moved.percent is not None:
        words = (_("up %(percent)s") if moved.up else _("down %(percent)s")) % {"percent": percent(moved.percent)}
    return _("%(unit)s %(change)s") % {"unit": unit, "change": words} if unit else words


def title(section: str) -> str:
    return str(SECTIONS[section])
