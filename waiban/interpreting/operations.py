"""Booking an interpreter: one winner when two people book her at once, the other is told by what she is taken."""

from django.db import transaction
from django.utils.translation import gettext_lazy

from waiban.history.sentences import say
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.opening import begun
from waiban.talents.models import Talent

from .finding import Wanted
from .models import Assignment

say(booked=gettext_lazy("asked an interpreter"))


@transaction.atomic
def book(talent: Talent, record, wanted: Wanted, *, by) -> Assignment:
    """She interprets at the event or visit in this language, this way, from then to then."""
    register = catalogue["interpreting/assignment"]
    made = Assignment() if isinstance(by, str) else begun(register, by)
    made.talent, made.language, made.mode, made.direction = talent, wanted.language, wanted.mode, wanted.direction
    made.starts_at, made.ends_at = wanted.starts, wanted.ends
    setattr(made, type(record)._meta.model_name, record)
    return records.save(made, by=by, verb="booked")
