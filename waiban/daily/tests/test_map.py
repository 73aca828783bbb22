"""The map: records at their cities, grouped when near, each number with its records; no border is drawn."""

import datetime as dt

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.daily import map as world
from waiban.daily import places
from waiban.daily.places import placed
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.visits.tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _stands(settings):
    settings.TODAY = dt.date(2026, 11, 24)


def look(client, query="register=visits/visit"):
    client.force_login(UserFactory())
    answer = client.get(f"/map/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def city(name, lat, lon, **more):
    return CityFactory(name_zh=name, lat=lat, lon=lon, **more)


def visit(place, name, arrives="2026-05-04", **more):
    return VisitFactory(
        name=name,
        city=place,
        country=place.country if place else None,
        organisation=None,
        arrives=arrives,
        leaves=None,
        **more,
    )


def test_partners_visits_and_projects_have_a_way_to_a_place():
    assert {"sistercities/tie", "visits/visit", "projects/project", "contacts/organisation"} <= set(placed())


def test_near_places_are_one_point_with_the_number_of_both(client):
    busan, ulsan, durban = city("釜山", 35.2, 129.1), city("蔚山", 35.5, 129.3), city("德班", -29.9, 31.0)
    for place, name in ((busan, "甲团"), (busan, "乙团"), (ulsan, "丙团"), (durban, "丁团")):
        visit(place, name)
    page = look(client)
    assert page.count("<circle") == 2 and "釜山及邻近 1 处" in page
    behind = look(client, f"register=visits/visit&place={busan.code}")
    assert all(name in behind for name in ("甲团", "乙团", "丙团")) and "丁团" not in behind


def test_where_only_the_country_is_known_its_point_stands_for_it(client):
    country = CountryFactory(lat=-30, lon=-71)
    VisitFactory(name="智利团", city=None, country=country, organisation=None, arrives="2026-05-04", leaves=None)
    assert "智利团" in look(client, f"register=visits/visit&place={country.code}")


def test_a_record_at_a_city_counts_once_though_its_country_is_known_too(client):
    visit(city("釜山", 35.2, 129.1), "甲团")
    user = UserFactory()
    found = places.counted(user, [placed()["visits/visit"]], None)
    assert sum(n for counts in found.values() for n in counts.values()) == 1


def test_the_year_narrows_what_has_a_date(client):
    busan = city("釜山", 35.2, 129.1)
    visit(busan, "今年团")
    visit(busan, "去年团", arrives="2025-05-04")
    page = look(client, f"register=visits/visit&year=2025&place={busan.code}")
    assert "去年团" in page and "今年团" not in page


def test_places_without_coordinates_are_told(client):
    visit(city("无坐标城", None, None), "甲团")
    page = look(client)
    assert "1 条记录所在地没有坐标" in page and "<circle" not in page


def test_only_lines_points_and_words_are_drawn(client):
    visit(city("釜山", 35.2, 129.1), "甲团")
    page = look(client)
    svg = page[page.index('<svg class="map"') : page.index("</svg>", page.index('<svg class="map"'))]
    assert "<path" not in svg and "<polygon" not in svg and "style=" not in svg and "<image" not in svg


def test_the_meridian_of_the_pacific_lies_in_the_middle():
    assert world.x_of(150) == 180 and world.x_of(-30) == 0 and world.x_of(-31) == 359


def test_the_operators_picture_lies_under_the_points_and_nothing_outside_its_folder_is_shown(
    client, settings, tmp_path
):
    settings.DATA, settings.BASE_MAP = tmp_path, "../secret.key"
    (tmp_path / "secret.key").write_text("x")
    client.force_login(UserFactory())
    assert client.get("/map/base/").status_code == 404
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "world.png").write_bytes(b"\x89PNG")
    settings.BASE_MAP = "world.png"
    answer = client.get("/map/base/")
    assert answer.status_code == 200 and answer["Content-Type"] == "image/png"
    assert '<image href="/map/base/"' in look(client)


WRONG = ("register=no/such", "year=foo", "year=99999", "area=moon", "place=zzz", "year=%00", "register=accounts/user")


@pytest.mark.parametrize("query", WRONG)
def test_what_nobody_knows_is_told_in_a_sentence(client, query):
    assert 'class="notice warn"' in look(client, query)


def test_as_many_questions_for_many_places_as_for_one(client, django_assert_max_num_queries):
    for n in range(30):
        visit(city(f"城{n}", n * 2 - 30, n * 9 - 130), f"团{n}")
    client.force_login(UserFactory())
    with django_assert_max_num_queries(9):
        assert client.get("/map/?register=visits/visit").status_code == 200


def test_what_a_point_does_not_name_is_one_click_away(client, monkeypatch):
    busan = city("釜山", 35.2, 129.1)
    for n in range(5):
        visit(busan, f"第{n}团")
    visit(city("德班", -29.9, 31.0), "别处的团")
    monkeypatch.setattr(world, "BEHIND", 3)
    page = look(client, f"register=visits/visit&place={busan.code}")
    url = page.partition("此处另有 2 条")[0].rpartition('href="')[2].partition('"')[0]
    further = client.get(f"/map/{url.replace('&amp;', '&')}").content.decode()
    named = [{n for n in range(5) if f"第{n}团" in text} for text in (page, further)]
    assert [len(one) for one in named] == [3, 2] and named[0] | named[1] == set(range(5))
    assert "别处的团" not in further
