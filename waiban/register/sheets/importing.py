"""Import of a register in three steps: hand in a sheet, look at what it would do, let it be written in one go."""

from contextlib import closing
from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from waiban.history.models import Change
from waiban.kernel.bulk import estimate_anew
from waiban.kernel.errors import Refused

from .. import records
from ..declare import Register
from ..limits import limited, too_large
from ..opening import of_register
from ..rights import require_change
from . import headings, layout, match, matching, preview, undo, uploads
from .exporting import XLSX
from .match import Chosen
from .plan import Plan
from .read import Book
from .uploads import Upload


@of_register
def _too_large(request, register):
    require_change(request.user, register)
    return _start(request, register, too_large())


@limited(_too_large)
@of_register
def page(request, register):
    require_change(request.user, register)
    if request.method == "POST":
        step = STEPS.get(request.POST.get("do", ""), _receive)
        return step(request, register)
    if token := request.GET.get("t"):
        return _shown(request, register, uploads.fetch(token, request.user, register))
    return _start(request, register)


def _start(request, register, problem: str = ""):
    context = {
        "register": register,
        "problem": problem,
        "limit": settings.UPLOAD_LIMIT // 1_000_000,
        "columns": [c for c in layout.shown_columns(register, request.user) if layout.writable(c)],
        "keys": layout.key_columns(register, request.user),
        "recent": uploads.recent(request.user, register),
    }
    return render(request, "register/import.html", context, status=422 if problem else 200)


def _receive(request, register):
    """A file was handed in: keep it, look through it, read it once."""
    file = request.FILES.get("file")
    if file is None:
        return _start(request, register, _("Choose a file first."))
    if file.size > settings.UPLOAD_LIMIT:
        return _start(request, register, too_large())
    upload = uploads.receive(file, request.user, register)
    try:
        look(upload, register, request.user)
    except Refused as refusal:
        uploads.discard(upload)
        return _start(request, register, str(refusal.message))
    return redirect(f"{request.path}?t={upload.token}")


def look(upload: Upload, register: Register, user, chosen: dict[str, Chosen] | None = None) -> None:
    """Read the sheet once and keep what it would do; where no column is known, what its columns are is asked first."""
    last = None if chosen else headings.recalled(register, user)
    with closing(Book(upload.file, register, user)) as book:
        purposes = match.purposes(register, user, book, chosen=chosen, recalled=last)
        nothing = match.nothing_known(purposes, register, user)
        upload.errors.unlink(missing_ok=True)
        found = preview.Preview() if nothing else preview.make(Plan(register, user, purposes), upload.errors)
        columns = [matching.kept(purpose) for purpose in purposes]
    used = [p.sheet for p in purposes]
    upload.keep(
        sheets=columns,
        nothing=nothing,
        left=[s.name for s in book.sheets if s not in used],
        formulas=[
            {"sheet": s.name, "count": s.facts.formulas, "some": s.facts.some[:5]} for s in used if s.facts.formulas
        ],
        preview=asdict(found),
        ready=found.counts["new"] + found.counts["changed"],
    )


