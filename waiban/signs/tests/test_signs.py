"""A finding is in order, wrong or corrected, as of the day asked about."""

import datetime as dt

import pytest

from waiban.kernel.dates import as_partial
from waiban.register import records
from waiban.register.declare import catalogue

from .factories import FindingFactory

pytestmark = pytest.mark.django_db


def test_what_is_wrong_stays_so_until_corrected():
    fine, wrong = FindingFactory(), FindingFactory(fault="e02")
    assert records.save(fine, by="test").state == "fine" and records.save(wrong, by="test").state == "wrong"
    wrong = type(wrong).objects.get(pk=wrong.pk)
    wrong.corrected_on = as_partial("2026-05-04")
    assert records.save(wrong, by="test").state == "corrected"
    findings = catalogue["signs/finding"]
    counts = {
        segment: [
            findings.segment(segment).narrow(findings.model.objects.all(), day).count()
            for day in (dt.date(2026, 5, 3), dt.date(2026, 5, 4))
        ]
        for segment in findings.segments
    }
    assert counts == {"surveyed": [2, 2], "wrong": [1, 1], "uncorrected": [1, 0], "corrected": [0, 1]}
