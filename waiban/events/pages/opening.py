"""Opens an event for a page of its own with the rights of its register."""

from collections.abc import Callable
from functools import wraps

from waiban.register.opening import of_register


def of_event(view: Callable) -> Callable:
    """For `view(request, register, event, …)`: 404 and refusals as on the record's own page."""

    @wraps(view)
    def opened(request, rid: int, **rest):
        return of_register(lambda request, register, record: view(request, register, record, **rest))(
            request, "events", "event", rid
        )

    return opened
