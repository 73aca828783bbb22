"""Counting again from the raw rows finds no difference after any work of the office, and finds a planted one."""

import contextlib
import datetime as dt
import random

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from waiban.agreements.models import Agreement
from waiban.kernel.dates import as_partial
from waiban.kernel.errors import Refused
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.targets import operations, readings
from waiban.targets.models import Commitment, Gauge, Reading, Verdict
from waiban.targets.recount import recount

from . import making

pytestmark = pytest.mark.django_db

PROMISES = (
    "推动与厄瓜多尔瓜亚基尔市、智利瓦尔帕莱索市签署结好意向书",
    "全年促成国际合作项目签约3个",
    "举办“潮汐论坛”活动4场",
    "与葡萄牙锡尼什市建立友好合作城市关系",
    "推动海登贝克集团东港分拨中心项目落户我市",
    "深化与拉美国家的交流合作",
    "编制友城工作五年规划，3月底前印发",
    "6月底前完成港口减碳课题研究",
    "年内新增友城关系2对",
    "推动海登贝克集团与远澜航运集团签署框架协议",
)
GAUGES = {
    "c3": {"way": "distinct", "column": "guests__country", "quantity": 2},
    "c9": {"way": "stock", "segment": "in_force"},
    "c8": {"admit": "nodded"},
}
DAYS = [dt.date(2026, month, 15) for month in (3, 6, 9, 12)]
DATES = ("2026-02-10", "2026-05", "2026-08-01", "2026", "2025-11-20", "2026-11-30")
ROUNDS, DEEDS = 40, 4
LATER = 10**15  # a mark above every change: the reading is sure that nothing newer exists


class Work:
    """What an office does in a year, one deed after the other, by a fixed seed."""

    def __init__(self, book, office: making.Office, seed: int):
        self.book, self.office, self.chance, self.number = book, office, random.Random(seed), 0
        self.deeds = [
            self.sign, self.hold, self.found, self.tie, self.write, self.talk, self.edit, self.edit, self.edit, self.remove,
            self.move_city, self.join_group, self.regauge, self.judge, self.judge, self.amend,
        ]  # fmt: skip

    def do(self) -> None:
        self.number += 1
        with contextlib.suppress(Refused, ValidationError):  # the office is told why; nothing changed
            self.chance.choice(self.deeds)()

    def any(self, things):
        return self.chance.choice(list(things))

    def sign(self):
        kinds, on = ("letter_of_intent", "contract", "agreement"), self.any([*DATES, None])
        with_whom = self.chance.sample([*self.office.cities.values(), *self.office.partners.values()], 2)
        making.agreement(f"第{self.number}号", on, *with_whom, kind=self.any(kinds))

    def hold(self):
        guests = self.chance.sample([*self.office.countries.values(), *self.office.partners.values()], 2)
        name = f"{self.any(['潮汐论坛', '港口开放日'])}{self.number}"
        making.event(name, self.any(DATES), *guests, status=self.any(["held", "planned"]), participants=40)

    def found(self):
        stages = [("lead", "2025-11-01"), (self.any(["signed", "registered", "stopped"]), self.any(DATES))]
        making.project(f"东港分拨中心{self.number}期项目", *stages, investor=self.any(self.office.partners.values()))

    def tie(self):
        stages = [("intent", "2025-12-01"), (self.any(["peoples_congress", "in_force", "lapsed"]), self.any(DATES))]
        making.tie(self.any(self.office.cities.values()), *stages, kind=self.any(["friendship", "cooperative"]))

    def write(self):
        making.document(f"友城工作五年规划{self.number}", f"澜外办{self.number}号", self.any([*DATES, None]))
        making.study(
            f"港口减碳课题{self.number}", self.any([*DATES, None]), country=self.any(self.office.countries.values())
        )

    def talk(self):
        partner, city = self.any([None, *self.office.partners.values()]), self.any([None, *self.office.cities.values()])
        making.talk(
            f"商谈{self.number}",
            self.any(DATES),
            organisation=partner,
            city=city,
            next_on=self.any([None, "2026-12-20"]),
        )

    def kept(self):
        labels = (
            "agreements/agreement",
            "events/event",
            "projects/project",
            "sistercities/tie",
            "deliverables/research",
        )
        register = catalogue[self.any(labels)]
        found = list(register.model.objects.order_by("pk"))
        return (register, self.any(found)) if found else (register, None)

    def edit(self):
        register, record = self.kept()
        if record is None:
            return
        rows = {}
        if register.date:
            setattr(record, register.date, self.any(DATES))
        elif stages := list(getattr(record, register.stages.name).all()):
            stages[-1].on = as_partial(self.any(DATES))
            rows = {"stages": stages}
        if isinstance(record, Agreement):
            record.kind, record.status = self.any(["letter_of_intent", "contract"]), self.any(["signed", "negotiating"])
            rows = {"parties": list(record.parties.all())[:1]}
        records.save(record, by="test", rows=rows)

    def remove(self):
        _register, record = self.kept()
        if record:
            records.remove(record, by="test")

    def move_city(self):
        city = self.any(self.office.cities.values())
        city.country = self.any(self.office.countries.values())
        city.version = type(city).objects.get(pk=city.pk).version
        records.save(city, by="test")

    def join_group(self):
        members = [
            making.GroupMember(country=country, since=self.any([None, "2026-04"]), until=self.any([None, "2026-10"]))
            for country in self.chance.sample(list(self.office.countries.values()), 2)
        ]
        records.save(self.office.groups["LAC"], by="test", rows={"members": members})

    def regauge(self):
        gauge = self.any(Gauge.objects.filter(commitment__book=self.book).order_by("pk"))
        changes = [{"quantity": self.any([1, 2, 3])}, {"since": self.any([None, dt.date(2026, 3, 1)])},
                   {"until": self.any([None, dt.date(2026, 9, 30)])}, {"admit": self.any(["every", "nodded"])}]  # fmt: skip
        operations.change_gauge(gauge, by="test", **self.any(changes))

    def judge(self):
        gauge, (_register, record) = (
            self.any(Gauge.objects.filter(commitment__book=self.book).order_by("pk")),
            self.kept(),
        )
        if record is None:
            return
        if Verdict.objects.exists() and self.chance.random() < 0.3:
            said = self.any(Verdict.objects.order_by("pk"))
            operations.withdraw(said.gauge, catalogue[said.register].model.objects.get(pk=said.record), by="test")
        elif self.chance.random() < 0.5:
            operations.admit(gauge, record, by="test")
        else:
            self.any([operations.pin, operations.rule_out])(gauge, record, "经核实", by="test")

    def amend(self):
        promise = self.any(Commitment.objects.filter(book=self.book).order_by("pk"))
        operations.amend(
            promise, on=self.any(DAYS[:2]), ground="对方换届", approver="市考核办", document="澜考办〔2026〕9号",
            quantity=self.any([None, 2]), deadline=self.any([None, dt.date(2026, 11, 30)]), by="test",
        )  # fmt: skip


