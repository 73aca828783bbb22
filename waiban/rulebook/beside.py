"""Beside a record: what the rules say of it as it is, with their basis and the way to each rule."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from waiban.register.judging import judges, look

from . import values
from .models import Level


def hints(request, register, record) -> str:
    """The side panel of a record; nothing where no rule has anything to say."""
    if register.label not in judges or not request.user.may("read"):
        return ""
    found = [said for said in look(register, [record])[0] if not said.hidden(register, request.user)]
    if not found:
        return ""
    rules = values.book().rules
    lines = [
        {"said": said, "grounds": list(filter(None, grounds(rules[said.rule], said)))}
        for said in sorted(found, key=lambda said: not said.stops)
    ]
    return render_to_string("rulebook/_beside.html", {"lines": lines}, request)


def grounds(rule, said):
    """What the rule stands on, and how far that can be trusted."""
    yield rule.basis or rule.source
    yield "" if rule.level == Level.VERIFIED else rule.get_level_display()
    yield "" if said.sure else _("its value is not verified")
