"""The book of sixty promises over 100,000 records: its page, its first reading against hand-written SQL, and saving."""

import datetime as dt
import statistics
from itertools import cycle, islice

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from waiban.agreements.models import Agreement
from waiban.places.models import City
from waiban.register import records
from waiban.sistercities.models import Tie
from waiban.targets import readings
from waiban.targets.models import Book, Commitment, Gauge, Measure, Reading, Target

from .timing import Table, in_turn, once, told

YEAR, PROMISES, BOOKS, TIMES = 2026, 60, 100, 7
FIRST, LAST = 202601010, 202612319  # the year as partial dates are kept
FLOOR = "/find/"

AGREEMENTS = """
SELECT a.id, a.signed_on FROM agreements_agreement a LEFT JOIN sistercities_tie t ON t.id = a.tie_id
WHERE a.status IN ('signed', 'ended') AND a.signed_on BETWEEN %s AND %s AND a.kind = 'memorandum'
  AND (t.city_id = %s OR EXISTS (SELECT 1 FROM agreements_party p LEFT JOIN contacts_organisation o
       ON o.id = p.organisation_id WHERE p.agreement_id = a.id AND (p.city_id = %s OR o.city_id = %s)))"""
TIES = """
SELECT t.id, min(s."on") FROM sistercities_tie t JOIN sistercities_tiestage s ON s.tie_id = t.id
WHERE t.city_id = %s AND s.stage IN ('signed', 'in_force') AND s."on" <= %s
  AND NOT EXISTS (SELECT 1 FROM sistercities_tiestage e WHERE e.tie_id = t.id AND e."on" <= %s
                  AND e.stage IN ('declined', 'lapsed', 'terminated'))
GROUP BY t.id HAVING min(s."on") >= %s"""
EVENTS = """
SELECT id, begins FROM events_event WHERE status = 'held' AND begins BETWEEN %s AND %s
  AND (lower(name) LIKE %s OR lower(series) LIKE %s OR lower(hosts) LIKE %s)"""
DOCUMENTS = """
SELECT id, issued_on FROM deliverables_issueddocument WHERE issued_on BETWEEN %s AND %s
  AND (lower(title) LIKE %s OR lower(number) LIKE %s)"""
SERIES = ("友城之约", "国际会客厅", "领保宣传", "使领馆联络", "RCEP地方合作", "海登贝克项目")
PAPERS = ("规划", "方案", "规范", "办法", "通知")


