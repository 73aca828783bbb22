"""The self-assessment writes itself from the records: what it says of a promise, what it finds missing, what stays."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from waiban.agreements.models import Agreement
from waiban.contacts.models import Person
from waiban.events.models import Guest
from waiban.kernel.errors import Refused
from waiban.targets import assessment, operations
from waiban.targets.models import Assessment, Remark

from . import making

pytestmark = pytest.mark.django_db

CONTRACTS, FORUM, WORK = "全年促成国际合作项目签约3个", "6月底前举办“潮汐论坛”", "深化与拉美国家的交流合作"
PLAN, TRIP = "编制友城工作五年规划，3月底前印发", "组织市友好代表团赴新加坡访问"


@pytest.fixture
def office(settings, no_trips):
    settings.TODAY = making.DAY
    return making.Office()


def told(*promises, on=making.DAY) -> list[dict]:
    """What is said of each promise of the book."""
    data = assessment.draft(promises[0].book, on)
    return [
        said
        for category in data["categories"]
        for target in category["targets"]
        for measure in target["measures"]
        for said in measure["commitments"]
    ]


def test_a_document_is_told_with_its_title_its_number_and_its_day(office):
    promises = making.issued(PLAN)
    making.document("澜港市友城工作五年规划", "澜外办〔2026〕12号")
    (said,) = told(*promises)
    assert (
        said["paragraph"] == "3月20日完成，期限为3月31日。3月20日印发《澜港市友城工作五年规划》（澜外办〔2026〕12号）。"
    )
    assert (said["state_label"], said["missing"], said["evidence"][0]["name"]) == (
        "提前完成", [], "澜港市友城工作五年规划",
    )  # fmt: skip


def test_an_event_is_told_with_its_days_the_countries_that_came_its_figure_and_its_outcome(office):
    promises = making.issued(FORUM)
    come = [Guest(country=office.countries[iso2], arrived=True) for iso2 in ("CL", "EC", "PT", "SG")]
    away = Guest(country=making.Country.objects.create(iso2="FJ", name_zh="斐济", name_en="Fiji"), arrived=False)
    forum = making.event("潮汐论坛", "2026-06-09", ends="2026-06-11", participants=420, outcome="签署文件6份。")
    making.keep(forum, guests=[*come, away])
    (said,) = told(*promises)
    assert said["evidence"][0]["told"] == "6月9日至11日举办潮汐论坛，涉及4个国家（地区），参加人数420：签署文件6份"


def test_a_number_is_told_with_its_goal_its_share_and_each_record(office):
    promises = making.issued(CONTRACTS)
    making.agreement("澜外协1号", "2026-01-28", office.partners["安第诺瓦公司"], kind="contract")
    making.agreement("澜外协2号", "2026-05-13", kind="contract")
    (said,) = told(*promises)
    assert said["paragraph"] == (
        "截至6月30日，目标3个，完成2个，完成率66.7%。"
        "1月28日签署《合作文本澜外协1号》，涉及智利，参与方：安第诺瓦公司；5月13日签署《合作文本澜外协2号》。"
    )
    assert said["numeric"] and said["missing"] == ["距目标还差1个。"]


def test_what_moves_is_told_by_its_stage_and_its_dates(office):
    promises = making.issued("推动与智利瓦尔帕莱索市缔结友好城市关系")
    making.tie(office.cities["瓦尔帕莱索"], ("intent", "2026-02-01"), ("peoples_congress", "2026-05-20"))
    making.talk("核对材料", "2026-06-02", city=office.cities["瓦尔帕莱索"], next_on="2026-07-08")
    (said,) = told(*promises)
    assert said["paragraph"] == (
        "截至6月30日，进展到“市人大审议”阶段（共9步的第4步），最近一次活动在6月2日，下一次安排在7月8日。"
    )
    assert said["missing"] == ["没有可以证明完成的记录。"]


def test_work_without_a_finish_line_tells_its_weightiest_records_first(office):
    promises = making.issued(WORK)
    talks = [making.talk(f"商谈{n}", "2026-05-12", country=office.countries["CL"]) for n in range(9)]
    contract = making.agreement("1号", "2026-02-03", office.cities["瓜亚基尔"])
    for record in (*talks, contract):
        operations.admit(promises[0].gauge, record, by=office.officer)
    (said,) = told(*promises)
    assert said["paragraph"].startswith(
        "截至6月30日，认定佐证10条（往来9条、协议1条）。其中：2月3日签署《合作文本1号》"
    )
    assert said["paragraph"].count("；") == 5 and said["paragraph"].endswith("等。")
    assert said["missing"] == ["没有责任人的评价。"] and "%" not in said["paragraph"]
    operations.remark(promises[0], Remark.Kind.JUDGEMENT, "往来更密", by=office.officer, on=making.DAY)
    assert told(*promises)[0]["missing"] == []


def test_what_nobody_keeps_a_register_of_is_said_and_not_invented(office):
    (said,) = told(*making.issued(TRIP))
    assert said["paragraph"] == "截至6月30日，本项所需的登记簿尚未建立，未作计量。"
    assert said["missing"] == ["尚无登记簿：因公出访。请另附佐证材料。"]
    assert (said["value"], said["evidence"]) == ("", [])


def test_what_is_late_asks_for_its_reason_until_somebody_gives_it(office, settings):
    settings.TODAY = dt.date(2026, 7, 2)
    promises = making.issued(FORUM)
    on = dt.date(2026, 7, 2)
    assert told(*promises, on=on)[0]["missing"] == ["没有可以证明完成的记录。", "已逾期，没有说明原因。"]
    operations.remark(promises[0], Remark.Kind.DELAY, "场馆检修", by=office.officer, on=on)
    data = assessment.draft(promises[0].book, on)
    (target,) = data["categories"][0]["targets"]
    assert [words["text"] for words in target["problems"]] == ["场馆检修"]
    assert "已逾期，没有说明原因。" not in told(*promises, on=on)[0]["missing"]


def test_an_amendment_is_told_with_its_approver_and_its_document(office):
    promises = making.issued(FORUM)
    operations.amend(
        promises[0], on=dt.date(2026, 6, 10), deadline=dt.date(2026, 9, 30), ground="场馆检修",
        approver="市考核办", document="澜考办〔2026〕22号", by=office.clerk,
    )  # fmt: skip
    (said,) = told(*promises)
    assert said["paragraph"].endswith("6月10日经市考核办批准（澜考办〔2026〕22号），完成期限调整为9月30日。")
    assert (said["due"], said["amendments"][0]["ground"]) == ("2026-09-30", "场馆检修")


def test_counts_and_shares_stand_by_state_numbers_apart_from_the_others(office):
    promises = making.issued(CONTRACTS, PLAN, TRIP, WORK)
    making.document("澜港市友城工作五年规划", "澜外办〔2026〕12号")
    summary = assessment.draft(promises[0].book, making.DAY)["summary"]
    assert summary["total"] == 4
    assert {row["state"]: (row["count"], row["share"]) for row in summary["states"]} == {
        "behind": (1, "25.0"), "early": (1, "25.0"), "ongoing": (1, "25.0"), "unmeasured": (1, "25.0"),
    }  # fmt: skip
    assert (summary["numeric"]["total"], summary["others"]["total"]) == (1, 3)


def test_it_is_written_in_chinese_whoever_asks(office):
    promises = making.issued(CONTRACTS, FORUM, TRIP, WORK)
    making.agreement("1号", kind="contract")
    with translation.override("en"):
        english = assessment.draft(promises[0].book, making.DAY)
    with translation.override("zh-hans"):
        assert english == assessment.draft(promises[0].book, making.DAY)
    assert "已签署" in json.dumps(english, ensure_ascii=False)


def test_nothing_private_is_ever_in_it(office):
    promises = making.issued(WORK, c1={"words": ["代表团"]})
    private = {"document_number": "E0731982", "phone": "555-0731", "email": "q@langang.example", "diet": "清真0731"}
    person = making.keep(Person(name_zh="代表团团长", title_zh="团长", country=office.countries["CL"], **private))
    event = making.event("代表团座谈", "2026-05-20")
    making.keep(event, guests=[Guest(person=person, country=office.countries["CL"], arrived=True)])
    operations.admit(promises[0].gauge, event, by=office.officer)
    whole = json.dumps(assessment.draft(promises[0].book, making.DAY), ensure_ascii=False)
    assert "代表团座谈" in whole and not any(value in whole for value in private.values())


def test_a_frozen_one_stays_whatever_the_registers_say_later(office):
    promises = making.issued(CONTRACTS)
    contract = making.agreement("1号", kind="contract")
    made = assessment.snapshot(promises[0].book, by=office.clerk)
    contract.title, contract.status, contract.signed_on = "改名", "draft", None
    making.keep(contract)
    kept = Assessment.objects.get(pk=made.pk)
    assert kept.data == made.data and assessment.intact(kept)
    assert assessment.draft(promises[0].book) != kept.data
    with pytest.raises(ValidationError):
        kept.save()


def test_a_changed_letter_is_found_out(office):
    promises = making.issued(CONTRACTS)
    made = assessment.snapshot(promises[0].book, by=office.clerk)
    data = json.loads(json.dumps(made.data))
    data["summary"]["states"][0]["count"] += 1
    Assessment.objects.filter(pk=made.pk).update(data=data)
    assert not assessment.intact(Assessment.objects.get(pk=made.pk))


def test_it_is_made_of_an_issued_book_on_a_day_of_its_year_that_has_come(office):
    book = making.draft(CONTRACTS)
    with pytest.raises(Refused):
        assessment.snapshot(book, by=office.clerk)
    making.issue(book)
    for on in (dt.date(2026, 7, 1), dt.date(2025, 12, 31)):
        with pytest.raises(Refused):
            assessment.snapshot(book, on, by=office.clerk)
    for person in (office.officer, office.assessor):
        with pytest.raises(Refused):
            assessment.snapshot(book, by=person)
    assert not Assessment.objects.exists() and assessment.snapshot(book, by=office.leader)


def test_the_past_is_told_by_the_records_own_dates(office):
    promises = making.issued(CONTRACTS)
    making.agreement("1号", "2026-02-01", kind="contract")
    making.agreement("2号", "2026-05-01", kind="contract")
    (said,) = told(*promises, on=dt.date(2026, 3, 31))
    assert (said["value"], len(said["evidence"])) == ("1", 1) and "截至3月31日" in said["paragraph"]
    assert Agreement.objects.count() == 2


def test_the_citys_year_is_told_promise_by_promise(city):
    found = {f"C{one['number']:02}": one for one in told(city["C01"], on=dt.date(2026, 11, 24))}
    assert len(found) == 40 and all(one["paragraph"] for one in found.values())
    assert "澜外办〔2026〕12号" in found["C14"]["paragraph"] and "25个国家（地区）" in found["C07"]["paragraph"]
    assert "距目标还差2个。" in found["C05"]["missing"] and "“注册”阶段" in found["C04"]["paragraph"]
    assert len(found["C19"]["evidence"]) == 11 and found["C19"]["paragraph"].count("；") == 10
