"""A gauge is edited as a sentence: what it finds today is seen while it is written, saving confirms it."""

import pytest
from django.urls import reverse

from waiban.kernel import ids
from waiban.targets import operations
from waiban.targets.models import Gauge, Reading

from .desk import kept, plain
from .making import agreement, draft, issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


def signed(office, city: str, on="2026-05-20", **more):
    return agreement(f"澜港{city}", on, office.cities[city], **more)


def address(gauge: Gauge) -> str:
    return reverse("targets:gauge", args=[gauge.commitment_id])


def written(client, gauge: Gauge, **said) -> dict:
    """The blanks as they stand on the page, with some filled in otherwise."""
    blanks = client.get(address(gauge)).context["blanks"]
    data = {"seen": gauge.version, "shape": blanks.shaped}
    for field in blanks.visible_fields():
        value = field.value()
        if value not in (None, "", False, []):
            data[field.html_name] = value
    return {**data, **said}


@pytest.fixture
def gauge(office):
    return (
        draft("推动与厄瓜多尔瓜亚基尔市签署结好意向书", "推动与智利瓦尔帕莱索市签署合作备忘录")
        .commitments.first()
        .gauge
    )


def test_the_page_says_the_sentence_and_what_matches_today(clerk, office, gauge):
    ours, other = signed(office, "瓜亚基尔"), signed(office, "瓦尔帕莱索")
    page = clerk.get(address(gauge))
    assert page.context["tried"].count == 1
    assert ours.title in plain(page) and other.title not in plain(page)
    assert "place: Guayaquil (Ecuador)" in plain(page)
    unfolded = clerk.get(reverse("targets:matches", args=[gauge.commitment_id]))
    assert ours.title in plain(unfolded) and "<html" not in unfolded.content.decode()


def test_another_place_is_tried_without_keeping_it(clerk, office, gauge):
    signed(office, "瓜亚基尔")
    signed(office, "瓦尔帕莱索")
    before, kept_gauge = kept(), Gauge.objects.values().get(pk=gauge.pk)
    country = f"places/country:{office.countries['CL'].code}"
    said = written(clerk, gauge, places=[country], do="try")
    found = clerk.post(address(gauge), said, headers={"hx-request": "true"})
    assert found.context["tried"].count == 1 and "澜港瓦尔帕莱索" in plain(found)
    group = f"places/countrygroup:{office.groups['LAC'].code}"
    assert clerk.post(address(gauge), {**said, "places": [group]}).context["tried"].count == 2
    assert kept() == before and Gauge.objects.values().get(pk=gauge.pk) == kept_gauge


def test_saving_confirms_what_was_written(clerk, office, gauge):
    signed(office, "瓦尔帕莱索", "2026-03-02", kind="memorandum")
    said = written(
        clerk, gauge, do="save", places=[f"places/city:{office.cities['瓦尔帕莱索'].code}"], words="意向书，友城|结好",
        parties=[f"contacts/organisation:{office.partners['安第诺瓦公司'].code}"], together="on",
        **{"where-kind": ["memorandum", "agreement"]}, since="2026-01-01", until="2026-06-30", quantity="2", unit="份",
        way="count", admit="nodded",
    )  # fmt: skip
    answer = clerk.post(address(gauge), said, follow=True)
    assert "Confirmed:" in plain(answer)
    gauge.refresh_from_db()
    assert gauge.places == [["places/city", office.cities["瓦尔帕莱索"].pk]]
    assert gauge.parties == [["contacts/organisation", office.partners["安第诺瓦公司"].pk]] and gauge.together
    assert gauge.words == ["意向书", "友城|结好"] and gauge.where == {"kind": ["memorandum", "agreement"]}
    assert (str(gauge.since), str(gauge.until), int(gauge.quantity), gauge.unit) == (
        "2026-01-01",
        "2026-06-30",
        2,
        "份",
    )
    assert (gauge.way, gauge.admit, gauge.confirmed_by) == ("count", "nodded", str(office.clerk))
    assert answer.redirect_chain[-1][0].endswith(f"#p-{gauge.commitment.code}")


def test_another_register_brings_its_own_lists_and_ways(clerk, office, gauge):
    said = written(clerk, gauge, register="sistercities/tie", do="try")
    found = clerk.post(address(gauge), said, headers={"hx-request": "true"})
    assert not found.context["blanks"].errors
    html = found.content.decode()
    assert 'hx-target="#list"' in html and "in_force" in html and 'value="stage"' in html
    saved = clerk.post(address(gauge), {**said, "do": "save"})
    assert saved.status_code == 422 and "Look at the sentence as it is now" in plain(saved)
    shaped = {**said, "do": "save", "shape": saved.context["blanks"].shaped, "segment": "in_force", "where-kind": []}
    clerk.post(address(gauge), shaped)
    gauge.refresh_from_db()
    assert (gauge.register, gauge.segment, gauge.where) == ("sistercities/tie", "in_force", {})


