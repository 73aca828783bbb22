"""The clerk reads the year's book in: dropped or pasted, the doubtful places first, one key each, then it is issued."""

from pathlib import Path

import pytest
from django.urls import reverse

from tests.reader import making as papers
from tests.reader.scoring import annotated
from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.kernel import ids
from waiban.register import records
from waiban.targets import operations
from waiban.targets.models import Book, Commitment, Gauge, Mention, Reading

from .desk import Draft, desk_of, drop, paste, plain
from .making import agreement, draft, keep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]
ROOT = Path(__file__).resolve().parents[3]
FOUNDING = ROOT.parent / "shared" / "reference" / "target-books" / "00-qingdao-fao-2021.gold.json"
BOOKS = {
    "invented": (ROOT / "demo" / "city" / "book.gold.json", 40, 6),
    "commerce": (ROOT / "tests" / "reader" / "books" / "city-a-hanyu-commerce-2025.gold.json", None, None),
    "founding": (FOUNDING, 43, 6),
}
FORMS = {
    "text": lambda gold, text: text.encode(),
    "gbk": lambda gold, text: text.encode("gb18030"),
    "docx": papers.as_docx,
    "xlsx": papers.as_xlsx,
    "pdf": papers.as_pdf,
}


def known(name: str):
    path, promises, targets = BOOKS[name]
    if not path.exists():
        pytest.skip("the shared folder with the founding example is not beside the project")
    return (*annotated(path), promises, targets)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["invented", "founding"])
def test_a_dropped_book_becomes_a_draft_with_its_promises(clerk, name, form):
    gold, text, promises, targets = known(name)
    answer = drop(clerk, FORMS[form](gold, text), f"book.{form}")
    book = Book.objects.get()
    assert answer.url == reverse("targets:draft", args=[book.pk])
    assert (book.status, book.year, book.unit) == ("draft", gold["year"], gold["unit"])
    assert book.commitments.count() == promises and book.targets.count() == targets
    assert Gauge.objects.filter(commitment__book=book, confirmed_at=None).count() == promises
    assert "promises were found" in plain(clerk.get(answer.url))


@pytest.mark.parametrize("name", BOOKS)
def test_a_pasted_book_reads_like_the_dropped_one(clerk, name):
    _gold, text, _promises, _targets = known(name)
    drop(clerk, text.encode())
    paste(clerk, text)
    pasted, dropped = Book.objects.order_by("-id")
    spans = [list(b.commitments.values_list("text", "kind", "quantity", "deadline")) for b in (pasted, dropped)]
    assert spans[0] == spans[1] and len(spans[0]) > 15
    assert pasted.file_name == "" and dropped.file_name == "book.txt"


def test_the_same_document_read_in_twice_is_said(clerk, office):
    _gold, text, *_rest = known("invented")
    drop(clerk, text.encode())
    again = clerk.get(drop(clerk, text.encode()).url)
    assert "was read in before" in plain(again)


