"""A round's marks: each reviewer gives hers blind; closing tells mean and spread; the decision takes the best who agreed.

Marks are records with a history of their own but stand in no register on purpose: a register shows, exports and searches its rows
for whoever may read it, at any time, while a mark is her own until the round is closed. From then on the page of marks
tells everybody's to whoever may see personal columns, and mean and spread stand in the nominations, which are exported.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from waiban.history.sentences import say
from waiban.kernel.dates import PartialDate, today
from waiban.kernel.errors import Refused
from waiban.kernel.text import labelled, prose, series
from waiban.register import records
from waiban.register.verbs import Done
from waiban.rulebook.values import rows_on

from .models import Criterion, Score, Selection

say(
    standard=gettext_lazy("took the usual standard"), closed=gettext_lazy("closed the marks"), decided=gettext_lazy("decided the round"),
    marked=gettext_lazy("gave a mark"),
)  # fmt: skip
CENT = Decimal("0.01")


def reviews(user, selection: Selection) -> bool:
    return selection.reviewers.filter(reviewer=user.pk).exists()


def own(user, selection: Selection) -> dict[tuple[int, int], Score]:
    """Her marks by nominee and part; nobody else's leave this module before the round is closed."""
    marks = Score.objects.filter(nomination__selection=selection, reviewer=user.pk)
    return {(mark.nomination_id, mark.criterion_id): mark for mark in marks}


def handed_in(selection: Selection) -> tuple[int, int]:
    """How many reviewers gave every mark, of how many."""
    wanted = selection.nominations.count() * selection.standard.count()
    given: dict[int, int] = defaultdict(int)
    for reviewer in Score.objects.filter(nomination__selection=selection).values_list("reviewer", flat=True):
        given[reviewer] += 1
    panel = set(selection.reviewers.values_list("reviewer", flat=True))
    return sum(wanted > 0 and given[one] >= wanted for one in panel), len(panel)


@transaction.atomic
def hand_in(selection: Selection, points: Mapping[tuple[int, int], Decimal | None], *, by) -> int:
    """Her marks by nominee and part (None takes one back); the number that is new or changed."""
    selection = Selection.objects.select_for_update(of=("self",)).get(pk=selection.pk)
    if selection.closed_on:
        raise Refused(_("The marks were closed on %(day)s and stay as they are.") % {"day": selection.closed_on})
    if not reviews(by, selection):
        raise Refused(_("Only the reviewers of this round give marks."))
    most = {c.pk: c.points for c in selection.standard.all()}
    nominees, known, changed = set(selection.nominations.values_list("pk", flat=True)), own(by, selection), 0
    for (nominee, part), value in points.items():
        if nominee not in nominees or part not in most:
            raise Refused(_("Somebody changed the nominees or the standard while you were writing. Look again."))
        if value is not None and not 0 <= value <= most[part]:
            raise ValidationError(_("Give from 0 to %(most)s points here.") % {"most": most[part]})
        mark = known.get((nominee, part))
        if value is None and mark:
            records.remove(mark, by=by)
        elif value is not None and (mark is None or mark.points != value):
            mark = mark or Score(nomination_id=nominee, criterion_id=part, reviewer=by)
            mark.points = value
            records.save(mark, by=by, verb="marked")
        else:
            continue
        changed += 1
    return changed


@dataclass(frozen=True)
class Result:
    """What a nominee has: each reviewer's total, their mean, and how far they lie apart."""

    totals: dict[int, Decimal]
    parts: dict[int, Decimal]
    left_out: int

    @property
    def mean(self) -> Decimal | None:
        return _mean(list(self.totals.values()))

    @property
    def spread(self) -> Decimal | None:
        return max(self.totals.values()) - min(self.totals.values()) if self.totals else None


