"""Dates and numerals as a Chinese report writes them."""

import datetime as dt
import re

FIGURES = "零一二三四五六七八九十"


def day(text: str) -> str:
    """2026年6月9日 of 2026-06-09, 2026年6月 of 2026-06, without noughts; what is neither stays."""
    if re.fullmatch(r"\d{4}-\d\d", text):
        return f"{int(text[:4])}年{int(text[5:])}月"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    date = dt.date.fromisoformat(text)
    return f"{date.year}年{date.month}月{date.day}日"


def short_day(text: str, year: int) -> str:
    """6月9日; with its year where it is another one."""
    return day(text).removeprefix(f"{year}年")


def numeral(number: int) -> str:
    """一, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else ("" if tens == 1 else FIGURES[tens]) + "十"
    return lead + (FIGURES[ones] if ones or not tens else "")
