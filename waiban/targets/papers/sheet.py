"""The self-assessment as a workbook: counts, every promise, all of its evidence, what was said and changed."""

import io
from collections.abc import Iterator

from django.conf import settings
from django.utils import translation
from openpyxl import Workbook

from waiban.register.sheets.exporting import Page
from waiban.targets.models import Assessment

from .attachments import promises, targets

PROMISE = (
    ("序号", "number"), ("承诺事项", "text"), ("类型", "kind_label"), ("责任处室", "division"), ("责任人", "person"),
    ("期限", "due"), ("目标数", "wanted"), ("单位", "unit"), ("完成数", "value"), ("状态", "state_label"),
    ("完成情况", "says"), ("完成日期", "done_on"), ("最近活动", "last_on"), ("下次安排", "next_on"), ("量度", "gauge"),
    ("情况说明", "paragraph"), ("佐证数", "count"), ("待认领", "candidates"),
)  # fmt: skip
EVIDENCE = (("日期", "on"), ("登记簿", "register_title"), ("名称", "name"), ("内容", "told"), ("认定依据", "why"),
            ("记录编号", "record"))  # fmt: skip
REMARK = (("日期", "on"), ("类别", "kind_label"), ("说明人", "by"), ("内容", "text"), ("评定", "state"))
AMENDMENT = (("批准日期", "on"), ("理由", "ground"), ("批准单位", "approver"), ("文号", "document"),
             ("新目标数", "quantity"), ("新期限", "deadline"), ("新表述", "wording"))  # fmt: skip
FIGURES = {"wanted", "value", "quantity"}


def make(assessment: Assessment) -> bytes:
    """Five sheets; each cell a value, never a formula."""
    with translation.override(settings.LANGUAGE_CODE):
        book = Workbook(write_only=True)
        _overview(Page(book, "总体", ["项目", "内容", "占比"]), assessment)
        _promises(Page(book, "承诺", ["目标", *_heads(PROMISE), "缺项"]), assessment.data)
        _parts(Page(book, "佐证", ["序号", "承诺事项", *_heads(EVIDENCE)]), assessment.data, "evidence", EVIDENCE)
        _parts(Page(book, "说明与批示", ["序号", "承诺事项", *_heads(REMARK)]), assessment.data, "remarks", REMARK)
        _parts(Page(book, "调整", ["序号", "承诺事项", *_heads(AMENDMENT)]), assessment.data, "amendments", AMENDMENT)
        file = io.BytesIO()
        book.save(file)
    return file.getvalue()


def _heads(columns) -> list[str]:
    return [head for head, _name in columns]


def _cells(image: dict, columns) -> list:
    return [_figure(image[name]) if name in FIGURES else image[name] for _head, name in columns]


def _figure(text: str) -> float | int | str:
    """Numbers as numbers, so that the assessor can add them up."""
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _overview(page: Page, assessment: Assessment) -> None:
    data, own = assessment.data, assessment.data["own"]
    for line in (
        ("业务目标", data["book"]["title"]), ("单位", data["book"]["unit"]), ("截至", data["on"]),
        ("冻结", f"{assessment.by} {assessment.at:%Y-%m-%d}"), ("校验码（SHA-256）", assessment.sha256),
        ("标杆城市", data["benchmark"]["city"]), ("标杆值", data["benchmark"]["value"]),
        ("存在问题", own["problems"]), ("下一步打算", own["next_steps"]), ("承诺事项", data["summary"]["total"]),
    ):  # fmt: skip
        page.append([*line, None])
    for row in data["summary"]["states"]:
        page.append([row["label"], row["count"], f"{row['share']}%"])


def _promises(page: Page, data: dict) -> None:
    for heading, target in targets(data):
        for promise in promises(target):
            page.append([heading, *_cells(promise, PROMISE), "\n".join(promise["missing"])])


def _parts(page: Page, data: dict, name: str, columns) -> None:
    """The rows of promises, each with the promise's number and words before it."""
    for promise, part in _each(data, name):
        page.append([promise["number"], promise["text"], *_cells(part, columns)])


def _each(data: dict, name: str) -> Iterator[tuple[dict, dict]]:
    for _heading, target in targets(data):
        for promise in promises(target):
            for part in promise[name]:
                yield promise, part
