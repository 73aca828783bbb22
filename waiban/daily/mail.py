"""The summary of the day by mail: each person hers, in her language, once a day; nobody without an address."""

import datetime as dt
import logging
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from . import summary
from .models import Wish

log = logging.getLogger("waiban.mail")


@dataclass
class Sent:
    """How a day's mails went out."""

    sent: int = 0
    nothing: int = 0  # nothing waits for them
    before: int = 0  # had theirs today
    failed: int = 0


def people():
    """Who gets a summary: signs in, has an address, reads registers and has not said no."""
    found = get_user_model().objects.filter(is_active=True).exclude(email="").filter(~Q(wish__mail=False))
    return [person for person in found.select_related("division", "wish").order_by("id") if person.may("read")]


def send(day: dt.date) -> Sent:
    """Send what was not sent on this day; an address that fails is tried again next time and stops nobody else's."""
    done, connection = Sent(), get_connection()
    for person in people():
        wish = getattr(person, "wish", None) or Wish.objects.get_or_create(person=person)[0]
        language = wish.language if wish.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            told = summary.of(person, day)
            if told.empty:
                done.nothing += 1
                continue
            if not _claimed(wish, day):
                done.before += 1
                continue
            try:
                _message(person, told, connection).send()
                done.sent += 1
            except (SMTPException, OSError, ValueError) as error:
                Wish.objects.filter(pk=wish.pk).update(sent_on=wish.sent_on)
                log.error("The summary for user %s was not sent: %s", person.username, type(error).__name__)
                done.failed += 1
                connection.close()
    connection.close()
    return done


def _claimed(wish: Wish, day: dt.date) -> bool:
    """Whether it is ours to send: two commands at once send one mail."""
    mine = Wish.objects.filter(pk=wish.pk).filter(Q(sent_on=None) | Q(sent_on__lt=day))
    return bool(mine.update(sent_on=day))


def _message(person, told, connection) -> EmailMessage:
    text = render_to_string("daily/summary_mail.html", {"told": told, "person": person, "address": settings.ADDRESS})
    subject = _("Waiban: your day %(day)s") % {"day": told.day}
    return EmailMessage(subject, text, to=[person.email], connection=connection)
