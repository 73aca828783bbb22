"""The numbered rules for invitations: what the letter says, how long it holds, and that each case is closed."""

from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.kernel.spans import after
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import value_on

from .models import Invitation


@check("I-10", on=Invitation)
def a_letter_holds_for_some_months(invitation, rows):
    months = value_on("I-10", invitation.issued_on, "months") if invitation.issued_on else None
    if months:
        until = after(invitation.issued_on.day, months=months)
        if invitation.valid_until is None:
            yield Finding(
                "valid_until",
                _("Usually valid for %(months)s months: until %(day)s. Enter what the letter says."),
                months=months,
                day=until,
                advises=True,
            )
        elif invitation.valid_until.first_day > until:
            yield Finding(
                "valid_until", _("Letters hold for %(months)s months: until %(day)s at most."), months=months, day=until
            )
    for name in ("enters_on", "entered_on"):
        day = getattr(invitation, name)
        if day and invitation.valid_until and invitation.valid_until.day < day.first_day:
            yield Finding(
                name, _("The letter is valid until %(day)s only. A new one is needed."), day=invitation.valid_until
            )


@check("I-13", on=Invitation, stops=False)
def an_invitation_is_asked_for_in_time(invitation, rows):
    asked, enters, days = invitation.asked_on, invitation.enters_on, value_on("I-13", invitation.asked_on)
    if days and asked and enters and not invitation.declined_on and (enters.day - asked.first_day).days < days:
        yield Finding("enters_on", _("Invitations are asked for at least %(days)s days before arrival."), days=days)


@check("I-14", on=Invitation, stops=False)
def a_case_is_closed_after_the_visit(invitation, rows):
    days = value_on("I-14", invitation.left_on) if invitation.left_on else None
    if days and not invitation.closed_on:
        by = after(invitation.left_on.day, days=days)
        late = by < today()
        said = _("The case was to be closed by %(day)s.") if late else _("The inviter closes the case by %(day)s.")
        yield Finding("closed_on", said, day=by)


@check("X-15", on=Invitation)
def a_letter_names_people_and_days(invitation, rows):
    if invitation.issued_on and not rows["invitees"]:
        yield Finding("invitees", _("A letter that is issued names the people invited. Add them."))
    if invitation.issued_on and not invitation.enters_on:
        yield Finding("enters_on", _("A letter that is issued says when they mean to enter. Enter the day."))
    if invitation.issued_on and not invitation.inviter_id:
        yield Finding("inviter", _("Say who invites: the inviter answers for the truth of the letter (I-2)."))


@check("X-4", on=Invitation, stops=False)
def a_letter_says_who_pays(invitation, rows):
    if invitation.issued_on and not invitation.paid_by:
        yield Finding("paid_by", _("Letter and application say alike who pays. Enter it."))
