"""When an event is an international meeting, who approves it, when to ask, and how it is called."""

import pytest

from waiban.events.models import Event, Guest
from waiban.events.tests.factories import EventFactory
from waiban.kernel.dates import as_partial
from waiban.places.models import Country
from waiban.places.tests.factories import CountryFactory
from waiban.rulebook.tests.book import from_now_on, said_of, sentences_of

pytestmark = pytest.mark.usefixtures("rulebook")


def meeting(name="港航合作对话会", begins="2026-12-05", **fields):
    return Event(name=name, begins=as_partial(begins), **{"kind": "dialogue", **fields})


def guests(*people, **country):
    return [Guest(country=Country.objects.get(pk=CountryFactory(**country).pk), people=count) for count in people]


def of_three(*people):
    return guests(*people) + guests(1, chile=True) + guests(1, fiji=True)


def test_three_foreign_countries_make_it_international_and_our_own_regions_do_not():
    assert "E-01" in said_of(meeting(), guests=of_three(1))
    own = [
        *guests(1, chile=True),
        *guests(1, fiji=True),
        *guests(1, china=True),
        *guests(9, iso2="HK", name_zh="中国香港"),
    ]
    assert said_of(meeting(), guests=own) == []
    assert said_of(meeting(kind="exhibition"), guests=of_three(1)) == []
    assert said_of(meeting(status="held"), guests=of_three(1)) == []


def test_the_number_of_countries_follows_the_rulebook_from_its_day_on():
    from_now_on("E-01", 4, "2026-12-01", key="countries")
    assert said_of(meeting(), guests=of_three(1)) == []
    assert "E-01" in said_of(meeting(begins="2026-11-30"), guests=of_three(1))


def test_above_either_number_the_central_level_approves():
    assert "省审批" in sentences_of(meeting(), "E-02", guests=of_three(98))[0]
    assert "中央审批" in sentences_of(meeting(), "E-02", guests=of_three(99))[0]
    assert "中央审批" in sentences_of(meeting(participants=401), "E-02", guests=of_three(1))[0]


def test_it_says_by_which_day_to_ask_and_online_alike():
    assert "2026-09-05" in sentences_of(meeting(), "E-03", guests=of_three(1))[0]
    assert "2026-11-05" in sentences_of(meeting(mode="online"), "E-07", guests=of_three(1))[0]


def test_big_words_in_a_name_are_advised_against():
    assert "峰会" in sentences_of(meeting("港口城市峰会"), "E-04")[0] and said_of(meeting()) == []


def test_the_same_theme_within_a_year_is_told_and_other_themes_are_not():
    EventFactory(name="2026年第三届海洋经济合作对话会", begins="2026-06-09")
    EventFactory(name="海洋垃圾治理宣传日", begins="2026-06-09")
    assert "第三届" in sentences_of(meeting("第四届海洋经济合作对话会"), "E-05")[0]
    assert said_of(meeting("青年足球交流会")) == said_of(meeting("第四届海洋经济合作对话会", "2028-06")) == []
