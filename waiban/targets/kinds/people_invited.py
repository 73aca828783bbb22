"""Outside people are invited or received."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("people_invited")
class PeopleInvited(Kind):
    label = _("people invited")
    register, segment, way = "invitations/invitation", "entered", "happened"
    records = _("invitations")
