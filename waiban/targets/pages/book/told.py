"""The history of a promise in sentences: who changed it, its gauge, its amendments, and what was said about records."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.accounts.models import Division, User
from waiban.history.models import Change
from waiban.history.sentences import say, verb_label
from waiban.register.declare import catalogue, label_of
from waiban.register.templatetags.show import page_of

from ...models import Amendment, Commitment, Gauge, Remark, Verdict
from ...terms import gauge_of
from .typeset import moved

SHOWN, LOOKED_AT, FEW = 40, 200, 3
PEOPLE = {"division": Division, "person": User}
# What a sentence says of each table; the rest of a change stays in the history itself.
LINES = {
    Commitment: ("division", "person", "kind", "quantity", "unit", "deadline"),
    Gauge: ("segment", "way", "words", "since", "until", "quantity", "unit", "admit"),
    Amendment: ("quantity", "deadline", "wording", "ground", "document"),
    Verdict: (),
    Remark: (),
}


say(**{
    "read in": gettext_lazy("read it in"), "proposed": gettext_lazy("proposed how it is measured"),
    "confirmed": gettext_lazy("confirmed how it is measured"), "assigned": gettext_lazy("said who answers for it"),
    "split": gettext_lazy("split it"), "joined": gettext_lazy("joined it with the next"),
    "amended": gettext_lazy("amended it"), "pinned": gettext_lazy("pinned a record"),
    "admitted": gettext_lazy("admitted"), "ruled_out": gettext_lazy("ruled out"),
    "corrected": gettext_lazy("corrected it"), "resolved": gettext_lazy("said what its words mean"),
    "issued": gettext_lazy("issued it"), "closed": gettext_lazy("closed it"), "frozen": gettext_lazy("froze it"),
})  # fmt: skip


class Told(NamedTuple):
    """One change: when, who, what she did, about which record, and the lines before and after."""

    at: dt.datetime
    who: str
    verb: str
    about: str = ""
    url: str = ""
    lines: tuple = ()
    word: bool = False  # a word on a single record


def history(commitment: Commitment, user) -> list[Told]:
    """The newest first: changes by people, and the readings that came out otherwise."""
    said = _said(gauge_of(commitment))
    changes = list(_changes(commitment, said)[:LOOKED_AT])
    names, records = _names(changes), _records(said)
    found = [_told(change, user, said, names, records) for change in changes]
    moves = commitment.moves.order_by("-at")[:LOOKED_AT]
    found += [Told(move.at, "", _("it read otherwise"), moved(move)) for move in moves]
    return _together(sorted(found, key=lambda told: told.at, reverse=True))[:SHOWN]


def _said(gauge: Gauge | None) -> dict[int, tuple[str, int]]:
    """Which record each word of this gauge is about, also of words taken back since."""
    if gauge is None:
        return {}
    first = Change.objects.filter(register=label_of(Verdict), after__gauge=gauge.pk)
    return {pk: (after["register"], after["record"]) for pk, after in first.values_list("record", "after")}


def _changes(commitment: Commitment, said: dict):
    """Changes of the promise and of what hangs on it."""
    own = Q(register=label_of(Commitment), record=commitment.pk)
    for model in (Amendment, Remark):
        own |= Q(register=label_of(model), record__in=model.objects.filter(commitment=commitment).values("pk"))
    if gauge := gauge_of(commitment):
        own |= Q(register=label_of(Gauge), record=gauge.pk)
        newest = sorted(said, reverse=True)[:LOOKED_AT]
        own |= Q(register=label_of(Verdict), record__in=newest)
    return Change.objects.filter(own).order_by("-seq")


def _together(told: list[Told]) -> list[Told]:
    """Many words on records by one person on one day are one sentence."""
    found = []
    for (word, who, verb, _day), group in groupby(told, key=lambda t: (t.word, t.who, t.verb, t.at.date())):
        same = list(group)
        if word and len(same) > FEW:
            found.append(Told(same[0].at, who, verb, _("%(n)s records") % {"n": len(same)}))
        else:
            found += same
    return found


def _told(change: Change, user, said: dict, names: dict, records: dict) -> Told:
    model = next(m for m in LINES if label_of(m) == change.register)
    about, url, word = change.note, "", model is Verdict
    if word:
        record = records.get(said.get(change.record))
        url = page_of(user, record) if record else ""
        about = str(record) if url else _("a record that is not open to you") if record else ""
    elif model is Remark:
        about = change.after.get("text", "")
    return Told(change.at, change.who, _verb(change, model), about, url, tuple(_lines(change, model, names)), word)


def _verb(change: Change, model) -> str:
    if model is Remark and change.verb == "created":
        return _("remarked")
    if model is Verdict and change.verb == "removed":
        return _("took the word back")
    return verb_label(change.verb)


def _lines(change: Change, model, names: dict) -> Iterator[tuple[str, str, str]]:
    if change.before == {} and model is Commitment:
        return
    for name in LINES[model]:
        if name in change.before or name in change.after:
            field = model._meta.get_field(name)
            pair = [_in_words(field, image.get(name), names) for image in (change.before, change.after)]
            if pair[0] != pair[1]:
                yield str(field.verbose_name), *pair


def _in_words(field, value, names: dict) -> str:
    if value in (None, "", [], {}):
        return ""
    if field.is_relation:
        return names.get((field.related_model, value), "?")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, list):
        return "、".join(map(str, value))
    return value.rstrip("0").rstrip(".") if field.get_internal_type() == "DecimalField" else str(value)


def _names(changes: list[Change]) -> dict:
    """Divisions and people by number: one question for each."""
    wanted: dict = defaultdict(set)
    for change in changes:
        for name, model in PEOPLE.items():
            if change.register == label_of(Commitment):
                wanted[model] |= {image[name] for image in (change.before, change.after) if image.get(name)}
    return {
        (model, pk): str(found) for model, pks in wanted.items() for pk, found in model.objects.in_bulk(pks).items()
    }


def _records(said: dict) -> dict:
    """The records that words were said about: one question for each register."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for register, record in said.values():
        wanted[register].add(record)
    return {
        (label, pk): found
        for label, pks in wanted.items()
        if label in catalogue
        for pk, found in catalogue[label].model._default_manager.in_bulk(pks).items()
    }
