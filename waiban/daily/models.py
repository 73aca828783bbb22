"""What a person wants of her daily work: feeds of the calendar, and the summary by mail."""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.history.sentences import say
from waiban.register.models import Record

say(shared=_("made an address of a calendar"), revoked=_("revoked an address of a calendar"))


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class Feed(Record):
    """One address that other calendars read; whoever knows it reads what its owner may see, until it is revoked.

    Only a digest of the address's secret is kept: nobody can read the address out of the database.
    """

    class Scope(models.TextChoices):
        PERSON = "person", pgettext_lazy("feed", "what is mine")
        DIVISION = "division", pgettext_lazy("feed", "a division")
        REGISTER = "register", pgettext_lazy("feed", "a register")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feeds")
    scope = models.CharField(_("of"), max_length=8, choices=Scope.choices, default=Scope.PERSON)
    division = models.ForeignKey("accounts.Division", models.CASCADE, null=True, blank=True, related_name="+")
    register = models.CharField(max_length=60, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = ("-id",)

    def __str__(self):
        return self.get_scope_display()

    def new_secret(self) -> str:
        """What stands in the address beside the number; told once and never again."""
        secret = secrets.token_urlsafe(32)
        self.digest = digest(secret)
        return secret

    def opens(self, secret: str) -> bool:
        return hmac.compare_digest(self.digest, digest(secret))


class Wish(models.Model):
    """Whether a person wants the summary of the day by mail, in which language, and when she had the last one."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wish", primary_key=True)
    mail = models.BooleanField(_("the summary of the day by mail"), default=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    sent_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")

    def __str__(self):
        return str(self.person)