def test_the_whole_story_from_the_dropped_file_to_the_issued_book(clerk, office):
    """She joins two promises, splits one, changes a kind, resolves a city, confirms the gauges and issues the book."""
    text = (
        "2026年度市直单位业务目标\n单位名称：澜港市外办\n1. 扩大国际合作\n"
        "一是开展友城工作调研，推动与吉尔吉斯斯坦比什凯克市签署结好意向书。"
        "二是举办国际友城论坛。三是推动与厄瓜多尔瓜亚基尔市签署结好意向书。\n"
    )
    drop(clerk, text.encode())
    book = Book.objects.get()
    desk = Draft(clerk, book)
    first, second = desk.promise("调研"), desk.promise("比什凯克")

    assert "One promise now" in plain(desk.press(first, do="join"))
    assert desk.promise("调研").text == "开展友城工作调研，推动与吉尔吉斯斯坦比什凯克市签署结好意向书"
    assert "Two promises now" in plain(desk.press(first, do="split", at=len("开展友城工作调研")))
    assert desk.promise("调研").text == "开展友城工作调研"
    second = desk.promise("比什凯克")

    assert "its kind is “training held”" in plain(desk.press(first, kind="training_held"))
    desk.press(first, kind="research_done")
    assert desk.promise("调研").gauge.register == "deliverables/research"

    from waiban.places.models import City, Country

    country = keep(Country(iso2="KG", name_zh="吉尔吉斯斯坦", name_en="Kyrgyzstan", relations=True))
    city = keep(City(name_zh="比什凯克", name_en="Bishkek", country=country))
    row = next(row for row in desk.rows("doubtful") if row.commitment.pk == second.pk)
    while row.asked:
        choice = row.asked_choices[0]
        assert choice.key == "1"
        assert f"“{row.asked.text}” means" in plain(desk.press(second, meant=choice.value))
        row = next(row for row in desk.rows() if row.commitment.pk == second.pk)
    assert desk.promise("比什凯克").gauge.places == [["places/city", city.pk]]
    assert "Bishkek" in row.sentence and row.number == 0

    division = DivisionFactory()
    target = book.targets.get()
    answer = clerk.post(desk.address, {"do": "owners", "t": target.code, "owner": f"d:{division.code}"}, follow=True)
    assert "4 promises belong to" in plain(answer)

    offered = clerk.get(reverse("targets:confirm", args=[book.pk])).context["rows"]
    assert len(offered) == 4
    seen = [f"{row.commitment.code}.{row.seen}" for row in offered[1:]]
    answer = clerk.post(reverse("targets:confirm", args=[book.pk]), {"seen": seen}, follow=True)
    assert "3 gauges are confirmed" in plain(answer)
    left = Commitment.objects.get(gauge__confirmed_at=None)
    assert left.pk == offered[0].commitment.pk
    refused = clerk.post(reverse("targets:issue", args=[book.pk]))
    assert refused.status_code == 409 and "1 things are missing" in plain(refused)
    assert "Confirmed how it is measured" in plain(desk.press(left, do="confirm"))

    asked = clerk.get(reverse("targets:issue", args=[book.pk]))
    assert "locked for ever" in plain(asked)
    assert "Its wording is locked" in plain(clerk.post(reverse("targets:issue", args=[book.pk]), follow=True))
    book.refresh_from_db()
    assert book.status == "issued" and book.issued_by == str(office.clerk)


def test_an_issued_books_wording_is_locked_on_every_way(clerk, office):
    book = draft("举办国际友城论坛", "开展友城工作调研，制定友城工作方案")
    desk = Draft(clerk, book)
    promise = desk.promise("调研")
    operations.assign(list(book.commitments.all()), DivisionFactory(), by="test")
    operations.confirm(list(Gauge.objects.all()), by="test")
    operations.issue(book, by="test")
    before = list(Commitment.objects.values())
    for said in (
        {"do": "join"},
        {"do": "split", "at": 4},
        {"kind": "event_held"},
        {"amount": "3 场"},
        {"do": "confirm"},
    ):
        assert "its wording stays" in plain(desk.press(promise, **said))
    clerk.post(desk.address, {"do": "head", "head-title": "另一本", "head-year": 2027, "head-seen": book.version})
    clerk.post(reverse("targets:discard", args=[book.pk]))
    assert list(Commitment.objects.values()) == before
    assert Book.objects.get().title == book.title


def test_the_doubtful_come_first_and_a_tab_shows_what_is_left(clerk, office):
    book = draft("推动与图瓦兰市签署结好意向书", "举办国际友城论坛")
    desk = Draft(clerk, book)
    page = desk.page()
    assert page.context["desk"].tab == "doubtful"
    assert [row.commitment.text for row in page.context["desk"].open] == ["推动与图瓦兰市签署结好意向书"]
    assert {tab["name"]: tab["count"] for tab in page.context["desk"].tabs} == {
        "doubtful": 1, "unconfirmed": 2, "unowned": 2, "all": 2,
    }  # fmt: skip
    promise = desk.promise("图瓦兰")
    assert "Say first what the doubtful words mean" in plain(desk.press(promise, do="confirm"))
    mention = promise.mentions.get(what="place")
    assert "means no record" in plain(desk.press(promise, meant=f"{mention.code}:"))
    assert desk.page().context["desk"].tab == "unconfirmed"
    assert "Nothing is in doubt" in plain(desk.page(show="doubtful"))


def test_equal_words_are_resolved_everywhere_at_once(clerk, office):
    book = draft("推动与海登贝克港务签署合作协议", "促成海登贝克港务与我市企业签署备忘录")
    for promise in book.commitments.all():
        keep(
            Mention(
                commitment=promise, what="party", start=promise.start, end=promise.start + 2, text="海登贝克港务",
                doubtful=True, why="no record has this name",
            )
        )  # fmt: skip
    asked = Mention.objects.filter(text="海登贝克港务", doubtful=True)
    number = asked.count()
    partner, mention = office.partners["海登贝克集团"], asked.first()
    chosen = f"{mention.code}:contacts/organisation:{partner.code}"
    answer = Draft(clerk, book).press(mention.commitment, meant=chosen)
    assert f"in {number} places" in plain(answer) and not asked.exists()
    for gauge in Gauge.objects.filter(commitment__mentions__record=partner.pk):
        assert gauge.parties == [["contacts/organisation", partner.pk]]


