"""Verbs in words: the history reads as sentences, not as tables of fields."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "created": _("registered"),
    "changed": _("changed"),
    "imported": _("imported"),
    "removed": _("removed"),
    "undone": _("took back"),
}

MACHINES = {"setup": _("set-up")}  # where no person wrote


def who_label(change) -> str:
    """The person who wrote; else what the machine did then."""
    return str(MACHINES.get(change.who, change.who))


def verb_label(verb: str) -> str:
    """The verb as people read it; a verb nobody named shows as it is."""
    return str(VERBS.get(verb, verb))


def machine(**names) -> None:
    """A package names who wrote where no person of the office did: machine(link=_("the person herself"))."""
    MACHINES.update(names)


def say(**verbs) -> None:
    """A package names its own verbs: say(renewed=_("renewed"))."""
    VERBS.update(verbs)
