"""The city's 2026 book, from the clerk’s desk: read, gauged, assigned, issued, amended, reviewed."""

import datetime as dt
from collections import defaultdict

from waiban import reader
from waiban.targets import books, evidence, operations, readings
from waiban.targets.models import Book, Commitment, Mention

from .diary import Diary
from .office import Office
from .tables import CITY, TODAY, ZONE, day, table

READ_IN, GAUGED, ISSUED = dt.date(2026, 1, 19), dt.date(2026, 1, 21), dt.date(2026, 1, 26)
NODDED_UNTIL = dt.date(2026, 11, 13)  # what came later still waits for a nod
FILE = "2026年度市直单位业务目标.txt"

# What the clerk said beyond kind and mentions: promise, column, values or words
SERIES = {"C09": "国际会客厅", "C19": "友城之约", "C28": "领保宣传“三进”"}
VAGUE = ("C01", "C11", "C12", "C23")


def at(on: dt.date, hour: int = 10, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(on, dt.time(hour, minute), ZONE)


class Year:
    """The book's year; promises are named C01 to C40 in the order of the text."""

    def __init__(self, office: Office, diary: Diary):
        self.office, self.diary, self.clerk = office, diary, office.clerk

    def load(self) -> Book:
        with self.diary.moment(at(READ_IN, 9, 20), self.clerk):
            data = (CITY / "book.txt").read_bytes()
            self.book = books.create_from(reader.read(data), by=self.clerk, file_name=FILE, data=data)
        self.numbered = self._promises()
        with self.diary.moment(at(GAUGED, 15, 5), self.clerk):
            self._gauge()
            self._assign()
        with self.diary.moment(at(ISSUED, 11), self.clerk):
            operations.issue(self.book, by=self.clerk)
        self.numbered = self._promises()
        self._amend()
        self._remark()
        self._follow()
        return self.book

    def _promises(self) -> dict[str, Commitment]:
        promises = self.book.commitments.select_related("book", "gauge", "person").order_by("start")
        return {f"C{number:02}": promise for number, promise in enumerate(promises, 1)}

    def _gauge(self) -> None:
        for mention in Mention.objects.filter(commitment__book=self.book, doubtful=True):
            operations.settle(mention, by=self.clerk)  # embassies as such: a class of partners, no single record
        self.numbered = self._promises()
        for number, series in SERIES.items():
            gauge = self.numbered[number].gauge
            operations.change_gauge(gauge, by=self.clerk, words=[series], places=[], parties=[])
        forum = {
            "words": ["国际港口城市论坛"],
            "way": "distinct",
            "column": "country",
            "quantity": 20,
            "unit": "个国家",
        }
        operations.change_gauge(self.numbered["C08"].gauge, by=self.clerk, admit="every", **forum)
        operations.confirm([c.gauge for c in self.numbered.values()], by=self.clerk)

    def _assign(self) -> None:
        for row in table("assignments"):
            owner = self.office.owner(row["division"], row["officer"])
            operations.assign(self.numbered[row["no"]], *owner.values(), by=self.clerk)

    def _amend(self) -> None:
        for row in table("amendments"):
            on = day(row["approved_on"])
            with self.diary.moment(at(on, 16, 30), self.clerk):
                operations.amend(
                    self.numbered[row["commitment"]], by=self.clerk, on=on, ground=row["ground"],
                    approver=row["approver"], document=row["document"], deadline=day(row["new"]),
                )  # fmt: skip

    def _remark(self) -> None:
        for row in table("remarks"):
            on, author = day(row["on"]), self.office.people[row["author"]]
            with self.diary.moment(at(on, 17, 10), author):
                operations.remark(self.numbered[row["commitment"]], row["kind"], row["text"], by=author, on=on)

    def _follow(self) -> None:
        """Every month somebody nods through what belongs to the vague promises, and the review is frozen."""
        waiting = {number: self._waiting(self.numbered[number]) for number in VAGUE}
        for month in range(1, 12):
            last = min(dt.date(2026, month + 1, 1) - dt.timedelta(days=1), NODDED_UNTIL)
            for number in VAGUE:
                self._nod(self.numbered[number], waiting[number][month], last)
            if last < NODDED_UNTIL:
                with self.diary.moment(at(last, 17, 30), self.clerk):
                    readings.current(self.book, last)
                    operations.review(self.book, last, by=self.clerk, day=last)
        for on in (TODAY - dt.timedelta(days=days) for days in range(10, 0, -1)):
            if on.weekday() < 5:  # somebody looks at the book on every workday
                with self.diary.moment(at(on, 18), self.clerk):
                    readings.current(self.book, on)

    def _waiting(self, commitment: Commitment) -> dict[int, list]:
        """What waits for a nod, by the month it happened in."""
        found = defaultdict(list)
        for one in evidence.candidates(commitment, NODDED_UNTIL, limit=1_000):
            found[one.on.day.month if one.on and one.on.day.year == 2026 else 1].append(one.record)
        return found

    def _nod(self, commitment: Commitment, records: list, on: dt.date) -> None:
        with self.diary.moment(at(on, 16, 40), commitment.person):
            for record in records:
                operations.admit(commitment.gauge, record, by=commitment.person)
