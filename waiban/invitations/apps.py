"""Invitations as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InvitationsConfig(AppConfig):
    name = "waiban.invitations"
    verbose_name = _("Invitations")
