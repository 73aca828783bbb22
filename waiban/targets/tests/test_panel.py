"""The panel of a promise, and what is written there: the words that prove it, one key for what waits, remarks, history."""

import re

import pytest

from waiban.accounts.models import User
from waiban.register.declare import label_of
from waiban.targets import evidence, operations, readings
from waiban.targets.models import Remark, Verdict

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/book/"}


@pytest.fixture
def officer(client, city):
    """Who answers for the promises with Latin America and RCEP."""
    return sign_in(client, "覃晚枝")


def sign_in(client, name):
    client.force_login(User.objects.get(name=name))
    return client


def panel(client, promise, **query) -> str:
    answer = client.get(f"/book/c/{promise.code}/", query, headers=HTMX)
    assert answer.status_code == 200
    return answer.content.decode()


def word(client, promise, record, what, htmx=True, **more):
    said = {"what": what, "register": label_of(record), "record": record.code, **more}
    return client.post(f"/book/c/{promise.code}/word/", said, headers=HTMX if htmx else {})


def waiting(promise):
    return [found.record for found in evidence.candidates(promise)]


def reading(promise):
    return readings.current(promise)[promise.pk]


def test_the_panel_opens_the_records_behind_the_figure(officer, city):
    html = panel(officer, city["C05"], more="all")
    for found in evidence.evidence(city["C05"]):
        assert f'href="{found.url}"' in html and str(found.record) in html
    assert "<b>10</b>" in html and 'class="spark"' in html and 'class="should"' in html


def test_it_shows_the_furthest_stage_and_the_record_that_reached_it(officer, city):
    html = panel(officer, city["C16"])
    assert html.count('<li class="y') == 4 and len(re.findall(r"<li class=\"(?:y| |)", html)) >= 9
    assert re.search(r'href="/r/sistercities/tie/\w{13}/">瓦尔帕莱索', html)


def test_it_says_whom_to_call(officer, city):
    html = panel(officer, city["C15"])
    assert "闻疏樵" in html and 'href="tel:85550121"' in html and "乔岁安" in html


def test_an_amendment_stands_with_its_ground_its_approver_and_its_document(officer, city):
    html = panel(officer, city["C40"])
    assert all(
        word in html for word in ("2026-09-30 → 2026-10-31", "台风影响赛事场馆", "市考核办", "澜考办〔2026〕22号")
    )


def test_what_nobody_keeps_a_register_of_is_not_estimated(officer, city):
    gauge = city["C25"].gauge
    type(gauge).objects.filter(pk=gauge.pk).update(register="platforms/nobody")
    html = panel(officer, city["C25"])
    assert 'class="figure"' not in html and 'class="ev"' not in html and city["C25"].text in html


def test_one_press_lets_a_record_count_and_the_words_on_the_page_follow(officer, city):
    promise, before = city["C11"], reading(city["C11"])
    record = waiting(promise)[0]
    answer = word(officer, promise, record, "admit")
    html = answer.content.decode()
    assert reading(promise).count == before.count + 1 and record not in waiting(promise)
    parts = dict(re.findall(r'<hx-partial hx-target="#([\w-]+)"[^>]*>(.*?)</hx-partial>', html, re.S))
    assert set(parts) == {f"c-{promise.code}", f"n-{promise.code}", "standing", "idle"}
    assert promise.text in parts[f"c-{promise.code}"] and str(before.count + 1) in parts[f"n-{promise.code}"]


def test_a_record_is_ruled_out_only_with_a_reason_which_then_stands_beside_it(officer, city):
    promise, record = city["C11"], waiting(city["C11"])[0]
    refused = word(officer, promise, record, "rule_out", reason=" ")
    assert refused.status_code == 422 and 'role="alert"' in refused.content.decode() and record in waiting(promise)
    html = word(officer, promise, record, "rule_out", reason="另案办理，不属友港合作").content.decode()
    assert record not in waiting(promise)
    assert "另案办理，不属友港合作" in html.partition("<details")[2]


def test_a_word_on_a_record_is_taken_back(officer, city):
    promise, record = city["C11"], waiting(city["C11"])[0]
    word(officer, promise, record, "admit")
    word(officer, promise, record, "withdraw")
    assert record in waiting(promise) and not Verdict.objects.filter(gauge=promise.gauge, record=record.pk).exists()


def test_a_record_of_any_register_is_found_by_its_words_and_pinned(officer, city):
    promise = city["C05"]
    html = panel(officer, promise, find="港口城市论坛")
    found = re.search(
        r'name="register" value="(events/event)"><input type="hidden" name="record" value="(\w{13})"', html
    )
    before = reading(promise).value
    answer = officer.post(
        f"/book/c/{promise.code}/word/",
        {"what": "pin", "register": found[1], "record": found[2], "reason": "论坛期间签约"},
        headers=HTMX,
    )
    assert answer.status_code == 200 and reading(promise).value == before + 1
    assert "论坛期间签约" in panel(officer, promise, more="all")


