"""Remembers what the headings of a sheet were said to mean, so that nobody of the division is asked a second time."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from waiban.kernel.text import folded

from ..models import Heading

KEPT = {"unique_fields": ["register", "rows", "division", "head"], "update_fields": ["path", "who", "at"]}
Recalled = dict[str, dict[str, Heading]]  # by kind of rows, by heading


def compared(head: str) -> str:
    """A heading as it is looked up: width, case and blanks do not matter."""
    return folded(head)[:120]


def _of(register, user):
    return Heading.objects.filter(register=register.label, division=user.division_id or 0)


def recalled(register, user) -> Recalled:
    """What people of this person's division said the last time."""
    found: Recalled = defaultdict(dict)
    for heading in _of(register, user):
        found[heading.rows][heading.head] = heading
    return found


def remember(register, user, rows: str, heads: list[str], paths: list[str], known: dict[str, str]) -> None:
    """What was chosen by hand; what is `known` without asking, or has no heading, need not be remembered."""
    said: dict[str, str] = {}
    for head, path in zip(map(compared, heads), paths, strict=True):
        if head:
            said[head] = said.get(head) or path
    itself = [head for head, path in said.items() if head in known and known[head] == path]
    _of(register, user).filter(rows=rows, head__in=itself).delete()
    Heading.objects.bulk_create(_new(register, user, rows, said, set(itself)), update_conflicts=True, **KEPT)


def _new(register, user, rows, said: dict[str, str], itself: set[str]) -> Iterable[Heading]:
    now = timezone.now()
    return [
        Heading(
            register=register.label, rows=rows, division=user.division_id or 0, head=head, path=path, who=str(user), at=now
        )
        for head, path in said.items()
        if head not in itself
    ]  # fmt: skip
