"""Plain refusals: what the office is told when something cannot be done, always with what to do instead."""


class Refused(Exception):
    """A verb that cannot be carried out now; the message is shown to the person as it stands."""

    def __init__(self, message, **details):
        super().__init__(message)
        self.message = message
        self.details = details


class Conflict(Refused):
    """Somebody else saved the record first; `details['stored']` is what is kept now."""
