"""The office's people as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "waiban.accounts"
    verbose_name = _("Accounts")
