"""Who may answer for a promise: each division, and in it its people; chosen with one act."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from waiban.kernel import ids
from waiban.kernel.errors import Refused
from waiban.register.declare import catalogue

DIVISIONS, PEOPLE = "accounts/division", "accounts/user"


def options(choices: Iterable[tuple[str, str]], selected: str) -> SafeString:
    """The options of a select; written as text, since a page has some thousand of them."""
    return mark_safe("".join(_option(value, label, selected) for value, label in choices))


def _option(value: str, label: str, selected: str) -> str:
    return f'<option value="{escape(value)}"{" selected" if value == selected else ""}>{escape(label)}</option>'


class Owners:
    """All divisions with the people who may judge what belongs to them: two questions for a page."""

    def __init__(self):
        self.divisions = {d.pk: d for d in catalogue[DIVISIONS].model._default_manager.all()}
        people = catalogue[PEOPLE].model._default_manager.filter(is_active=True, division__isnull=False)
        self.people = {p.pk: p for p in people if p.may("judge")}

        self.values = {self.value(pk, None) for pk in self.divisions} | {self.value(None, pk) for pk in self.people}

    @staticmethod
    def value(division: int | None, person: int | None) -> str:
        """How a choice stands in a form: d:… for a division alone, p:… for a person of it."""
        if person:
            return f"p:{ids.encode(person)}"
        return f"d:{ids.encode(division)}" if division else ""

    def options(self, selected: str, kept: str = "") -> SafeString:
        """`kept` names an owner who is none of these any more: he stays until another one is chosen."""
        found = [_option("", _("nobody yet"), selected) if not selected else ""]
        if selected and selected not in self.values:
            found.append(_option(selected, kept, selected))
        for division in self.divisions.values():
            found.append(f'<optgroup label="{escape(str(division))}">')
            found.append(_option(self.value(division.pk, None), str(division), selected))
            mine = [p for p in self.people.values() if p.division_id == division.pk]
            found += [_option(self.value(None, p.pk), str(p), selected) for p in mine]
            found.append("</optgroup>")
        return mark_safe("".join(found))

    def chosen(self, value: str) -> tuple:
        """Division and person of a choice; Refused when it is none."""
        kind, _colon, code = value.partition(":")
        try:
            pk = ids.decode(code)
            if kind == "p":
                person = self.people[pk]
                return self.divisions[person.division_id], person
            return self.divisions[pk], None
        except (ValueError, KeyError):
            raise Refused(_("Choose a division, or a person of one.")) from None
