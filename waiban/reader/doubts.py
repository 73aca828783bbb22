"""What the person who confirms a reading should look at twice, each in a sentence the page asks gettext for."""

from .errors import _
from .shape import ReadBook, ReadCommitment
from .split import Group

NO_YEAR = _("The document names no year, so dates without a year stay open.")
NO_VERB = _("No verb of work was found; this may be a heading or an explanation.")
LONG = _("The stretch is long; it may hold more than one promise.")
SEVERAL = _("More than one deed stands in this stretch.")
NEIGHBOUR = _("The date stands beside another promise or in a column and is taken to hold for this one too.")
DATE_OPEN = _("A date is given, but not its year.")
EARLIER = _("The date lies before the year of the book.")
LENGTH = 140


def of_book(book: ReadBook) -> list[str]:
    return [] if book.year else [NO_YEAR]


def of_promise(promise: ReadCommitment, group: Group, year: int | None) -> list[str]:
    stated = any(date.form != "bare" for clause in group.clauses for date in clause.dates)
    found = []
    if promise.verb is None and promise.kind == "continuing_work":
        found.append(NO_VERB)
    if promise.end - promise.start > LENGTH:
        found.append(LONG)
    if sum(clause.role == "deed" for clause in group.clauses) > 1:
        found.append(SEVERAL)
    if promise.deadline and not stated and year:
        found.append(NEIGHBOUR)
    if stated and promise.deadline is None:
        found.append(DATE_OPEN)
    if promise.deadline and year and int(promise.deadline[:4]) < year:
        found.append(EARLIER)
    return found
