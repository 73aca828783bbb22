"""Two people write the same record: the second sees what the first changed, and nothing of hers is lost.

What she did not touch takes on what the other person saved; where both wrote, her own words stay in the form and the
page shows both.
"""

from dataclasses import dataclass

from ..records import plain
from ..templatetags.show import shown
from ..told import Told, changes_of, tell
from .forms import Writing


@dataclass
class Merged:
    """The form to go on with, who saved meanwhile, and where both wrote: (label, theirs, hers)."""

    writing: Writing
    told: list[Told]
    both: list[tuple]
    taken: list[tuple]


def merge(register, stored, writing: Writing, user, seen: int, posted) -> Merged:
    """Her posted form against what is kept now; `seen` is the version she began with."""
    changes = list(changes_of(register, stored).filter(version__gt=seen))
    before: dict = {}
    for change in changes:  # newest first, so that the oldest value before stays
        before.update({name: None for name in change.after if name not in change.before})
        before.update(change.before)
    hers, data = plain(writing.record), posted.copy()
    data["version"] = str(stored.version)
    theirs = Writing(register, stored, user)
    both, taken = [], []
    for column in register.columns:
        name = column.path
        if name not in before or name not in writing.form.fields:
            continue
        pair = (column.label, shown(column.shown(stored)), shown(column.shown(writing.record)))
        if hers.get(name) == before[name]:
            taken.append(pair[:2])
            put(data, name, theirs.form[name].value())
        elif pair[1] != pair[2]:
            both.append(pair)
    fresh = untouched_rows(writing, before)
    told = tell(changes, register, user)
    return Merged(Writing(register, stored, user, data=data, fresh=fresh), told, both, taken)


def untouched_rows(writing: Writing, before: dict) -> set[str]:
    """Rows another person changed and she left as they were."""
    hers = writing.rows()
    return {
        rows.prefix for rows in writing.sets
        if f"rows:{rows.prefix}" in before and rows.prefix in hers
        and [plain(row, skip=(rows.declared.parent,)) for row in hers[rows.prefix]] == before[f"rows:{rows.prefix}"]
    }  # fmt: skip


def put(data, name: str, value) -> None:
    """A value into posted data, as an input would have sent it."""
    if value is None or value is False:
        data.pop(name, None)
    else:
        data[name] = "on" if value is True else str(value)