def _shown(request, register, upload: Upload):
    """The preview, its error file, or how far the writing is."""
    part = request.GET.get("part")
    if part == "errors" and upload.errors.exists():
        name = _("to correct %(name)s") % {"name": upload.state["name"].rsplit(".", 1)[0]}
        return FileResponse(open(upload.errors, "rb"), as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
    if part == "progress":
        return render(request, "register/import_progress.html", {"rows": upload.progress(), "upload": upload})
    if upload.done:
        return render(
            request, "register/import_done.html", {"register": register, "upload": upload, "done": upload.done}
        )
    return _preview_page(request, register, upload)


def _preview_page(request, register, upload, problem="", status=200):
    found = upload.state["preview"]
    context = {
        "register": register, "upload": upload, "state": upload.state, "preview": found, "problem": problem,
        "heads": _heads(register, request.user, upload), "sheets": matching.sheets_of(register, request.user, upload),
        "recalled": matching.told(register, request.user, upload),
        "unknown": sum(len(sheet["unknown"]) for sheet in upload.state["sheets"]), "ready": upload.state["ready"],
    }  # fmt: skip
    return render(request, "register/import_preview.html", context, status=status)


def _heads(register, user, upload) -> list[str]:
    """The headings over the preview: what each known column is called in the register."""
    known = match.offered(register, None, user)
    main = upload.state["sheets"][0]
    return [str(known[p].label if known.get(p) else layout.NUMBER_LABEL) for p in main["paths"] if p and p in known]


def _fetch(request, register) -> Upload:
    return uploads.fetch(request.POST.get("t", ""), request.user, register)


def _match(request, register):
    """Columns were set by hand: read again, and remembered for the next sheet with these headings."""
    upload = _fetch(request, register)
    if upload.done:
        return redirect(f"{request.path}?t={upload.token}")
    look(upload, register, request.user, matching.set_by_hand(upload, request.POST))
    if nothing := upload.state["nothing"]:
        return _preview_page(request, register, upload, nothing, status=422)
    matching.remember(register, request.user, upload)
    return redirect(f"{request.path}?t={upload.token}")


def _confirm(request, register):
    """Write what was shown, or nothing: when the registers changed since, it is shown again."""
    upload = _fetch(request, register)
    if upload.done or upload.state["nothing"]:
        return redirect(f"{request.path}?t={upload.token}")
    try:
        with upload.writing():
            write(upload, register, request.user)
    except Stale as stale:
        look(upload, register, request.user, matching.chosen(upload))
        return _preview_page(request, register, upload, stale.message, status=409)
    except Refused as refusal:
        return _preview_page(request, register, upload, refusal.message, status=422)
    return redirect(f"{request.path}?t={upload.token}")


class Stale(Refused):
    """Registers changed between preview and confirmation."""


def write(upload: Upload, register: Register, user) -> dict:
    """Everything in one transaction; killed or stopped half-way, nothing of it remains."""
    note = f"{upload.state['name']} · {upload.token[:6]}"
    counts = {"new": 0, "changed": 0}
    with transaction.atomic(), closing(Book(upload.file, register, user)) as book:
        after = newest_change()
        plan = Plan(register, user, match.purposes(register, user, book, chosen=matching.chosen(upload)), lock=True)
        for chunk in plan.chunks():
            if upload.stopped():
                raise Refused(_("Stopped. Nothing was written."))
            ready = [outcome for outcome in chunk if outcome.status in counts]
            for outcome in ready:
                counts[outcome.status] += 1
            records.save_many(
                [o.record for o in ready],
                by=user,
                verb="imported",
                rows=[o.rows for o in ready],
                note=note,
                judged=True,
            )
            upload.report(sum(counts.values()))
        if plan.fingerprint.hexdigest() != upload.state["preview"]["fingerprint"]:
            raise Stale(
                _("Records were changed since this preview. Nothing was written; look at the new preview below.")
            )
        until = newest_change()
    estimate_anew(sum(counts.values()))
    done = {**counts, "note": note, "after": after, "until": until, "at": timezone.now().isoformat(), "undone": False}
    upload.finish(done)
    return done


def newest_change() -> int:
    return Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0


def _stop(request, register):
    upload = _fetch(request, register)
    upload.stop()
    return HttpResponse(status=204)


def _discard(request, register):
    upload = _fetch(request, register)
    if not upload.done:
        uploads.discard(upload)
    return redirect(request.path)


def _undo(request, register):
    upload = _fetch(request, register)
    if not upload.done or upload.done["undone"]:
        return redirect(request.path)
    count = undo.undo(register, request.user, upload.done)
    upload.keep(done={**upload.done, "undone": True})
    messages.success(request, _("The import was taken back: %(count)s records are as before.") % {"count": count})
    return redirect(request.path)


STEPS = {"match": _match, "confirm": _confirm, "stop": _stop, "discard": _discard, "undo": _undo}
