"""Files as offices really send them are read as they look on paper: nothing deleted or hidden, every number set."""

import pytest

from waiban.reader import read

from . import making_office as making


def promised(book) -> list[str]:
    return [
        book.text[promise.start : promise.end] for t in book.targets for m in t.measures for promise in m.commitments
    ]


def test_numbers_set_by_the_program_number_the_targets():
    book = read(making.listed(), name="book.docx")
    assert [(target.no, target.name) for target in book.targets] == [("1", "深化友城合作"), ("2", "优化城市环境")]
    assert [measure.ordinal for measure in book.targets[1].measures] == ["1", "2", "3"]
    assert book.text.count("1.举办友城论坛") == 2  # the items begin again under the second heading


def test_numbers_set_by_the_program_number_the_rows_of_a_table():
    book = read(making.numbered_rows(), name="book.docx")
    assert [(target.no, target.owners) for target in book.targets] == [(n, ["友城处"]) for n in "123"]


def test_what_was_deleted_moved_or_hidden_is_not_read():
    book = read(making.revised(), name="book.docx")
    assert promised(book) == [
        "举办友城论坛2场，6月底前完成", "签署合作备忘录3份", "新建公园5座", "培训外事干部200人次"]  # fmt: skip
    assert not {"50座", "码头", "隧道", "桥梁", "第1页"} & {
        word for word in ("50座", "码头", "隧道", "桥梁", "第1页") if word in book.text
    }


def test_merged_cells_nested_tables_and_deleted_rows_of_a_document():
    book = read(making.merged_and_nested(), name="book.docx")
    assert [(t.category, t.no, t.deadline) for t in book.targets] == [
        ("友城工作", "1", "2026-06-30"), ("友城工作", "2", "2026-12-31"), ("出访", "3", "2026-12-31")]  # fmt: skip
    assert promised(book) == ["举办友城论坛2场", "新建公园5座", "签署合作备忘录3份", "选派30名干部赴新加坡研修"]


def test_sheets_that_are_seen_are_read_each_with_its_own_head():
    book = read(making.sheets(), name="book.xlsx")
    assert [(t.category, t.no, t.deadline) for t in book.targets] == [
        ("友城工作", "1", "2026-06-30"), ("友城工作", "2", "2026-09-30"), ("出访", "3", "2026-12-31"),
        (None, "1", None), (None, "2", None)]  # fmt: skip
    assert [p.quantity for t in book.targets for m in t.measures for p in m.commitments] == [2, 1, 30, None, 200]
    assert "桥梁" not in book.text
    assert any("Hidden rows" in doubt for doubt in book.doubts)


@pytest.mark.parametrize("columns", [1, 2])
def test_a_list_over_several_pages_keeps_its_order_in_one_column_or_two(columns):
    book = read(making.long_list(columns), name="book.pdf")
    (target,) = book.targets
    assert [measure.ordinal for measure in target.measures] == [str(n) for n in range(1, 9)]
    found = [(p.kind, p.quantity, p.deadline) for p in target.measures[6].commitments]
    assert found == [
        (kind, count, "2026-07-31")
        for kind, count in (("event_held", 7), ("people_invited", None), ("agreement_signed", 7))
    ]


PASTED = {
    "tabs": "序号\t工作任务\t责任处室\t完成时限\n1\t举办友城论坛2场\t友城处\t6月底前\n2\t新建公园5座\t综合处\t12月底前\n",
    "spaces of a page": "1.&nbsp;举办友城论坛2\u00a0场，6月底前完成。\u2003\n\u3000\u30002.&nbsp;新建公园5&nbsp;座，12月底前完成。",
    "wide figures": "１．举办友城论坛２场，６月底前完成。\n２．新建公园５座，１２月底前完成。",
    "broken lines": "1.举办友城论坛2场，\n6月底前完成。\n2.新建公园\n5座，12月底前完成。",
}


@pytest.mark.parametrize("case", PASTED)
def test_pasted_text_is_read_whatever_its_spaces_and_figures(case):
    book = read(f"{making.TITLE}\n{PASTED[case]}")
    promises = [promise for t in book.targets for m in t.measures for promise in m.commitments]
    assert [(p.kind, p.quantity, p.deadline) for p in promises] == [
        ("event_held", 2, "2026-06-30"), ("works_built", 5, "2026-12-31")]  # fmt: skip


def test_text_in_full_characters_is_taken_as_it_is():
    book = read("二〇二六年重點工作目標\n1.舉辦國際友城論壇2場。\n2.簽署合作備忘錄3份。\n")
    assert [target.no for target in book.targets] == ["1", "2"]
    assert [p.quantity for t in book.targets for m in t.measures for p in m.commitments] == [2, 3]