def sample() -> list[tuple[str, dict, str, tuple]]:
    """Words, gauge, SQL and its values of each promise: four kinds in turn."""
    today = readings.today().strftime("%Y%m%d9")
    last = int(today)
    busy = Agreement.objects.filter(tie__isnull=False).values("tie__city").annotate(n=Count("pk")).order_by("-n")
    cities = list(City.objects.filter(pk__in=[row["tie__city"] for row in busy[:30]]))
    tied = list(City.objects.filter(pk__in=Tie.objects.order_by("pk").values("city")[:30]))
    makers = cycle((
        lambda n: _agreement(cities[n % len(cities)], last), lambda n: _tie(tied[n % len(tied)], last),
        lambda n: _event(SERIES[n % len(SERIES)], last), lambda n: _document(PAPERS[n % len(PAPERS)], last),
    ))  # fmt: skip
    return [make(n // 4) for n, make in enumerate(islice(makers, PROMISES))]


def _agreement(city, last):
    gauge = {"register": "agreements/agreement", "segment": "signed", "way": "count", "places": [["places/city", city.pk]],
             "where": {"kind": ["memorandum"]}}  # fmt: skip
    return (
        f"与{city.name_zh}签署合作备忘录",
        "agreement_signed",
        gauge,
        AGREEMENTS,
        (FIRST, last, city.pk, city.pk, city.pk),
    )


def _tie(city, last):
    gauge = {
        "register": "sistercities/tie",
        "segment": "in_force",
        "way": "stage",
        "places": [["places/city", city.pk]],
    }
    return f"与{city.name_zh}缔结友好城市关系", "relation_established", gauge, TIES, (city.pk, last, last, FIRST)


def _event(words, last):
    gauge = {"register": "events/event", "segment": "held", "way": "count", "words": [words]}
    like = f"%{words.lower()}%"
    return f"举办“{words}”系列活动", "event_held", gauge, EVENTS, (FIRST, last, like, like, like)


def _document(words, last):
    gauge = {"register": "deliverables/issueddocument", "segment": "issued", "way": "count", "words": [words]}
    return f"印发工作{words}", "document_issued", gauge, DOCUMENTS, (FIRST, last, f"%{words}%", f"%{words}%")


def make_book(asked, title: str) -> Book:
    """An issued book of these promises, written through the one door."""
    text = "；".join(words for words, *_rest in asked) + "。"
    book = records.save(Book(year=YEAR, title=title, text=text, unit="市外办"), by="bench")
    target = records.save(Target(book=book, name=title, start=0, end=len(text)), by="bench")
    measure = records.save(Measure(target=target, start=0, end=len(text)), by="bench")
    promises, gauges, start = [], [], 0
    for position, (words, kind, gauge, _sql, _values) in enumerate(asked):
        promise = Commitment(
            book=book, measure=measure, start=start, end=start + len(words), text=words, kind=kind, position=position,
            deadline=dt.date(YEAR, 12, 31), quantity=2,
        )  # fmt: skip
        promises.append(promise)
        gauges.append(Gauge(commitment=promise, confirmed_at=timezone.now(), confirmed_by="bench", **gauge))
        start += len(words) + 1
    records.save_many(promises, by="bench")
    records.save_many(gauges, by="bench")
    Book.objects.filter(pk=book.pk).update(status=Book.Status.ISSUED, issued_at=timezone.now())
    return Book.objects.get(pk=book.pk)


def measure(table: Table, visitor) -> None:
    asked = sample()
    book = make_book(asked, "2026年度业务目标（六十条）")
    _first_reading(table, book, asked)
    url = f"/book/{book.code}/"
    page, floor = in_turn(lambda: visitor.get(url), lambda: visitor.get(FLOOR), times=15)
    details = f"{told(page)} : {told(floor)}, {visitor.questions(url)} questions"
    table.ratio(f"the book page with {PROMISES} promises, warm", FLOOR, page / floor, 4, details)
    _saving(table, book, asked)


def _first_reading(table: Table, book: Book, asked) -> None:
    """All sixty from nothing; the SQL must find as many records, or the floor would be no floor."""
    found = readings.current(book)
    counts = [found[c.pk].count for c in readings.promises(book)]
    by_hand = [len(_by_hand(sql, values)) for *_words, sql, values in asked]
    if counts != by_hand:
        raise SystemExit(f"The hand-written SQL finds {by_hand}, the readings {counts}.")
    ours, floor = [], []
    for _turn in range(TIMES):
        Reading.objects.filter(commitment__book=book).delete()
        ours.append(once(lambda: readings.current(book)))
        floor.append(once(lambda: [_by_hand(sql, values) for *_words, sql, values in asked]))
    ratio = statistics.median(ours) / statistics.median(floor)
    details = f"{told(statistics.median(ours))} : {told(statistics.median(floor))}, {sum(counts)} records found"
    table.ratio("first reading of all sixty", "the same sixty questions in hand-written SQL", ratio, 3, details)


def _by_hand(sql: str, values) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _saving(table: Table, book: Book, asked) -> None:
    """One record saved while sixty promises are open, and while six thousand are; the others rest in between."""
    others = [make_book(asked, f"2026年度业务目标之{n}").pk for n in range(1, BOOKS)]
    record = Agreement.objects.order_by("pk").first()
    taken: dict[str, list[float]] = {Book.Status.CLOSED: [], Book.Status.ISSUED: []}
    for turn in range(60):
        for status, times in taken.items():
            Book.objects.filter(pk__in=others).update(status=status)
            record.occasion = f"第{turn}次{status}"
            times.append(once(lambda: records.save(record, by="bench")))
    few, many = (statistics.median(times) for times in taken.values())
    table.ratio("saving one record with 6,000 promises open", "with 60", many / few, 1.2, f"{told(many)} : {told(few)}")