@pytest.mark.django_db(transaction=True)  # every deed is committed, so that readings may be fresh on PostgreSQL too
@pytest.mark.desk(2)
@pytest.mark.parametrize("seed", [2026, 11])
def test_whatever_the_office_does_a_count_of_the_raw_rows_finds_no_difference(settings, seed):
    office = making.Office()
    book = making.issued(*PROMISES, **GAUGES)[0].book
    work, states = Work(book, office, seed), set()
    for turn in range(ROUNDS):
        settings.TODAY = DAYS[turn * len(DAYS) // ROUNDS]
        for _deed in range(DEEDS):
            work.do()
            if work.chance.random() < 0.5:
                readings.current(book)
        assert [str(difference) for difference in recount(books=[book])] == []
        states |= {reading.state for reading in readings.current(book).values()}
    assert recount(DAYS[0], [book]) == []
    assert len(states) > 6  # the year was eventful enough to mean something


@pytest.fixture
def one(settings):
    """One promise of three contracts, two of them signed, read today."""
    settings.TODAY = DAYS[1]
    making.Office()
    promise = making.issued("全年促成国际合作项目签约3个")[0]
    for number in ("1号", "2号"):
        making.agreement(number, kind="contract")
    assert readings.current(promise)[promise.pk].value == 2
    Reading.objects.update(seen=LATER)
    return promise


def test_a_figure_changed_in_the_cache_is_told(one):
    Reading.objects.filter(pk=one.pk).update(value=3)
    (difference,) = recount()
    assert (difference.name, difference.shown, difference.counted) == ("value", "3", "2")
    assert one.text in str(difference)


def test_a_record_changed_past_the_door_is_told(one):
    Agreement.objects.filter(number="2号").update(status="negotiating")
    assert {"value", "count", "evidence"} <= {difference.name for difference in recount()}


def test_the_command_ends_with_1_where_something_differs(one, capsys):
    call_command("recount")
    assert "1" in capsys.readouterr().out
    Agreement.objects.filter(number="2号").delete()
    with pytest.raises(CommandError) as told:
        call_command("recount")
    assert told.value.returncode == 1 and one.text in capsys.readouterr().out


def test_a_past_day_is_counted_again_too(one):
    assert recount(DAYS[0]) == []
    assert readings.current(one)[one.pk].day == DAYS[1]  # and what is kept stays today's


def test_a_reading_nobody_looked_at_since_a_change_is_no_difference(one):
    Reading.objects.update(seen=0)
    making.agreement("3号", kind="contract")
    assert Reading.objects.get(pk=one.pk).value == 2 and recount() == []
