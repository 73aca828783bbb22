"""Sentences that promise nothing: what was said, what was done, what a list is called and who it is that speaks."""

import re

from . import phrases


def promising(found: list[list], year: int | None) -> list[list]:
    """Leaves out sentences that tell what was said or done; what was reached is told on behind a semicolon."""
    kept, telling = [], False
    for whole in filter(None, found):
        sentence = _onward(whole)
        past = telling or _told(sentence, year)
        if not past:
            kept.append(sentence)
        telling = past and sentence[-1].end_mark == ";" and (telling or bool(_progress(sentence)))
    return kept


def _onward(sentence: list) -> list:
    """今年是开局之年,要…: what is called for behind what is only told."""
    for at in range(len(sentence) - 1, 0, -1):
        called = phrases.CALLED.match(sentence[at].text) or phrases.SUBJECT.match(sentence[at].text)
        if called and phrases.TOLD.search(sentence[at - 1].core):
            return sentence[at:]
    return sentence


def _progress(sentence: list) -> bool:
    """1-8月份,全市完成…,居全省第9位: how far it has come."""
    first = sentence[0]
    months = first.dates and re.match(r"\d{1,2}[-—~至]\d{1,2}月", first.text)
    reached = any(phrases.REACHED.search(clause.core) for clause in sentence)
    reached = reached or (
        first.text.startswith("1") and all(c.deed.kind == "indicator_reached" for c in sentence if c.core)
    )
    return bool((months and reached) or re.match("去年|上年|今年以来|截至|截止", first.text))


def opens_a_list(fold: str, start: int, end: int, stop: int) -> bool:
    said = fold[start:end]
    if fold[stop : stop + 1] == ":" and (
        re.fullmatch(r"[^,]{0,16}(?:目标|任务|指标|要求|重点|工作|措施|安排|内容)", said)
        or phrases.COUNTED_LIST.search(said)
        or phrases.TOLD.search(said)
    ):
        return True
    return bool(phrases.BEFORE_A_LIST.fullmatch(fold, start, end))


def _told(sentence: list, year: int | None) -> bool:
    """What was said or done already is no promise."""
    first = sentence[0]
    if (
        len(sentence) > 1
        and first.dates
        and re.search(r"日(?:[上下]午|晚上?|清晨)?$", first.text)
        and first.core in ("", "上午", "下午", "晚", "晚上", "清晨")
        and re.search("召开|开幕|闭幕|听取|出席|调研$|座谈$|参加会议|主持", sentence[1].core)
    ):
        return True  # 6月3日,某委员会召开会议: news
    if _progress(sentence):
        return True
    if (
        year
        and first.dates
        and first.dates[0].start == first.start
        and any(date.form == "bare" and date.year and date.year < year for date in first.dates)
    ):
        return True  # 2023年,… in a plan for 2024
    return any(phrases.TOLD.search(clause.core) or phrases.CALL.match(clause.core) for clause in sentence)
