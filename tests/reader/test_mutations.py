"""Books damaged in copying: whatever is left, the reader points into the text it shows and never breaks."""

import random
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from waiban.reader import ReaderError, read

ROOT = Path(__file__).resolve().parents[2]
BOOKS = [ROOT / "demo" / "city" / "book.txt", *sorted((Path(__file__).parent / "books").glob("*.txt"))]
DEBRIS = (
    "，", "。", "；", "：", "、", "（", "）", "《", "》", "“", "”", "|", "\t", "\n", "\u3000", "9", "一", "①", "%", "\x00", "\u200b",
    "𠮷", "🙂", "\x01", "一是", "1.", "第一季度：", "12月底前", "（责任单位：市外办）", "序号", "30家", "与韩国", "2月30日",
    "13月", "99999999999999999999个", "每", "分别", "&nbsp;", "〔2026〕",
)  # fmt: skip
ROUNDS = 60


def damaged(text: str, chance: random.Random) -> str:
    """Characters put in, left out, written twice or exchanged, as copying does."""
    letters = list(text)
    for _ in range(chance.choice((1, 5, 25))):
        at = chance.randrange(len(letters) + 1)
        harm = chance.randrange(4)
        if harm == 0:
            letters[at:at] = chance.choice(DEBRIS)
        elif harm == 1:
            del letters[at : at + chance.choice((1, 5, 40, 150))]
        elif harm == 2:
            letters[at:at] = letters[: chance.randrange(60)]
        elif at < len(letters):
            letters[at] = chance.choice(DEBRIS)[0]
    return "".join(letters)


@pytest.mark.desk(3)
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_damaged_book_never_breaks_the_reader(path):
    chance, text, seen = random.Random(path.stem), path.read_text("utf-8"), 0
    for _ in range(ROUNDS):
        try:
            book = read(damaged(text, chance))
        except ReaderError:
            continue
        seen += holds_together(book)
    assert seen > ROUNDS * 5


def holds_together(book) -> int:
    """Every promise lies in its measure, no two overlap, every mention is the text it points at; how many there are."""
    promises = [
        (measure, promise) for target in book.targets for measure in target.measures for promise in measure.commitments
    ]
    for measure, promise in promises:
        assert 0 <= measure.start <= promise.start < promise.end <= measure.end <= len(book.text)
        assert book.text[promise.start : promise.end].strip()
        for mention in promise.mentions:
            assert book.text[mention.start : mention.end] == mention.text
    spans = sorted((promise.start, promise.end) for _, promise in promises)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    book.as_json()
    return len(promises)


GROWING = {
    "items": lambda n: "".join(f"{i}.开展友城活动{i}场，与德国雷根斯堡市签署合作备忘录，12月底前完成。\n" for i in range(1, n)),
    "one long list": lambda n: "1.做好" + "、".join(["加强管理服务"] * n) + "工作3项。\n2.新建公园5座。",
    "firms": lambda n: "1.与" + "、".join(["瀚屿远洋集团"] * n) + "签署协议3份。\n2.新建公园5座。",
    "open brackets": lambda n: "1.举办论坛3场" + "（活动，" * n + "。\n2.新建公园5座。",
    "no stops": lambda n: "1.举办论坛3场" + "推动建设管理服务中心平台" * n + "。\n2.新建公园5座。",
    "rows": lambda n: "序号|工作任务|责任单位\n" + "".join(f"{i}|举办论坛{i}场|市外办\n" for i in range(1, n)),
}  # fmt: skip


def steps(text: str) -> int:
    """How many calls a reading takes: work counted, not time."""
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read("2026年重点工作目标\n" + text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", GROWING)
def test_work_grows_with_the_length_of_a_book_and_not_faster(shape):
    read("2026年重点工作目标\n1.举办论坛3场。\n2.新建公园5座。")  # patterns are compiled once
    assert steps(GROWING[shape](400)) < 6 * steps(GROWING[shape](100))
