"""The numbered rules for language people: what a certificate may mean on the European scale, and how long it holds."""

from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.kernel.text import folded
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import rows_on, value_on

from .models import Selection, Talent


def steps(number: str, certificate) -> list:
    """The rows of the table that are about this certificate: its name, or name and grade ("JLPT N1")."""
    names = {folded(certificate.kind or ""), folded(f"{certificate.kind} {certificate.grade}")}
    return [
        row
        for row in rows_on(number, certificate.issued_on)
        if any(folded(word) in names for word in (row.key, *row.words.split("|")[1:]))
    ]


def level(number: str, certificate):
    """The row that its score, or its grade alone, reaches."""
    score = certificate.score
    known = [
        row for row in steps(number, certificate) if row.amount is None or (score is not None and score >= row.amount)
    ]
    return max(known, key=lambda row: row.amount or 0, default=None)


@check("L-05", on=Talent, stops=False)
def japanese_test_scores_stand_for_a_level(talent, rows):
    for certificate in rows["certificates"]:
        if row := level("L-05", certificate):
            yield indicative(certificate, row)


@check("L-06", on=Talent, stops=False)
def other_certificates_stand_for_a_level(talent, rows):
    for certificate in rows["certificates"]:
        if row := level("L-06", certificate):
            yield indicative(certificate, row)


def indicative(certificate, row) -> Finding:
    return Finding(
        "certificates",
        _("%(name)s: about %(level)s on the European scale, indicative only (%(source)s)."),
        row=certificate, column="grade", name=" ".join(filter(None, (certificate.kind, certificate.grade))),
        level=row.words.split("|")[0], source=row.source or row.basis or "—",
    )  # fmt: skip


@check("L-06", on=Talent, stops=False)
def certificates_that_have_expired_are_told(talent, rows):
    for certificate in rows["certificates"]:
        if certificate.expires_on and certificate.expires_on.day < today():
            yield Finding(
                "certificates",
                _("This certificate expired on %(day)s."),
                row=certificate,
                column="expires_on",
                day=certificate.expires_on,
            )


@check("P-20", on=Selection, stops=False)
def a_round_of_the_award_has_so_many_places(selection, rows):
    places = value_on("P-20", selection.opened_on, "places")
    if places is not None and selection.quota and selection.quota > places:
        yield Finding("quota", _("A round of the award has at most %(places)s places."), places=places)


@check("P-21", on=Selection, stops=False)
def nominees_have_agreed(selection, rows):
    for nomination in rows["nominations"]:
        if nomination.contact_id and not nomination.consent_on:
            yield Finding(
                "nominations",
                _("Ask the nominee for consent before the decision."),
                row=nomination,
                column="consent_on",
            )


@check("L-07", on=Selection, stops=False)
def the_parts_of_the_standard_make_the_whole(selection, rows):
    whole, points = value_on("L-07", selection.opened_on, "total"), sum(part.points or 0 for part in rows["standard"])
    if rows["standard"] and whole is not None and points != whole:
        yield Finding(
            "standard", _("The parts make %(points)s points, not %(whole)s. Check them."), points=points, whole=whole
        )
