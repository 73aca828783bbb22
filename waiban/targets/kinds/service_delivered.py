"""Counted or named service to people or firms."""

from django.utils.translation import gettext_lazy as _

from . import Kind, kind


@kind("service_delivered")
class ServiceDelivered(Kind):
    label = _("service delivered")
    register, segment, way = "services/service", "delivered", "happened"
    records = _("services")
