"""Putting a file to a record and taking it away; both stand in the record's own history."""

import hashlib
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.history.models import Change
from waiban.history.sentences import say
from waiban.history.write import write
from waiban.kernel.errors import Refused
from waiban.kernel.naming import kept_name
from waiban.kernel.text import clean
from waiban.register.declare import catalogue
from waiban.register.limits import too_large
from waiban.register.rights import require_change

from .models import Attachment

say(attached=gettext_lazy("added a file"), detached=gettext_lazy("took a file away"))


def attach(record, file, *, by) -> Attachment:
    """Keep an uploaded file with the record; Refused when it is empty, too large or there already."""
    register = catalogue.of(record)
    require_change(by, register, record)
    if not file.size:
        raise Refused(_("This file is empty. Choose another one."))
    if file.size > settings.UPLOAD_LIMIT:
        raise Refused(too_large())
    digest = hashlib.sha256()
    for block in file.chunks():
        digest.update(block)
    if files_of(record).filter(sha256=digest.hexdigest()).exists():
        raise Refused(_("This very file stands here already."))
    attachment = Attachment(
        register=register.label, record=record.pk, name=clean(PurePath(file.name).name)[:200] or _("file"),
        size=file.size, sha256=digest.hexdigest(), by=str(by)[:80], at=timezone.now(),
    )  # fmt: skip
    with transaction.atomic():
        attachment.file.save(attachment.name, file, save=False)
        attachment.save(force_insert=True)
        write([_change(record, "attached", attachment, by)])
    return attachment


@transaction.atomic
def detach(record, attachment: Attachment, *, by) -> None:
    """Take a file away; its name and digest stay in the history."""
    require_change(by, catalogue.of(record), record)
    write([_change(record, "detached", attachment, by)])
    attachment.delete()
    transaction.on_commit(lambda: attachment.file.delete(save=False))


def files_of(record):
    return Attachment.objects.filter(register=catalogue.of(record).label, record=record.pk)


def _change(record, verb: str, attachment: Attachment, by) -> Change:
    told = {"file": attachment.name, "sha256": attachment.sha256}
    return Change(
        register=attachment.register, record=record.pk, title=kept_name(record)[:200], version=record.version, verb=verb,
        note=attachment.name, who_id=by.pk, who=str(by), **{"after" if verb == "attached" else "before": told},
    )  # fmt: skip