def test_different_countries_and_sums_are_counted_by_a_column(clerk, office, gauge):
    signed(office, "瓜亚基尔")
    signed(office, "瓦尔帕莱索")
    shape = {"shape": "agreements/agreement distinct", "way": "distinct", "column": "parties__city__country"}
    said = written(clerk, gauge, places=[], **shape, do="save", **{"where-kind": []})
    assert "different" in plain(clerk.post(address(gauge), said, follow=True))
    gauge.refresh_from_db()
    assert (gauge.way, gauge.column) == ("distinct", "parties__city__country")
    said = written(clerk, gauge, register="projects/project", way="total", shape="projects/project total", do="save")
    clerk.post(address(gauge), {**said, "column": "amount_usd_10k", "segment": ""}, follow=True)
    wrong = clerk.post(address(gauge), {**said, "column": "name"})
    assert wrong.status_code == 422 and wrong.context["blanks"].errors["column"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"register": "wishes/wish"}, "register"),
        ({"segment": "dreamt"}, "segment"),
        ({"way": "guessed"}, "way"),
        ({"places": ["contacts/organisation:0000000000007"]}, "places"),
        ({"places": ["places/city:nonsense"]}, "places"),
        ({"parties": ["contacts/organisation:" + ids.encode(7)]}, "parties"),
        ({"where-kind": ["poem"]}, "where-kind"),
        ({"since": "2026-06-30", "until": "2026-01-01"}, "until"),
        ({"since": "June"}, "since"),
        ({"quantity": "many"}, "quantity"),
        ({"quantity": "-1"}, "quantity"),
        ({"admit": "all"}, "admit"),
        ({"words": "字" * 400}, "words"),
    ],
)
def test_what_a_gauge_cannot_ask_is_said_beside_its_blank(clerk, gauge, said, field):
    before = Gauge.objects.values().get(pk=gauge.pk)
    data = written(clerk, gauge, do="save", **said)
    answer = clerk.post(address(gauge), data)
    assert answer.status_code == 422 and answer.context["blanks"].errors[field]
    assert Gauge.objects.values().get(pk=gauge.pk) == before


def test_the_second_writer_sees_what_the_first_saved(clerk, office, gauge):
    said = written(clerk, gauge, do="save", words="港口")
    operations.change_gauge(Gauge.objects.get(pk=gauge.pk), by=office.clerk, words=["海事"])
    answer = clerk.post(address(gauge), said)
    assert answer.status_code == 409
    assert (
        "Somebody else changed this gauge" in plain(answer)
        and "海事" in plain(answer)
        and "港口" in answer.content.decode()
    )
    clerk.post(address(gauge), {**said, "seen": answer.context["seen"]})
    assert Gauge.objects.get(pk=gauge.pk).words == ["港口"]


def test_a_gauge_is_proposed_anew_and_waits_for_confirmation(clerk, office, gauge):
    operations.change_gauge(gauge, by=office.clerk, confirm=True, places=[], words=["海事"])
    assert "proposed anew" in plain(clerk.post(address(gauge), {"do": "propose"}, follow=True))
    gauge.refresh_from_db()
    assert (gauge.words, gauge.places, gauge.confirmed) == ([], [["places/city", office.cities["瓜亚基尔"].pk]], False)


def test_the_gauge_of_an_issued_promise_stays_the_clerks_and_its_reading_follows(clerk, office):
    from waiban.targets import readings

    signed(office, "瓦尔帕莱索")
    promise = issue(draft("推动与厄瓜多尔瓜亚基尔市签署结好意向书", "举办国际友城论坛"))[0]
    assert readings.current(promise)[promise.pk].count == 0
    said = written(clerk, promise.gauge, places=[f"places/country:{office.countries['CL'].code}"], do="save")
    answer = clerk.post(address(promise.gauge), said)
    assert answer.url == f"{reverse('targets:of', args=[promise.book_id])}?c={promise.code}#c-{promise.code}"
    assert readings.current(promise)[promise.pk].count == 1 and Reading.objects.get(commitment=promise).count == 1


def test_a_promise_whose_register_nobody_keeps_yet_says_what_it_waits_for(clerk, office, no_trips):
    gauge = draft("组织市友好代表团赴新加坡访问", "举办国际友城论坛").commitments.first().gauge
    page = plain(clerk.get(address(gauge)))
    assert "no register yet" in page and "No register for this yet" in page
    clerk.post(address(gauge), written(clerk, gauge, do="save"))
    gauge.refresh_from_db()
    assert gauge.confirmed and gauge.register == "nowhere/trip"