def results(selection: Selection) -> dict[int, Result]:
    """By nominee; a sheet that is not whole for a nominee is left out for her."""
    parts = {c.pk for c in selection.standard.all()}
    given: dict[int, dict[int, dict[int, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    for mark in Score.objects.filter(nomination__selection=selection):
        given[mark.nomination_id][mark.reviewer_id][mark.criterion_id] = mark.points
    found = {}
    for nominee in selection.nominations.all():
        sheets = given[nominee.pk]
        whole = {who: marks for who, marks in sheets.items() if parts and parts <= marks.keys()}
        means = {part: mean for part in parts if (mean := _mean([marks[part] for marks in whole.values()])) is not None}
        found[nominee.pk] = Result(
            {who: sum(marks.values()) for who, marks in whole.items()}, means, len(sheets) - len(whole)
        )
    return found


def _mean(values: list[Decimal]) -> Decimal | None:
    return (sum(values) / len(values)).quantize(CENT, ROUND_HALF_UP) if values else None


def lacks_standard(selection: Selection) -> bool:
    return not selection.decided_on and not selection.standard.exists()


def usual_standard(selection: Selection, *, by) -> Done:
    """The parts and points of the rulebook (L-07), which the office then edits."""
    parts = [row for row in rows_on("L-07", selection.opened_on) if row.key != "total" and row.amount]
    if not parts:
        raise Refused(_("The rulebook holds no usual standard (L-07). Write the parts into the form."))
    parts.sort(key=lambda row: -row.amount)
    rows = [Criterion(part=row.name or row.key, points=int(row.amount)) for row in parts]
    records.save(selection, by=by, verb="standard", rows={"standard": rows})
    return Done(_("The usual standard is taken. Change its parts and points as this round wants them."))


def may_be_closed(selection: Selection) -> bool:
    return not selection.closed_on and not selection.decided_on and selection.reviewers.exists()


def close(selection: Selection, *, by) -> Done:
    """From now on mean and spread are told and no mark changes."""
    found, nominations = results(selection), list(selection.nominations.all())
    if not any(result.totals for result in found.values()):
        raise Refused(_("No reviewer has marked a nominee in every part yet. Wait for the marks, or ask for them."))
    for one in nominations:
        one.score, one.spread = found[one.pk].mean, found[one.pk].spread
    selection.closed_on = PartialDate(today())
    records.save(selection, by=by, verb="closed", rows={"nominations": nominations})
    left = sum(result.left_out for result in found.values())
    said = [_("The marks are closed; mean and spread stand beside each nominee.")]
    if left:
        said.append(
            ngettext(
                "%(n)s sheet that was not whole is left out.", "%(n)s sheets that were not whole are left out.", left
            )
            % {"n": left}
        )
    return Done(prose(*said))


def may_be_decided(selection: Selection) -> bool:
    return bool(selection.closed_on) and not selection.decided_on


def decide(selection: Selection, *, by) -> Done:
    """The best within the places are chosen; where the last place is shared, people decide."""
    nominations = list(selection.nominations.select_related("talent", "contact", "organisation"))
    ranked = sorted((one for one in nominations if one.score is not None), key=lambda one: -one.score)
    places = selection.quota or len(ranked)
    if len(ranked) > places and ranked[places - 1].score == ranked[places].score:
        shared = [str(one) for one in ranked if one.score == ranked[places].score]
        raise Refused(
            _("Equal marks share the last place: %(names)s. Choose in the form, and enter who decided.")
            % {"names": series(shared)}
        )
    chosen = {one.pk for one in ranked[:places]}
    for one in nominations:
        one.chosen = one.pk in chosen
    selection.decided_on = PartialDate(today())
    selection.decided_by = selection.decided_by or str(selection.division or by)
    records.save(selection, by=by, verb="decided", rows={"nominations": nominations})
    return Done(
        labelled(_("Chosen"), series(str(one) for one in ranked[:places]))
        + prose("", _("Enter the document of the decision."))
    )


def require_marked_stay(selection: Selection, rows: dict[str, list]) -> None:
    """Nominees and parts that have marks are not taken away with them."""
    if selection._state.adding:
        return
    kept = {name: {row.pk for row in rows[name]} for name in ("nominations", "standard")}
    marks = Score.objects.filter(nomination__selection=selection).values_list("nomination", "criterion").distinct()
    if any(nominee not in kept["nominations"] or part not in kept["standard"] for nominee, part in marks):
        raise Refused(_("Nominees and parts of the standard that have marks already stay. Leave them in the form."))
