"""How far it has come: done when the named stage is reached, before that the furthest stage says it."""

from . import Way, way


@way
class Stage(Way):
    name = "stage"
