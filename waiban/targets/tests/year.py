"""A small year of an invented office, for what is frozen of it: an issued book, its people, the records behind it."""

import datetime as dt
from types import SimpleNamespace

import pytest

from waiban import reader
from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.agreements.tests.factories import AgreementFactory
from waiban.events.tests.factories import EventFactory
from waiban.places.tests.factories import CityFactory, CountryFactory
from waiban.register import records
from waiban.targets import books, operations
from waiban.targets.models import Mention, Remark

TODAY = dt.date(2026, 11, 24)
TEXT = """2026年度市直单位业务目标
单位名称：澜港市外办 主要负责人：祝庭屿 联系人：阮霁禾 联系电话：85550116
类别
序号
目标名称
目标内容
重点目标
1
扩大国际合作
一是与智利瓦尔帕莱索市签署友好合作备忘录2份。二是6月底前举办“潮汐论坛”。三是密切与驻华使领馆的常态化联系。
创优目标
1
建强翻译队伍
举办外事翻译专题培训班4期。
标杆城市：瀚屿市    标杆值：打造港航友城合作品牌。
"""
FORMULA = "=HYPERLINK(1)协议"


@pytest.fixture
def year(db, settings):
    """Everything by name: people, the book, its promises in the order of the text, records."""
    settings.TODAY = TODAY
    people = {role: UserFactory(**{role: True}) for role in ("clerk", "leader", "assessor", "applicant", "head")}
    valparaiso = CityFactory(name_zh="瓦尔帕莱索", country=CountryFactory(chile=True))
    agreement = records.save(
        AgreementFactory.build(title="与瓦尔帕莱索市友好合作备忘录", division=DivisionFactory(), signed=True),
        by="test",
        rows={"parties": []},
    )
    forum = records.save(EventFactory.build(name="2026澜港潮汐论坛", division=DivisionFactory(), held=True), by="test")
    book = books.create_from(reader.read(TEXT.encode()), by=people["clerk"], file_name="目标.txt")
    _issue(book, people["clerk"])
    promises = list(book.commitments.order_by("start"))
    operations.pin(promises[0].gauge, agreement, "与该市签署", by=people["clerk"])
    operations.remark(
        promises[3], Remark.Kind.DIFFICULTY, "师资尚未落实", by=people["head"], on=dt.date(2026, 10, 9)
    )  # fmt: skip
    return SimpleNamespace(
        **people,
        city=valparaiso,
        agreement=agreement,
        forum=forum,
        book=book,
        promises=promises,
        officer=people["head"],
    )


def _issue(book, clerk) -> None:
    for mention in Mention.objects.filter(commitment__book=book, doubtful=True):
        operations.settle(mention, by=clerk)
    promises = list(book.commitments.select_related("gauge"))
    operations.confirm([promise.gauge for promise in promises], by=clerk)
    operations.assign(promises, DivisionFactory(), None, by=clerk)
    operations.issue(book, by=clerk)
