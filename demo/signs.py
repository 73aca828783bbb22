"""The survey of signs of this spring: what was looked at, what was wrong, what is corrected."""

import datetime as dt
import random

from waiban.kernel.dates import PartialDate, as_partial
from waiban.signs.models import Finding, Sign, SurveyRound

from .city_year import CityYear
from .diary import Diary
from .tables import BEGUN

SITES = {"澜港站": "交通枢纽", "澜港机场": "交通枢纽", "望潮古镇": "旅游景区", "东屿渔港": "旅游景区"}
WORDS = (  # Chinese, as it stands, fault, severity, as it should be
    ("小心台阶", "Mind the Steps", "none", "", ""),
    ("出口", "Exit", "none", "", ""),
    ("请勿触摸", "Please Do Not Touch", "none", "", ""),
    ("母婴室", "Baby Care Room", "none", "", ""),
    ("售票处", "Tikcet Office", "e02", "service", "Ticket Office"),
    ("小心地滑", "Slip Carefully", "e01", "safety", "Caution Wet Floor"),
    ("水深危险", "Careful Water Depth", "e01", "safety", "Danger! Deep Water"),
    ("禁止吸烟", "No Smoke", "e03", "service", "No Smoking"),
    ("游客中心", "Youke Zhongxin", "e05", "service", "Tourist Center"),
    ("紧急出口", "No Entry On Peacetime", "e01", "misleading", "Emergency Exit"),
)
EACH = 14


def load(year: CityYear, diary: Diary) -> int:
    chance, owner = random.Random("signs"), year.office.owner("新闻翻译处")
    survey = SurveyRound(
        name="2026年交通枢纽、旅游景区外语标识普查", sites="、".join(SITES), begins=as_partial("2026-03-09"),
        ends=as_partial("2026-04-24"), surveyed=len(SITES) * EACH, by="澜港大学", **owner,
    )  # fmt: skip
    signs, findings = [], []
    for n in range(len(SITES) * EACH):
        site = list(SITES)[n // EACH]
        chinese, foreign, fault, severity, proposed = chance.choice(WORDS)
        sign = Sign(
            number=f"牌{n + 1:04}", site=site, kind=SITES[site], carrier="notice" if severity == "safety" else "guide",
            chinese=chinese, foreign=foreign, language="英语", **owner,
        )  # fmt: skip
        found = dt.date(2026, 3, 10) + dt.timedelta(days=n // 2)
        corrected = (
            found + dt.timedelta(days=chance.randrange(40, 190)) if fault != "none" and chance.random() < 0.8 else None
        )
        finding = Finding(
            number=f"查{n + 1:04}", sign=sign, survey=survey, found_on=PartialDate(found), fault=fault, severity=severity,
            proposed=proposed, corrected_on=corrected and PartialDate(corrected), **owner,
        )  # fmt: skip
        signs.append(diary.entry(sign, sign.person, found))
        findings.append(_versions(diary, finding))
    made = diary.keep([diary.entry(survey, survey.person, max(survey.begins.day, BEGUN))]) + diary.keep(signs)
    return made + diary.keep_versions(findings)


def _versions(diary: Diary, finding: Finding) -> list:
    found = diary.entry(finding, finding.person, finding.found_on.day, corrected_on=None)
    if not (corrected := finding.corrected_on):
        return [found]
    return [found, diary.entry(finding, finding.person, corrected.day, corrected_on=corrected)]
