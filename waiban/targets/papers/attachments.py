"""Behind the report: a table of every promise, the list of its evidence, and what proves the paper."""

from collections.abc import Iterator

from django.utils import timezone

from waiban.documents.blocks import Block, table
from waiban.targets.models import Assessment

from .phrases import day, short_day

ENCLOSED = ("各项承诺完成情况一览表", "佐证材料清单")
NAMED, LISTED = 3, 20  # records named in the table and listed behind it; all of them stand in the workbook

PROMISE_HEADS = ("序号", "承诺事项", "责任处室", "期限", "状态", "完成情况", "佐证", "缺项", "考核意见")
PROMISE_WIDTHS = [0.041, 0.203, 0.103, 0.088, 0.086, 0.09, 0.21, 0.116, 0.063]
EVIDENCE_HEADS, EVIDENCE_WIDTHS = ("编号", "类别", "内容"), [0.1, 0.1, 0.8]


def attachments(assessment: Assessment) -> list[Block]:
    data = assessment.data
    return [
        Block("attachment", "附件1", title=ENCLOSED[0], landscape=True),
        table(PROMISE_HEADS, _promises(data), PROMISE_WIDTHS),
        Block("note", "注：“考核意见”由考核部门填写。"),
        Block("attachment", "附件2", title=ENCLOSED[1]),
        table(EVIDENCE_HEADS, _evidence(data), EVIDENCE_WIDTHS),
        Block("note", _proof(assessment)),
    ]


def targets(data: dict) -> Iterator[tuple[str, dict]]:
    """Each target with its heading: 重点目标 1 扩大国际合作."""
    for category in data["categories"]:
        for target in category["targets"]:
            yield " ".join(filter(None, (category["name"], target["number"], target["name"]))), target


def promises(target: dict) -> list[dict]:
    return [promise for measure in target["measures"] for promise in measure["commitments"]]


def _promises(data: dict) -> Iterator[list]:
    for heading, target in targets(data):
        yield [heading]
        for c in promises(target):
            owner = "\n".join(filter(None, (c["division"], c["person"])))
            yield [
                c["number"], c["text"], owner, short_day(c["due"], data["book"]["year"]), c["state_label"], c["says"], _named(c), "\n".join(c["missing"]),
                "",
            ]  # fmt: skip


def _named(promise: dict) -> str:
    """How many records prove it, and the newest by name."""
    if not promise["count"]:
        return ""
    names = "；".join(e["name"] for e in promise["evidence"][:NAMED])
    return f"{promise['count']}条：{names}{'等' if promise['count'] > NAMED else ''}"


def _evidence(data: dict) -> Iterator[list]:
    """For each promise its records, the newest first; where there are many, how many more the workbook holds."""
    for _heading, target in targets(data):
        for promise in promises(target):
            if not promise["evidence"]:
                continue
            yield [f"{promise['number']}. {promise['text']}"]
            for number, found in enumerate(promise["evidence"][:LISTED], 1):
                yield [f"{promise['number']}-{number}", found["register_title"], found["told"]]
            if (more := promise["count"] - LISTED) > 0:
                yield ["", "", f"另有{more}条，见电子表格。"]


def _proof(assessment: Assessment) -> str:
    """What lets the paper be held against what is kept."""
    at = timezone.localtime(assessment.at).strftime("%Y-%m-%d %H:%M")
    return f"本报告数据截至{day(assessment.data['on'])}，由{assessment.by}于{at}冻结。校验码（SHA-256）：{assessment.sha256}"