def test_a_number_a_date_and_an_owner_are_written_into_the_row(clerk, office):
    book = draft("举办国际友城论坛", "开展友城工作调研")
    desk, promise = Draft(clerk, book), None
    promise = desk.promise("论坛")
    assert "its number is 1,200 人次" in plain(desk.press(promise, amount="1,200 人次"))
    assert "its deadline is 2026-06-30" in plain(desk.press(promise, deadline="2026-06-30"))
    person = UserFactory(name="闻予安")
    assert "闻予安 answers for it" in plain(desk.press(promise, owner=f"p:{person.code}"))
    promise.refresh_from_db()
    assert (int(promise.quantity), promise.unit) == (1200, "人次")
    assert (str(promise.deadline), promise.deadline_stated) == ("2026-06-30", True)
    assert (promise.person, promise.division) == (person, person.division)
    desk.press(promise, deadline="", amount="")
    promise.refresh_from_db()
    assert (promise.quantity, str(promise.deadline), promise.deadline_stated) == (None, "2026-12-31", False)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"amount": "若干场"}, "Write a number and its unit"),
        ({"amount": "9" * 19 + "场"}, "digits"),
        ({"deadline": "六月底"}, "is no date"),
        ({"deadline": "2025-06-30"}, "before the book's year"),
        ({"kind": "wish"}, "no such kind"),
        ({"owner": "d:0000000000000"}, "Choose a division"),
        ({"do": "split", "at": "0"}, "Choose a place inside the words"),
        ({"do": "split", "at": "999"}, "Choose a place inside the words"),
        ({"do": "split", "at": "x"}, "Say where to cut"),
        ({"do": "split", "before": "没有这些字"}, "Say where to cut"),
        ({"do": "join"}, "nothing to join it with"),
        ({"meant": "nonsense:places/city:x"}, "not there any more"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(clerk, office, said, sentence):
    book = draft("举办国际友城论坛")
    desk = Draft(clerk, book)
    promise = desk.promise("论坛")
    before = list(Commitment.objects.values()), list(Gauge.objects.values())
    answer = desk.press(promise, **said)
    assert answer.status_code in (409, 422) and sentence in plain(answer)
    assert (list(Commitment.objects.values()), list(Gauge.objects.values())) == before


def test_words_never_mean_a_record_of_another_sort(clerk, office):
    book = draft("推动与瓜亚基尔市签署结好意向书")
    desk = Draft(clerk, book)
    promise = desk.promise("瓜亚基尔")
    mention = promise.mentions.get(what="place")
    for record in ("contacts/organisation:" + office.partners["安第诺瓦公司"].code, "places/city:" + ids.encode(7)):
        assert "Choose a record of the registers" in plain(desk.press(promise, meant=f"{mention.code}:{record}"))
    assert Mention.objects.get(pk=mention.pk).record == office.cities["瓜亚基尔"].pk


def test_a_verb_on_what_somebody_else_changed_meanwhile_is_refused(clerk, office):
    book = draft("举办国际友城论坛", "开展友城工作调研，制定友城工作方案")
    desk = Draft(clerk, book)
    promise, other = desk.promise("论坛"), desk.promise("方案")
    answer = clerk.post(desk.address, {"c": promise.code, "seen": "9.9", "do": "confirm"})
    assert answer.status_code == 409 and "was changed meanwhile" in plain(answer)
    desk.press(desk.promise("调研"), do="join")
    answer = clerk.post(desk.address, {"c": other.code, "seen": "1.1", "do": "confirm"})
    assert answer.status_code == 409 and "not there any more" in plain(answer)
    assert not Gauge.objects.exclude(confirmed_at=None).exists()


def test_a_script_gets_the_page_at_once_and_without_one_the_row_is_led_to(clerk, office):
    book = draft("举办国际友城论坛")
    desk = Draft(clerk, book)
    promise = desk.promise("论坛")
    answer = desk.press(promise, follow=False, kind="training_held")
    assert (answer.status_code, answer.url) == (302, f"{desk.address}#p-{promise.code}")
    scripted = Draft(desk_of(office.clerk, htmx=True), book).press(promise, kind="event_held")
    assert scripted.status_code == 200 and "<html" not in scripted.content.decode()
    assert f'id="p-{promise.code}"' in scripted.content.decode() and "its kind is" in plain(scripted)


def test_the_head_is_corrected_and_a_new_year_takes_the_dates_along(clerk, office):
    book = draft("举办国际友城论坛", "6月底前开展友城工作调研")
    desk = Draft(clerk, book)
    head = {f"head-{name}": getattr(book, name) for name in ("title", "unit", "leader", "contact", "phone")}
    head |= {"do": "head", "head-seen": book.version, "head-benchmark_city": "远湾", "head-benchmark_value": ""}
    refused = clerk.post(desk.address, {**head, "head-year": 2027})
    assert refused.status_code == 422 and "Correct these dates first" in plain(refused)
    desk.press(desk.promise("调研"), deadline="2027-06-30")
    assert "head of the book is corrected" in plain(clerk.post(desk.address, {**head, "head-year": 2027}, follow=True))
    book.refresh_from_db()
    assert (book.year, book.benchmark_city, book.scheme.year) == (2027, "远湾", 2027)
    assert str(desk.promise("论坛").deadline) == "2027-12-31"
    stale = clerk.post(desk.address, {**head, "head-year": 2026})
    assert stale.status_code == 409 and "Somebody else saved" in plain(stale)
    assert "four figures" in plain(clerk.post(desk.address, {**head, "head-year": 26, "head-seen": book.version}))
    assert Book.objects.get().year == 2027


def test_an_unwanted_draft_is_removed_after_a_question_and_leaves_no_reading(clerk, office):
    book = draft("举办国际友城论坛")
    address = reverse("targets:discard", args=[book.pk])
    assert "Remove this draft" in plain(clerk.get(address)) and Book.objects.exists()
    assert "is removed" in plain(clerk.post(address, follow=True))
    assert not Book.objects.exists() and not Commitment.objects.exists() and not Reading.objects.exists()


def test_the_question_and_the_search_know_what_a_mention_may_mean(clerk, office):
    book = draft("推动与瓜亚基尔市签署结好意向书")
    mention = Mention.objects.get(commitment__book=book, what="place")
    page = clerk.get(reverse("targets:means", args=[mention.pk]))
    assert [choice.name for choice in page.context["choices"]] == ["Guayaquil (Ecuador)"]
    found = clerk.get(reverse("targets:choose_place"), {"q": "智利", "for": mention.code}).json()
    assert found == [
        {"value": f"{mention.code}:places/country:{office.countries['CL'].code}", "text": "Chile · country or region"}
    ]
    found = clerk.get(reverse("targets:choose_party"), {"q": "安第诺瓦"}).json()
    assert [one["value"] for one in found] == [f"contacts/organisation:{office.partners['安第诺瓦公司'].code}"]


def test_more_promises_ask_no_more_questions(clerk, office, django_assert_max_num_queries, settings):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(number: int) -> int:
        book = draft(*(f"举办第{n}届瓜亚基尔论坛" for n in range(number)))
        with CaptureQueriesContext(connection) as questions:
            assert len(Draft(clerk, book).rows()) == number
        return len(questions)

    asked(1)
    assert asked(9) == asked(3)


def test_what_was_joined_is_split_again_as_it_was(clerk, office):
    book = draft("开展友城工作调研，推动与瓜亚基尔市签署结好意向书，11月底前举办国际友城论坛3场")
    desk = Draft(clerk, book)
    facts = ("text", "kind", "verb", "quantity", "unit", "deadline", "deadline_stated")
    before = list(book.commitments.order_by("start").values_list(*facts))
    assert len(before) == 3
    for first, second in (("调研", "签署"), ("签署", "论坛")):
        promise, cut = desk.promise(first), desk.promise(second).start - desk.promise(first).start
        desk.press(promise, do="join")
        assert book.commitments.count() == 2
        desk.press(promise, do="split", at=cut)
        assert list(book.commitments.order_by("start").values_list(*facts)) == before
    assert desk.promise("签署").gauge.places == [["places/city", office.cities["瓜亚基尔"].pk]]


def test_the_number_beside_a_gauge_follows_the_registers(clerk, office):
    desk = Draft(clerk, draft("推动与瓜亚基尔市签署结好意向书", "举办国际友城论坛"))
    assert [row.number for row in desk.rows()] == [0, 0]
    kept = agreement("澜友1", "2026-02-03", office.cities["瓜亚基尔"])
    assert [row.number for row in desk.rows()] == [1, 0]
    records.remove(kept, by="test")
    assert [row.number for row in desk.rows()] == [0, 0]
