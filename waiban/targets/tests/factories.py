"""Schemes for the contract suite; books and promises are made the way the office makes them (see making.py)."""

import factory

from waiban.register.tests.factories import RecordFactory
from waiban.targets.models import Scheme


class SchemeFactory(RecordFactory):
    class Meta:
        model = Scheme

    name = "综合考核办法"
    city = factory.Sequence(lambda n: f"澜港{n}")
    year = 2026
    source = "澜考办〔2026〕1号"
