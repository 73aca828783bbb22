"""The files of a record beside it: who may see the record may open them, who may change it adds and takes away."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from waiban.kernel.errors import Refused
from waiban.register.limits import limited, too_large
from waiban.register.opening import of_register, refused
from waiban.register.rights import why_not_change

from . import operations
from .models import Attachment


def beside(request, register, record) -> str:
    """The panel on the record's page."""
    app, model = register.label.split("/")
    context = {
        "app": app, "model": model, "register": register, "record": record, "files": operations.files_of(record),
        "why_not": why_not_change(request.user, register, record),
    }  # fmt: skip
    return render_to_string("documents/files.html", context, request)


@of_register
def _too_large(request, register, record):
    return refused(request, register, too_large(), status=413, back=register.address(record))


@limited(_too_large)
@of_register
def add(request, register, record):
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        file = request.FILES.get("file")
        if file is None:
            raise Refused(_("Choose a file first."))
        attachment = operations.attach(record, file, by=request.user)
    except Refused as refusal:
        return refused(request, register, refusal.message, status=409, back=register.address(record))
    messages.success(request, _("“%(file)s” stands with the record.") % {"file": attachment})
    return redirect(register.address(record))


def attached(view):
    """For a page of one file: the record is opened first, so that its rights hold for the file."""

    def opened(request, app, model, rid, file):
        found = get_object_or_404(Attachment, pk=file, register=f"{app}/{model}", record=rid)
        return of_register(lambda request, register, record: view(request, register, record, found))(
            request, app, model, rid
        )

    return opened


@attached
def download(request, register, record, attachment):
    """Always handed over as a file to keep, never shown by the browser as a page of ours."""
    try:
        opened = attachment.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(opened, as_attachment=True, filename=attachment.name, content_type="application/octet-stream")


@attached
def remove(request, register, record, attachment):
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    operations.detach(record, attachment, by=request.user)
    messages.success(request, _("“%(file)s” is taken away; its name stays in the history.") % {"file": attachment})
    return redirect(register.address(record))
