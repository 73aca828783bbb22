"""The national list of ties beside the office's own: dropped as a sheet, compared, and taken over line by line."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused
from waiban.places.models import City
from waiban.register.declare import catalogue
from waiban.register.limits import limited, too_large
from waiban.register.opening import of_register, tried
from waiban.register.rights import require_change, why_not_change
from waiban.register.sheets import uploads

from . import national, operations
from .national import Line

SHOWN = 500


@dataclass(frozen=True)
class Drawer:
    """Where the handed-in lists are kept, apart from those of imports."""

    label: str = "sistercities/national"


def _opened(view):
    """With the rights of the register of ties, for whoever may change it."""

    def asked(request, register):
        require_change(request.user, register)
        return view(request, register)

    return lambda request: of_register(asked)(request, "sistercities", "tie")


@limited(_opened(lambda request, register: _start(request, register, too_large())))
@_opened
def compare(request, register):
    """One address: hand in, look, take over."""
    if request.method == "POST" and request.POST.get("do") not in ("take", "draft"):
        return _receive(request, register)
    token = (request.POST if request.method == "POST" else request.GET).get("t", "")
    if not token:
        return _start(request, register)
    upload = uploads.fetch(token, request.user, Drawer())
    if request.method == "POST":
        return _take_over(request, register, upload)
    return _shown(request, register, upload)


def _start(request, register, problem: str = ""):
    context = {
        "register": register, "problem": problem, "limit": settings.UPLOAD_LIMIT // 1_000_000,
        "fields": [(words[0], name) for name, words in national.FIELDS.items()],
    }  # fmt: skip
    return render(request, "sistercities/national_start.html", context, status=422 if problem else 200)


def _receive(request, register):
    file = request.FILES.get("file")
    if file is None:
        return _start(request, register, _("Choose a file first."))
    if file.size > settings.UPLOAD_LIMIT:
        return _start(request, register, too_large())
    upload = uploads.receive(file, request.user, Drawer())
    try:
        lines = national.read(upload.file)
    except Refused as refusal:
        uploads.discard(upload)
        return _start(request, register, str(refusal.message))
    upload.keep(lines=lines)
    upload.file.unlink(missing_ok=True)
    return redirect(f"{request.path}?t={upload.token}")


def _compared(request, upload) -> tuple[str, dict[str, int], national.Found | None]:
    """The Chinese side that is asked about, all there are, and its ties beside ours."""
    lines, ties = [Line(**line) for line in upload.state["lines"]], national.ties_of(request.user)
    offered, probably = national.cities(lines, ties)
    wanted = request.POST.get("city") or request.GET.get("city") or probably
    if wanted not in offered:
        return wanted, offered, None
    return wanted, offered, national.compare([line for line in lines if line.ours == wanted], ties)


def _shown(request, register, upload, problem: str = ""):
    wanted, offered, found = _compared(request, upload)
    for pair in found.differing[:SHOWN] if found else ():
        pair.why_not = why_not_change(request.user, register, pair.tie) or ""
    lists = (found.differing, found.there, found.here, found.same) if found else ()
    context = {
        "register": register, "upload": upload, "city": wanted, "offered": offered, "problem": problem, "found": found,
        "more": any(len(one) > SHOWN for one in lists), "shown": SHOWN, "first": f":{SHOWN}", "cities": catalogue["places/city"],
    }  # fmt: skip
    return render(request, "sistercities/national.html", context, status=422 if problem else 200)


def _take_over(request, register, upload):
    """One line's date, or one line's tie; what stands against it is said on the page."""
    wanted, _offered, found = _compared(request, upload)
    row = request.POST.get("row", "")
    pair = next((p for p in found.differing if str(p.line.row) == row), None) if found else None
    missing = next((m for m in found.there if str(m.line.row) == row), None) if found else None
    if request.POST["do"] == "take" and pair:
        problem, said = _date(request, upload, pair)
    elif request.POST["do"] == "draft" and missing and missing.place:
        problem, said = _tie(request, upload, missing.place, missing.line)
    else:
        problem, said = _("This line is no longer as it was. Look at the page again."), ""
    if problem:
        return _shown(request, register, upload, problem)
    messages.success(request, said)
    return redirect(f"{request.path}?{urlencode({'t': upload.token, 'city': wanted})}")


def _date(request, upload, pair):
    text = request.POST.get("version", "")
    seen = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    name = upload.state["name"]
    problem = tried(lambda: operations.take_date(pair.tie, pair.line, by=request.user, name=name, expect=seen))
    return problem, _("“%(tie)s” is now signed on %(day)s.") % {"tie": pair.tie, "day": pair.line.on}


def _tie(request, upload, city: City, line: Line):
    problem = tried(lambda: operations.draft(city, line, by=request.user, name=upload.state["name"]))
    return problem, _("The tie with %(city)s is registered.") % {"city": city}
