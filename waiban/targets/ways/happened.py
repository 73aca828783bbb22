"""It has happened: one proved record, or as many as the promise says."""

from . import Way, way


@way
class Happened(Way):
    name = "happened"
