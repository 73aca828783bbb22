"""Each figure opens the list of records it counts: the number of the list is the figure, whatever it is broken down by."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory

from demo import tables
from waiban.accounts.roles import Role
from waiban.register.lists.page import Asked
from waiban.reports.counting import Cut, breakdown, measured_by, values
from waiban.reports.declare import indicators
from waiban.reports.groups import expression
from waiban.reports.question import Question
from waiban.reports.span import Span, of_part

pytestmark = pytest.mark.django_db
YEAR, EVER = of_part(2026, ""), Span(dt.date(1950, 1, 1), dt.date(2030, 12, 31))
COUNTED = list(indicators)


@pytest.fixture
def clerk(city, settings):
    settings.TODAY = tables.TODAY
    return get_user_model().objects.filter(role=Role.CLERK).first()


def opened(question: Question, user):
    """The records of the list behind a figure, as its address gives them."""
    request = RequestFactory().get(question.url)
    request.user = user
    asked = Asked(request, question.one.listed_in(question.measure))
    assert not asked.problems, asked.problems
    return asked.records()


def number_of(question: Question, user):
    """What the records of the list add up to."""
    records, measure = opened(question, user), question.measure
    if measure.form != "total":
        return records.count()
    if (made := expression(measure.of)) is not None:
        return sum(records.annotate(x=made).values_list("x", flat=True))
    return sum(value or 0 for value in records.values_list(measure.of, flat=True))


@pytest.mark.desk(3)
@pytest.mark.parametrize("name", COUNTED)
def test_the_list_behind_a_figure_holds_what_it_counts(clerk, name):
    one = indicators[name]
    for span in (YEAR, YEAR.before, EVER):
        found = values(one, span, clerk)
        for measure in one.measures:
            if measure.form != "share":
                assert number_of(Question(one, measure, span), clerk) == (found[measure.name] or 0), (
                    measure.name,
                    span,
                )


@pytest.mark.desk(3)
@pytest.mark.parametrize("name", COUNTED)
def test_every_line_of_every_breakdown_opens_its_records(clerk, name):
    one, lines = indicators[name], 0
    for way in one.ways:
        for value, found in breakdown(one, EVER, way, clerk)[:12]:
            for measure in measured_by(one, way):
                if measure.form != "share":
                    question = Question(one, measure, EVER, (Cut(way, value),))
                    assert number_of(question, clerk) == (found[measure.name] or 0), question.text
                    lines += 1
    assert lines or not any(values(one, EVER, clerk).values())


def test_the_city_has_something_of_nearly_everything(clerk):
    """So that what is tried here is tried on records."""
    counted = [name for name in COUNTED if not indicators[name].called]  # what is typed in may be left out
    empty = [name for name in counted if not any(values(indicators[name], EVER, clerk).values())]
    assert len(empty) <= 8, empty
