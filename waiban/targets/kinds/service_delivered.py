"""Counted or named service to people or firms."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import LEAST, topic
from . import Kind, kind

# What is done, and for whom: neither is the name of a service
DONE = re.compile(
    r"^(?:为[^，；。]{2,10}?(?:企业|单位|群众|市民|居民))?(?:协调|解决|办理|走访|帮助|提供|处置|受理|惠及|服务)+"
)
WHOM = re.compile(r"群众|市民|居民|[在外内]+[区市县]?|资|企业|单位|人次?|万|\d+|[家件批次]+")


@kind("service_delivered")
class ServiceDelivered(Kind):
    """A service is found by its kind; firms and people are added up where the book counts them."""

    label = _("service delivered")
    register, segment, underway = "services/service", "delivered", "asked"
    amount = pgettext_lazy("services", "at least %(n)s")
    records = _("services")
    totals = {"家次": "firms", "家": "firms", "人次": "people"}
    narrows = {"kind": {"签证": "visa", "领事": "consular", "法律": "legal", "政策": "policy", "认证": "papers"}}

    def where(self, text):
        """A list that ends in 等 leaves open which services there are."""
        return {} if "等服务" in text else super().where(text)

    def words(self, text, names):
        """What is given out or opened, where it is no service of a kind known here."""
        names = [] if "服务" in text or self.where(text) else [DONE.sub("", name) for name in topic(text)]
        return [name for name in names if len(WHOM.sub("", name)) >= LEAST]
