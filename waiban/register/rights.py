"""Who may see and change what: by right, by row and by column, asked at one place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waiban.kernel.errors import Refused


@dataclass(frozen=True)
class Rows:
    """Which rows of a register a person may touch: `q(user)` narrows, `why` is said when one lies outside."""

    q: Callable[[Any], Q]
    holds: Callable[[Any, Any], bool]
    why: Any


def _own(user, record) -> bool:
    return user.may("keep_all") or record.division_id is None or record.division_id == user.division_id


own_division = Rows(
    q=lambda user: Q() if user.may("keep_all") else Q(division=None) | Q(division=user.division_id),
    holds=_own,
    why=_("This record belongs to another division. Ask its responsible person to change it or to hand it over."),
)


@dataclass(frozen=True)
class Rights:
    """`see` and `change` name rights that roles hold (accounts/roles.py); `rows` narrows what may be changed."""

    see: str = "read"
    change: str = "keep"
    rows: Rows | None = None
    seen: Rows | None = None


def may_see(user, register) -> bool:
    return user.may(register.rights.see)


def visible(user, register, queryset=None):
    """The rows of the register this person may see; none of them without the right."""
    queryset = register.model._default_manager.all() if queryset is None else queryset
    if not may_see(user, register):
        return queryset.none()
    seen = register.rights.seen
    return queryset.filter(seen.q(user)) if seen else queryset


def why_not_change(user, register, record=None):
    """A sentence that says why this person may not change the record (or add one), or None when she may."""
    if not user.may(register.rights.change):
        return _("Your role may read “%(register)s”, not change it.") % {"register": register.title}
    rows = register.rights.rows
    if record is not None and rows and not record._state.adding and not rows.holds(user, record):
        return rows.why
    return None


def require_change(user, register, record=None) -> None:
    """Raise Refused with the reason unless the person may change the record."""
    if why := why_not_change(user, register, record):
        raise Refused(why)


def may_see_column(user, column) -> bool:
    return column.private is None or user.may(column.private)


def hidden_from(user, register) -> frozenset[str]:
    """The rights that private columns of a register and its rows ask for and this person lacks; nobody lacks none."""
    every = [*register.columns, *(c for rows in register.rows for c in rows.columns)]
    return frozenset(c.private for c in every if user is not None and not may_see_column(user, c))
