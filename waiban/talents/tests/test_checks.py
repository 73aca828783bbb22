"""What a certificate may mean on the European scale is told as indicative, with its source."""

from decimal import Decimal

import pytest

from waiban.kernel.dates import as_partial
from waiban.rulebook.tests.book import said_of, sentences_of
from waiban.talents.models import Certificate, Criterion, Selection, Talent

pytestmark = pytest.mark.usefixtures("rulebook")


def told(kind, grade, score=None, **dates):
    row = Certificate(kind=kind, grade=grade, score=None if score is None else Decimal(score))
    for name, day in dates.items():
        setattr(row, name, as_partial(day))
    return sentences_of(Talent(), "L-05", certificates=[row]) + sentences_of(Talent(), "L-06", certificates=[row])


def test_the_score_decides_which_level_a_japanese_test_stands_for():
    levels = [told("JLPT", "N1", score)[0].split("标准")[1][:2] for score in (100, 141, 142)]
    assert levels == ["B2", "B2", "C1"] and told("JLPT", "N1", 99) == told("JLPT", "N1") == []
    assert "仅供参考" in told("日语能力测试", "N2", "112")[0] and "B2" in told("日语能力测试", "N2", "112")[0]


def test_certificates_that_bear_their_level_and_customary_tables():
    assert "C1" in told("DALF", "C1")[0] and "C1" in told("雅思", "7.0", "7.5")[0] and "B2" in told("TOPIK", "四级")[0]
    assert told("某校结业证", "优") == []


def test_an_older_table_does_not_speak_of_newer_certificates():
    assert told("托福", "", 110, issued_on="2024-05") and not told("托福", "", 110, issued_on="2026-05")


def test_an_expired_certificate_is_told():
    assert len(told("某校结业证", "优", expires_on="2020-05")) == 1 and not told(
        "某校结业证", "优", expires_on="9999-05"
    )


def test_a_round_with_too_many_places_is_told():
    assert said_of(Selection(quota=21)) == ["P-20"] and said_of(Selection(quota=20)) == []


def test_a_standard_that_makes_no_hundred_points_is_told():
    parts = [Criterion(part="证书", points=30), Criterion(part="实践", points=30)]
    assert "60" in sentences_of(Selection(), "L-07", standard=parts)[0]
    assert not sentences_of(Selection(), "L-07", standard=[*parts, Criterion(part="测试", points=40)])
    assert not sentences_of(Selection(), "L-07", standard=[])
