"""The filters of a list in words: chips that can be taken away, and the panel where they are set."""

from django.utils.translation import gettext as _

from waiban.kernel.text import series

from .. import pointer
from ..declare import catalogue
from ..rights import may_see, visible
from ..templatetags.show import changed, shown
from .filters import Choice, Pointing, Relation, Words, YesNo

SHOWN = 20


def named(filters, user) -> dict[str, list]:
    """The records that filters over relations and pointers name, by filter: one question for each."""
    found = {}
    for name, value in filters.given.items():
        if isinstance(one := filters.filters[name], Relation):
            found[name] = records_of(one.column, value, user)
        elif isinstance(one, Pointing):
            found[name] = [pointer.told(value, pointer.named([value], user), user)[0]]
    return found


def active(filters, query, names) -> list[dict]:
    """One chip for each filter in the address: its words, and the address without it."""
    found, done = [], set()
    for name, value in filters.given.items():
        base = span_of(name)
        if base in done:
            continue
        done.add(base)
        one = filters.filters[name]
        ends = {f"{base}{end}": filters.given.get(f"{base}{end}") for end in ("_from", "_to")}
        words = " – ".join(shown(v) for v in ends.values()) if name in ends else in_words(one, value, names.get(name))
        gone = dict.fromkeys([name, *ends])
        found.append({"label": one.label, "text": words, "url": changed(query, **gone, after=None, before=None)})
    return found


def span_of(name: str) -> str:
    """`signed_on` of `signed_on_from`: both ends of a span are one chip."""
    return name.removesuffix("_from").removesuffix("_to")


def in_words(one, value, records) -> str:
    """The value of a filter as people read it."""
    if isinstance(one, Words):
        return f"“{value}”"
    if isinstance(one, Relation | Pointing):
        return series(records) or _("a record that is no longer there")
    if isinstance(value, list):
        labels = dict(getattr(one.field, "choices", ()))
        return series(labels.get(v, v) for v in value) if labels else _("%(number)s chosen") % {"number": len(value)}
    return shown(value)


def records_of(column, pks, user) -> list:
    """The records behind the numbers, as far as this person may see them."""
    model = column.field.related_model
    target = catalogue.of(model)
    queryset = visible(user, target) if target else model._default_manager.all()
    return list(queryset.filter(pk__in=pks[:SHOWN]))


def panel(filters, query, user, names) -> list[dict]:
    """The fields of the filter panel: spans side by side, relations with their current records."""
    found = []
    for name, one in filters.filters.items():
        if not getattr(one, "shown", False) or (name.endswith("_to") and f"{span_of(name)}_from" in filters.filters):
            continue
        entry = {"name": name, "label": one.label, "kind": "text", "value": query.get(name, "")}
        end = f"{span_of(name)}_to"
        if isinstance(one, Relation):
            target = catalogue.of(one.column.field.related_model)
            if target is None or not may_see(user, target):
                continue
            options = [(record.code, str(record)) for record in names.get(name, ())]
            entry |= {"kind": "relation", "url": target.address(page="choose"), "options": options}
        elif name.endswith("_from") and end in filters.filters:
            hint = "" if one.column.kind == "number" else "2026-01"
            entry |= {"kind": "span", "to": end, "end": query.get(end, ""), "hint": hint}
        elif isinstance(one, Choice | YesNo):
            given = query.getlist(name)
            options = [(value, label, value in given) for value, label in one.extra["choices"]]
            entry |= {"kind": "choices", "options": options, "several": isinstance(one, Choice)}
        found.append(entry)
    return found
