"""Counted or named service to people or firms."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import topic
from . import Kind, kind


@kind("service_delivered")
class ServiceDelivered(Kind):
    """A service is found by its kind; firms and people are added up where the book counts them."""

    label = _("service delivered")
    register, segment, underway = "services/service", "delivered", "asked"
    amount = pgettext_lazy("services", "at least %(n)s")
    records = _("services")
    totals = {"家次": "firms", "人次": "people"}
    narrows = {"kind": {"签证": "visa", "领事": "consular", "法律": "legal", "政策": "policy", "认证": "papers"}}

    def where(self, text):
        """A list that ends in 等 leaves open which services there are."""
        return {} if "等服务" in text else super().where(text)

    def words(self, text, names):
        """What is given out or opened, where it is no service of a kind known here."""
        return [] if "服务" in text or self.where(text) else topic(text)
