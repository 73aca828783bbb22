"""Who may do what with a book, and the sentence when not."""

import datetime as dt

from django.utils.translation import gettext as _

from waiban.kernel.dates import today
from waiban.kernel.errors import Refused

from ..models import Book, Commitment, Remark

# the clerk's verbs, and those of whoever answers for the promise
BOOK = {"correct", "join", "split", "set", "resolve", "assign", "gauge", "issue", "discard", "amend", "review", "close"}
JUDGE = {"pin", "admit", "rule_out", "withdraw", "remark"}


def why_not(user, verb: str, commitment: Commitment | None = None, kind: str = "") -> str | None:
    """Why this person may not do it; None when she may. A word instead of a person stands for the machine."""
    if commitment is not None and commitment.book.status == Book.Status.CLOSED:
        return _("The book is closed: nothing more is added.")
    if isinstance(user, str):
        return None
    if verb == "snapshot":
        makes = user.may("assess") and (user.may("book") or user.may("instruct"))  # the assessor reads, never makes
        return None if makes else _("Your role may not make a self-assessment. Ask the target clerk.")
    if verb in BOOK:
        return None if user.may("book") else _("Only the target clerk changes the book, its gauges and amendments.")
    if kind == Remark.Kind.INSTRUCTION and not user.may("instruct"):
        return _("Instructions are a leader's word.")
    if not (user.may("judge") or user.may("instruct")):
        return _("Your role may read the book, not judge its evidence.")
    if commitment is not None and not _own(user, commitment):
        return _("This promise belongs to %(division)s. Ask its responsible person.") % {
            "division": commitment.division
        }
    return None


def _own(user, commitment: Commitment) -> bool:
    if user.may("keep_all") or user.may("instruct") or commitment.division_id is None:
        return True
    return commitment.division_id == user.division_id


def require(user, verb: str, commitment: Commitment | None = None, kind: str = "") -> None:
    """Raise Refused with the reason unless the person may."""
    if why := why_not(user, verb, commitment, kind):
        raise Refused(why)


def require_draft(commitment: Commitment) -> None:
    if commitment.locked:
        raise Refused(_("The book is issued: its wording stays. Record an amendment instead."))


def require_snapshot(user, book: Book, on: dt.date) -> None:
    """A self-assessment is made of an issued book, on a day of its year that has come."""
    require(user, "snapshot")
    if book.is_draft:
        raise Refused(_("The book is a draft: issue it before its first self-assessment."))
    if on > today():
        raise Refused(_("%(day)s has not come yet. Choose today or an earlier day.") % {"day": on.isoformat()})
    if on.year < book.year:
        raise Refused(_("%(day)s lies before the book's year.") % {"day": on.isoformat()})
