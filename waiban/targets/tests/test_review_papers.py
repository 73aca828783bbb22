"""The papers of a month's review: 调度表, 通报 and one page, with the very numbers of the readings that were frozen."""

import datetime as dt
import io
from collections import Counter

import docx
import pytest

from demo import tables
from waiban.targets.models import FINISHED, Review, State
from waiban.targets.papers import reviewed
from waiban.targets.papers.reviewed import brief, circular
from waiban.targets.papers.reviewed import lines as told_of

from .papers import in_word, made, pages, sheets, table_of

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = dt.date(2026, 9, 1), dt.date(2026, 10, 1)


@pytest.fixture
def september(city, settings):
    settings.TODAY = tables.TODAY
    return Review.objects.get(month=SEPTEMBER)


@pytest.fixture
def october(city, settings):
    settings.TODAY = tables.TODAY
    return Review.objects.get(month=OCTOBER)


def test_the_table_of_the_month_holds_every_promise_with_the_reading_that_was_frozen(october):
    (sheet,) = sheets(october, "dispatch").worksheets
    head, *rows = table_of(sheet, "序号")
    lines = {row[0]: dict(zip(head, row, strict=True)) for row in rows if isinstance(row[0], int)}
    images = list(october.data.values())
    assert sorted(lines) == list(range(1, len(images) + 1)) and len(images) == 40
    labels = {str(state): str(state.label) for state in State}
    for number, image in enumerate(images, 1):
        line = lines[number]
        assert line["状态"].split("\n")[0] == labels[image["state"]]
        if image["wanted"] and float(image["wanted"]) > 1 and image["state"] != State.UNMEASURED:
            assert line["完成情况"].startswith(f"{image['value']} / {image['wanted']}"), line


def test_the_table_tells_lag_next_date_what_is_stuck_and_the_steps(october):
    (sheet,) = sheets(october, "dispatch").worksheets
    head, *rows = table_of(sheet, "序号")
    lines = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    late = lines[4]
    assert late["状态"].startswith("逾期") and late["进度差距"] == "逾期31天" and late["期限"] == "9月30日"
    assert "市自然资源部门正在办理用地手续" in late["困难和问题"] and "每周一调度" in late["下步措施"]
    assert "专人驻点跟办" in late["下步措施"] and late["责任处室\n责任人"] == "国际合作处\n尹禾络"
    assert lines[5]["进度差距"] == "应达11个，差1个" and lines[5]["状态"] == "欠进度\n上月达进度"


def test_the_circular_counts_as_the_readings_do_by_state_and_by_division(september):
    states = Counter(image["state"] for image in september.data.values())
    done = sum(states[state] for state in FINISHED)
    text = in_word(made(september, "circular", "docx"))
    assert f"已完成{done}项，占{100 * done / 40:.1f}%" in text and f"欠进度{states[State.BEHIND]}项" in text
    sheet = sheets(september, "circular").worksheets[1]
    head, *rows = table_of(sheet, "责任处室")
    whole = dict(zip(head, rows[len({x["division"] for x in september.told["lines"]})], strict=True))
    assert whole["责任处室"] == "合计" and whole["承诺数"] == 40 and whole["已完成"] == done
    assert whole["欠进度"] == states[State.BEHIND] and whole["未启动"] == states[State.NONE]
    divisions = [row for row in rows if isinstance(row[1], int) and row[0] != "合计"]
    assert [sum(row[column] for row in divisions) for column in (1, 2)] == [40, done]


def test_the_circular_reads_as_an_office_writes_it(september):
    document = docx.Document(io.BytesIO(made(september, "circular", "docx")))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:2] == ["关于2026年第三季度\n业务目标进展情况的通报", "各处室："]
    assert [line for line in lines if line[1:2] == "、"] == [
        "一、总体情况", "二、进展较好的事项", "三、进展滞后的事项", "四、需要协调解决的问题", "五、下一步工作要求",
    ]  # fmt: skip
    whole = "\n".join(lines)
    assert "与6月调度时相比" in whole and "附件：1. 各处室承诺事项进展统计表" in whole
    assert lines.index("市外办") + 1 == lines.index("2026年9月30日")
    missing = told_of.numbers([x for x in told_of.lagging(september.told["lines"]) if not x["steps"]])
    assert f"{missing}未报下步措施" in whole


def test_what_was_done_in_the_quarter_is_named_with_its_date_and_nothing_else(september):
    named = {line["number"] for line in circular.done_in_quarter(september.told)}
    days = {n: image["done_on"] for n, image in enumerate(september.data.values(), 1) if image["state"] in FINISHED}
    assert named == {n for n, day in days.items() if "2026-07-01" <= day <= "2026-09-30"} != set()


def test_only_the_last_month_of_a_quarter_has_a_circular(september, october, client):
    assert list(reviewed.papers_of(october)) == ["dispatch", "brief"]
    assert list(reviewed.papers_of(september)) == ["dispatch", "circular", "brief"]


def test_the_leaders_page_is_one_page_and_tells_the_worst_first(october):
    (page,) = pages(made(october, "brief", "pdf"))
    late = told_of.lagging(october.told["lines"])[0]
    assert late["state"] == State.LATE and page.index(late["text"][:12]) < page.index("近期节点")
    assert "40项承诺已完成19项，占47.5%" in page and "祝庭屿10月9日批示第4项" in page
    nearest = brief.coming(october.told)[0]
    assert nearest[0] > "2026-10-31" and nearest[1]["text"][:10] in page


def test_the_leaders_page_stays_one_page_however_long_the_words_are(october):
    for line in october.told["lines"]:
        line |= {
            "state": State.LATE,
            "lag": "逾期300天，差10000场次",
            "days": -300,
            "text": "长" * 400,
            "division": "处" * 60,
        }
        line["stuck"] = line["steps"] = line["instruction"] = {"on": "2026-10-09", "by": "某", "text": "字" * 900}
        line["next_on"] = "2026-12-01"
    assert len(pages(made(october, "brief", "pdf"))) == 1


def test_all_three_files_of_a_paper_say_the_same(september):
    for name, paper in reviewed.papers_of(september).items():
        title = paper.title(september.told).replace("\n", "")
        pdf = "".join(pages(made(september, name, "pdf")))
        word = in_word(made(september, name, "docx"))
        book = sheets(september, name)
        cells = "\n".join(str(value) for sheet in book for row in sheet.values for value in row if value is not None)
        assert title in pdf and title in word.replace("\n", "") and title in cells.replace("\n", "")
        for line in told_of.lagging(september.told["lines"]):
            for text in (pdf, "".join(word.split()), "".join(cells.split())):
                assert line["text"][:20] in text, (name, line["text"])
        assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
