"""Beside a record: what the rules say of it as it is, with their basis and the way to each rule."""

from django.template.loader import render_to_string

from waiban.register.judging import judges, look

from . import values


def hints(request, register, record) -> str:
    """The side panel of a record; nothing where no rule has anything to say."""
    if register.label not in judges or not request.user.may("read"):
        return ""
    found = [said for said in look(register, [record])[0] if not said.hidden(register, request.user)]
    if not found:
        return ""
    rules = values.book().rules
    lines = [{"said": said, "rule": rules[said.rule]} for said in sorted(found, key=lambda said: not said.stops)]
    return render_to_string("rulebook/_beside.html", {"lines": lines}, request)
