"""Somebody of the pool confirms once a year what is kept of her, asks to correct it or withdraws, by a link of her own.

The link is signed and answers once, until its last day or until it is revoked; what comes of it goes through the one
door, and the history says that the person herself wrote through the link.
"""

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.history.models import Change
from waiban.history.sentences import machine, say
from waiban.history.write import write
from waiban.kernel import ids
from waiban.kernel.dates import PartialDate, today
from waiban.kernel.errors import Refused
from waiban.kernel.naming import kept_name
from waiban.kernel.spans import after
from waiban.kernel.workdays import workdays_from
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.rights import require_change
from waiban.register.verbs import Done
from waiban.rulebook.values import value_as_read, value_on

from .models import ConsentLink, Talent

SIGNER, SELF = signing.Signer(salt="talents.consent"), "herself"
say(
    invited=gettext_lazy("made a link to confirm"), uninvited=gettext_lazy("revoked the link to confirm"),
    confirmed=gettext_lazy("confirmed what is kept"), corrected=gettext_lazy("asked to correct what is kept"),
    withdrew=gettext_lazy("withdrew consent"),
)  # fmt: skip
machine(**{SELF: gettext_lazy("the person herself, through the link")})


def due_again(talent: Talent) -> PartialDate | None:
    """When what is kept wants to be confirmed again; nothing for who is not in the pool."""
    last = talent.confirmed_on or talent.consent_on
    if not last or not talent.joined_on or talent.left_on:
        return None
    years = value_as_read("L-04", "confirm")
    return PartialDate(after(last.day, months=12 * int(years))) if years else None


def live(talent: Talent) -> ConsentLink | None:
    """The link that still answers."""
    return talent.links.filter(used_at=None, revoked_at=None, last_day__gte=today()).first()


def may_be_invited(talent: Talent) -> bool:
    return bool(talent.consent_on) and not talent.left_on


def token_of(link: ConsentLink) -> str:
    return SIGNER.sign(ids.encode(link.pk))


def found(token: str) -> ConsentLink | None:
    """The link an address means; None for whatever nobody here has signed."""
    try:
        number = ids.decode(SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return ConsentLink.objects.select_related("talent").filter(pk=number).first()


def why_dead(link: ConsentLink) -> str:
    """Why a link answers no more, or nothing."""
    if link.used_at:
        return _("This link was used already. Thank you: what you wrote is kept.")
    if link.revoked_at:
        return _("The office has taken this link back. Ask it for a new one.")
    if link.last_day < today():
        return _("This link was valid until %(day)s. Ask the office for a new one.") % {"day": link.last_day}
    return _("You are in the pool no more; nothing is left to confirm.") if link.talent.left_on else ""


def invite(talent: Talent, *, by) -> Done:
    """A new link; the one before answers no more."""
    days = value_on("L-04", None, "link")
    if not days:
        raise Refused(_("The rulebook does not say how many days a link holds. Enter them under L-04."))
    last = after(today(), days=days)
    _revoke(talent)
    ConsentLink.objects.create(talent=talent, made_by=str(by)[:80], last_day=last)
    _tell(talent, "invited", by, last)
    return Done(
        _("The link stands beside the record until %(day)s. Pass it on to the person and to nobody else.")
        % {"day": last}
    )


def revoke(talent: Talent, *, by) -> Done:
    _revoke(talent)
    _tell(talent, "uninvited", by)
    return Done(_("The link answers nobody any more."))


def may_be_revoked(talent: Talent) -> bool:
    return live(talent) is not None


def _revoke(talent: Talent) -> None:
    talent.links.filter(used_at=None, revoked_at=None).update(revoked_at=timezone.now())


def _tell(talent: Talent, verb: str, by, note="") -> None:
    """In the history of the record, which does not hold the link itself."""
    if not isinstance(by, str):
        require_change(by, catalogue.of(talent), talent)
    who = None if isinstance(by, str) else by.pk
    write([
        Change(
            register=catalogue.of(talent).label, record=talent.pk, title=kept_name(talent)[:200], version=talent.version,
            verb=verb, note=str(note), who_id=who, who=str(by), before={}, after={},
        )
    ])  # fmt: skip


@transaction.atomic
def answer(link: ConsentLink, verb: str, words: str = "") -> str:
    """What the person does through her link, once; the sentence that thanks her. Refused says why not."""
    link = ConsentLink.objects.select_for_update(of=("self",)).select_related("talent").get(pk=link.pk)
    if why := why_dead(link):
        raise Refused(why)
    talent, day = link.talent, PartialDate(today())
    if verb == "confirmed":
        talent.confirmed_on = day
        again = due_again(talent)
        said = (
            _("Thank you. What is kept stands confirmed until %(day)s.") % {"day": again}
            if again
            else _("Thank you. What is kept stands confirmed.")
        )
    elif verb == "corrected":
        if not words.strip():
            raise Refused(_("Write what is to be corrected, then send it."))
        talent.correction = words.strip()[:500]
        said = _("Thank you. The office corrects it and will be in touch.")
    elif verb == "withdrew":
        talent.withdrawn_on = talent.left_on = day
        said = _("Your consent is withdrawn and you are in the pool no more. The office deletes what it need not keep.")
    else:
        raise Refused(_("Choose what is to be done on the page."))
    records.save(talent, by=SELF, verb=verb)
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    return said


def to_correct_by(talent: Talent, was: PartialDate | None) -> PartialDate | None:
    """Until when what she asked to correct is looked at (at once where the book gives no days); nothing where nothing is asked."""
    if not talent.correction:
        return None
    return was or PartialDate(workdays_from(today(), int(value_as_read("L-04", "correct") or 0)))
