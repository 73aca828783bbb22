"""The tables of the invented city (demo/city) as plain values, and the day on which everything stands."""

import csv
import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale

CITY = Path(__file__).with_name("city")
CHINESE = Locale.parse("zh_Hans")
ZONE = ZoneInfo("Asia/Shanghai")
TODAY = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 9, 40, tzinfo=ZONE)
BEGUN = dt.date(2026, 1, 5)  # the office began to keep its registers here; what is older was brought along


def table(name: str) -> list[dict[str, str]]:
    with (CITY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def several(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def listed(cell: str) -> str:
    """市外办|澜港大学 as people write it: 市外办、澜港大学."""
    return "、".join(several(cell))


def tongues(cell: str) -> str:
    """zh|es as people write it: 中文、西班牙语."""
    return "、".join(CHINESE.languages[code] for code in dict.fromkeys(several(cell)))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text[:10])
