"""When an event is an international meeting, who approves it, when to ask, and how it is called."""

import datetime as dt

import pytest

from waiban.events.models import Event, Guest, Measure
from waiban.events.tests.factories import EventFactory
from waiban.kernel.dates import as_partial
from waiban.places.models import City, Country
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.register import records
from waiban.rulebook.models import Rule
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


def sized(*people, **fields):
    """What E-02, E-03 and E-06 say of a meeting of three countries."""
    rows = {"guests": of_three(*people)}
    return {number: " ".join(sentences_of(meeting(**fields), number, **rows)) for number in ("E-02", "E-03", "E-06")}


def test_a_minister_brings_it_to_the_central_level_and_the_early_date_whatever_its_size():
    rows = {"guests": of_three(1)}
    rows["guests"][0].rank, rows["guests"][0].called = "minister_governor", "萨利纳尔部长"
    assert "萨利纳尔部长为正部级及以上" in " ".join(sentences_of(meeting(), "E-02", **rows))
    assert "2026-06-05" in sentences_of(meeting(), "E-03", **rows)[0]
    assert "2026-06-05" in sized(99)["E-03"] and "2026-09-05" in sized(98)["E-03"]


def test_the_name_of_an_international_meeting_has_no_marks_or_letters_and_other_names_may():
    rows = {"guests": of_three(1)}
    assert "“、”、R、C、E、P" in sentences_of(meeting("“港航”RCEP对话会"), "E-04", **rows)[0]
    assert sentences_of(meeting("“港航”RCEP对话会"), "E-04") == []


def test_what_the_application_still_lacks_is_listed():
    said = sentences_of(meeting(hosts="澜港市人民政府"), "E-04", guests=of_three(1))[0]
    assert all(word in said for word in ("英文名", "场地", "参加人数")) and "主办" not in said


def test_a_series_does_not_grow_from_one_meeting_to_the_next():
    EventFactory(name="海洋对话会（2024）", series="海洋对话会", begins="2024-11-13", participants=90, status="held")
    EventFactory(name="海洋对话会（2025）", series="海洋对话会", begins="2025-11-13", participants=120, status="held")
    larger = sentences_of(meeting("蓝色经济会议", series="海洋对话会", participants=121), "E-05")
    assert len(larger) == 1 and "121" in larger[0] and "120" in larger[0]
    assert sentences_of(meeting("蓝色经济会议", series="海洋对话会", participants=120), "E-05") == []


def test_the_budget_is_reckoned_by_the_amounts_of_the_day():
    old = sized(8, begins="2013-12-05", ends=as_partial("2013-12-06"))["E-06"]  # 10 people, 2 days
    assert "1500元" in old and "3000元" in old and "6500—8500元" in old
    new = sized(8, begins="2026-12-05", ends=as_partial("2026-12-06"))["E-06"]
    assert "24000元" in new and "14000元" in new and "4000元" in new and "6000元" in new
    from_now_on("E-06", 350, "2027-01-01", key="rest")
    assert "25000元" in sized(8, begins="2027-01-05", ends=as_partial("2027-01-06"))["E-06"]
    assert "24000元" in sized(8, begins="2026-12-05", ends=as_partial("2026-12-06"))["E-06"]
    assert sized(8, mode="online")["E-06"] == "" and sized(8, status="held")["E-06"] == ""


def test_amounts_that_have_run_out_are_told_with_their_last_day():
    rule = Rule.objects.get(number="E-06")
    records.save(rule, by="test", rows={"values": [row for row in rule.values.all() if row.basis == "财行〔2012〕1号"]})
    assert "2015" in sized(8)["E-06"] and "6500" not in sized(8)["E-06"]


def held(*taken, **fields):
    event = meeting(status="held", begins="2026-05-20", **fields)
    return event, {
        "guests": of_three(1),
        "measures": [Measure(kind=kind, measured_on=as_partial(on)) for kind, on in taken],
    }


def test_a_meeting_is_measured_when_it_was_held_and_again_at_each_mark(settings):
    settings.TODAY = dt.date(2026, 11, 24)
    for taken, told in (((), True), ((("nights", "2026-06-01"),), True), ((("nights", "2026-11-20"),), False)):
        event, rows = held(*taken)
        assert any("满6个月" in said for said in sentences_of(event, "E-23", **rows)) == told
    event, rows = held()
    assert sentences_of(event, "E-23", guests=of_three(1)[:1]) == []  # no international meeting
    settings.TODAY = dt.date(2026, 10, 1)
    assert sentences_of(event, "E-23", **rows) == []  # between two marks
    from_now_on("E-23", 150, "2026-01-01", key="patience")
    assert "已举办" in sentences_of(event, "E-23", **rows)[0]


def test_spending_needs_the_nights_it_is_reckoned_from(settings):
    settings.TODAY = dt.date(2026, 5, 21)
    event, rows = held(("spend", "2026-05-21"))
    assert any("过夜人次" in said for said in sentences_of(event, "E-23", **rows))
    event, rows = held(("spend", "2026-05-21"), ("nights", "2026-05-21"))
    assert sentences_of(event, "E-23", **rows) == []


def test_who_takes_part_in_an_online_meeting_abroad_has_more_time_than_who_hosts():
    there = City.objects.get(pk=CityFactory(country=CountryFactory(chile=True)).pk)
    assert "2026-11-20" in sentences_of(meeting(mode="online", city=there), "E-07", guests=of_three(1))[0]