def test_a_remark_is_written_and_a_leaders_instruction_is_a_leaders(officer, city, client):
    address = f"/book/c/{city['C11'].code}/say/"
    html = officer.post(address, {"kind": "progress", "text": "第四家企业已达成试单"}, headers=HTMX).content.decode()
    assert "第四家企业已达成试单" in html
    refused = officer.post(address, {"kind": "instruction", "text": "抓紧"}, headers=HTMX)
    assert refused.status_code == 422 and ">抓紧</textarea>" in refused.content.decode()
    sign_in(client, "祝庭屿").post(address, {"kind": "instruction", "text": "抓紧"}, headers=HTMX)
    assert Remark.objects.get(text="抓紧").kind == Remark.Kind.INSTRUCTION


@pytest.mark.parametrize("said", [
    {"kind": "progress", "text": ""}, {"kind": "nonsense", "text": "有"}, {"kind": "progress", "text": "有", "on": "2027-01-01"},
    {"kind": "progress", "text": "有", "on": "昨天"}, {"kind": "judgement", "text": "有", "state": "wonderful"}, {},
])  # fmt: skip
def test_a_remark_that_lacks_something_is_refused_in_a_sentence(officer, city, said):
    before = Remark.objects.count()
    answer = officer.post(f"/book/c/{city['C11'].code}/say/", said, headers=HTMX)
    assert answer.status_code == 422 and re.search(r'role="alert">[^<]{4,}<', answer.content.decode())
    assert Remark.objects.count() == before


def test_without_scripts_a_word_leads_back_to_the_promise(officer, city):
    promise, record = city["C11"], waiting(city["C11"])[0]
    answer = word(officer, promise, record, "admit", htmx=False)
    assert answer.url == f"/book/{promise.book.code}/?c={promise.code}#c-{promise.code}"
    page = word(officer, promise, record, "rule_out", htmx=False, reason="")
    assert page.status_code == 422 and 'role="alert"' in page.content.decode() and "<html" in page.content.decode()


def test_whoever_may_not_is_told_why_and_finds_no_button(client, city):
    html = panel(sign_in(client, "逯北忱"), city["C11"])  # another division
    assert "国际合作处" in re.search(r'<p class="why">(.*?)</p>', html)[1] and "<form" not in html
    record = waiting(city["C11"])[0]
    answer = word(client, city["C11"], record, "admit")
    assert answer.status_code == 422 and record in waiting(city["C11"])
    assert "<form" not in panel(sign_in(client, "凌墨疏"), city["C11"])  # the assessor


def test_a_past_day_is_looked_at_and_not_judged(officer, city):
    html = panel(officer, city["C11"], day="2026-06-30")
    assert "<form" not in html and 'class="why"' in html


def test_the_history_tells_who_answered_for_it_who_judged_and_how_it_read(officer, city):
    record = waiting(city["C11"])[0]
    word(officer, city["C11"], record, "admit")
    operations.assign(city["C11"], city["C15"].division, city["C15"].person, by=User.objects.get(name="阮霁禾"))
    html = panel(officer, city["C11"], more="history")
    story = html.partition('<ol class="history">')[2]
    assert str(record) in story and "覃晚枝" in story
    assert "<del>国际合作处</del> → <ins>友城处</ins>" in story
    moved = [(int(was), int(is_)) for was, is_ in re.findall(r"(\d+) → (\d+)(?!-)\b", story)]
    assert any(was < is_ for was, is_ in moved)  # how the reading moved in November


def test_a_record_in_a_register_closed_to_a_person_is_counted_and_not_named(officer, city, monkeypatch):
    from waiban.register.declare import catalogue
    from waiban.register.rights import Rights

    monkeypatch.setattr(type(catalogue["agreements/agreement"]), "rights", Rights(see="manage"))
    html = panel(officer, city["C05"], more="all")
    assert "/r/agreements/agreement/" not in html and "合同" not in html.partition('class="ev"')[2].partition("<h4>")[0]
    assert html.count('class="ev"') >= 10


@pytest.mark.parametrize("said", [
    {}, {"what": "admit"}, {"what": "admit", "register": "accounts/user", "record": "x"},
    {"what": "admit", "register": "events/event", "record": "0" * 13}, {"what": "admit", "register": "nope/nope", "record": "\x00"},
])  # fmt: skip
def test_a_word_on_nothing_is_not_found(officer, city, said):
    assert officer.post(f"/book/c/{city['C11'].code}/word/", said, headers=HTMX).status_code == 404


def test_a_word_nobody_knows_is_refused(officer, city):
    assert word(officer, city["C11"], waiting(city["C11"])[0], "bless").status_code == 422


def test_a_promise_that_does_not_exist_is_not_found(officer):
    assert officer.get("/book/c/0000000000000/").status_code == 404
