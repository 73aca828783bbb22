"""What is too large is refused before it is kept anywhere, with a sentence instead of a broken connection."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

DRAINED = 500_000_000
BLOCK = 1 << 20


def limited(refuse: Callable) -> Callable:
    """For a view that takes a file: `refuse(request, …)` answers for it when the upload is too large.

    The token is asked for after the size: it is only found by reading the whole upload.
    """

    def around(view: Callable) -> Callable:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def sized(request, *args, **kwargs):
            size = int(request.META.get("CONTENT_LENGTH") or 0)
            if request.method != "POST" or size <= settings.UPLOAD_LIMIT + BLOCK:
                return protected(request, *args, **kwargs)
            for _block in range(min(size, DRAINED) // BLOCK + 1):  # read and dropped, so that the answer arrives
                request.read(BLOCK)
            return refuse(request, *args, **kwargs)

        return sized

    return around


def too_large() -> str:
    """The sentence for a file beyond settings.UPLOAD_LIMIT (bytes)."""
    limit = settings.UPLOAD_LIMIT // 1_000_000
    return _("This file is larger than %(limit)s MB. Remove pictures and empty sheets, or divide it.") % {
        "limit": limit
    }
