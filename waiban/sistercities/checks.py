"""The numbered rules a tie is held against: with whom, in which order of stages, and with which decisions."""

from django.utils.translation import gettext as _

from waiban.kernel.text import series
from waiban.rulebook.declare import Finding, check

from .models import Kind, Stage, Tie

SIDE = (Stage.ON_HOLD, Stage.DECLINED, Stage.LAPSED, Stage.TERMINATED)
PATH = tuple(stage for stage in Stage if stage not in SIDE)
PLACE = {stage.value: place for place, stage in enumerate(PATH)}
# What stands between the letter of intent and the signing, by kind (F-07, F-08).
DECISIONS = {
    Kind.FRIENDSHIP: (
        Stage.INTENT, Stage.INTERNAL_DECISION, Stage.PEOPLES_CONGRESS, Stage.PROVINCE_REVIEW, Stage.CPAFFC_REVIEW,
        Stage.APPROVED,
    ),
    Kind.COOPERATIVE: (Stage.INTERNAL_DECISION,),
}  # fmt: skip


def dated(rows) -> list:
    """The stages as they follow each other."""
    return sorted((row for row in rows["stages"] if row.on and row.stage), key=lambda row: row.on.number)


@check("F-03", on=Tie, needs=("city__country",))
def a_partner_belongs_to_a_state_with_diplomatic_relations(tie, rows):
    country = tie.city.country if tie.city_id else None
    stages = dated(rows)
    over = stages and stages[-1].stage in SIDE  # what has ended may be told to the end
    if country is not None and country.relations is False and not over:
        yield Finding(
            "city",
            _("%(country)s has no diplomatic relations with China (as of %(day)s), so no tie can be made. If this has changed, correct it at the country."),
            country=country, day=country.relations_as_of or "—",
        )  # fmt: skip


@check("F-05", on=Tie, needs=("city",))
def a_partner_is_not_below_a_city(tie, rows):
    if tie.city_id and tie.kind != Kind.UNIT and tie.city.level == "district":
        yield Finding(
            "city",
            _("This partner is a district. Ties are made with cities; a district's unit may have a unit-level tie."),
        )


@check("F-16", on=Tie)
def stages_follow_each_other(tie, rows):
    """Within one round; what is only known to the month or year is believed as long as it can be right."""
    words, before = dict(Stage.choices), []
    for row in dated(rows):
        late = next(
            (b for b in before if PLACE.get(row.stage, 99) < PLACE[b.stage] and b.on.day < row.on.first_day), None
        )
        if late:
            yield Finding(
                "stages",
                _("“%(stage)s” (%(day)s) cannot come after “%(later)s” (%(other)s). Check both dates; if a new round began, enter “%(end)s” of the first."),
                row=row, column="on", stage=words[row.stage], day=row.on, later=words[late.stage], other=late.on,
                end=words[Stage.IN_FORCE],
            )  # fmt: skip
        before = [] if row.stage in (*SIDE, Stage.IN_FORCE) else [*before, row]


@check("F-08", on=Tie, stops=False)
def decisions_stand_before_the_signing(tie, rows):
    """Only where the way is told at all: of old ties often nothing but the signing is known."""
    reached = {row.stage for row in rows["stages"]}
    missing = [stage.label for stage in DECISIONS.get(tie.kind, ()) if stage.value not in reached]
    if {Stage.SIGNED, Stage.IN_FORCE} & reached and reached - {Stage.SIGNED, Stage.IN_FORCE} and missing:
        yield Finding(
            "stages",
            _("Signed, but not entered: %(stages)s. Add these stages with date and document."),
            stages=series(missing),
        )


@check("F-13", on=Tie, stops=False)
def an_approval_is_used_in_time(tie, rows):
    signed = next((row for row in dated(rows) if row.stage == Stage.SIGNED), None)
    if tie.approval_expires and signed and tie.approval_expires.day < signed.on.first_day:
        yield Finding(
            "approval_expires",
            _("The approval had expired (%(day)s) when the tie was signed."),
            day=tie.approval_expires,
        )
