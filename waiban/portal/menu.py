"""The menu: which registers stand together, and what each person finds in it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from waiban.register.declare import catalogue
from waiban.register.rights import may_see

GROUPS = {
    "contacts": _("Contacts"),
    "ties": _("Sister cities"),
    "agreements": _("Agreements"),
    "projects": _("Projects"),
    "events": _("Events"),
    "travel": _("Visits and trips"),
    "services": _("Services"),
    "talents": _("Talents"),
    "reports": _("Reports"),
    "signs": _("Signs"),
    "documents": _("Papers"),
    "results": _("Results"),
    "places": _("Places"),
    "settings": _("Settings"),
}
PAGES = {  # pages that stand before the registers of a group
    "reports": (
        (_("Statistics"), "reports:report"), (_("Gap analysis"), "reports:gaps"),
        (_("Funnel of projects"), "reports:funnel_projects"), (_("Funnel of needs and services"), "reports:funnel_needs"),
    ),
}  # fmt: skip
TOOLS = {  # pages that stand behind them, for whoever keeps registers
    "ties": ((_("Compare with the national list"), "sistercities:national"),),
}
APART = ("signs", "results", "places", "settings")  # seldom opened: they stand in the whole menu alone


def context(request) -> dict:
    """The menu of the signed-in person, for every page."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"menu": entries(user, request.path)}


def entries(user, path: str) -> list[dict]:
    """One entry for work and book, then one for each group of registers the person may see."""
    found = [_entry(_("My work"), reverse("work"), path)]
    if user.may("read"):
        found.append(_entry(_("Targets"), reverse("targets:book"), path))
        found.append(_entry(_("Calendar"), reverse("calendar"), path))
        found.append({**_entry(_("Map"), reverse("map"), path), "apart": True})
    for group, label in GROUPS.items():
        pages = PAGES.get(group, ()) if user.may("read") else ()
        children = [_entry(title, reverse(name), path) for title, name in pages]
        children += [
            _entry(r.title, r.address(), path) for r in catalogue.values() if r.menu == group and may_see(user, r)
        ]
        tools = TOOLS.get(group, ()) if children and user.may("keep") else ()
        children += [_entry(title, reverse(name), path) for title, name in tools]
        if children:
            active = any(child["active"] for child in children) or _head(path) in _apps(group)
            url, apart = children[0]["url"], group in APART
            found.append({"label": label, "url": url, "active": active, "children": children, "apart": apart})
    return found


def _apps(group: str) -> set[str]:
    """The packages of a group's registers: their own pages (seats, clocks, marks) stand under its entry as well."""
    return {r.model._meta.app_label for r in catalogue.values() if r.menu == group}


def _head(path: str) -> str:
    return path.strip("/").partition("/")[0]


def _entry(label, url: str, path: str) -> dict:
    return {"label": label, "url": url, "active": path.startswith(url), "children": []}
