"""Organisations and persons as an installed application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "waiban.contacts"
    verbose_name = _("Contacts")
