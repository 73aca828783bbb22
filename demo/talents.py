"""The city's language people: the pool as it filled through the year, the courses, and the fourth 澜港友谊奖."""

import datetime as dt
import random

from waiban.kernel.dates import PartialDate, as_partial
from waiban.talents.models import Attendance, Certificate, LanguageSkill, Nomination, Selection, Talent, Training

from .city_year import CityYear
from .diary import Diary
from .tables import BEGUN, TODAY, table

IN_POOL, WAITING = 286, 17
OPENED = dt.date(2026, 3, 2)
FAMILY = "谌阙郗芮邬简蔺佘亓妫缪戚仇屈柴樊卓蒙池鄢"
GIVEN = "屿澜汐舟砚禾漪笙霁棠桁湛蘅峤珩疏晚汀筠"
UNITS = ("澜港大学", "澜港外国语学校", "澜港港务集团", "远澜航运集团", "市商务局", "澜港国际商会", "澜港市海洋研究院")
LANGUAGES = {
    "英语": 9,
    "日语": 4,
    "韩语": 4,
    "西班牙语": 3,
    "葡萄牙语": 2,
    "俄语": 2,
    "法语": 2,
    "德语": 2,
    "阿拉伯语": 1,
}
PAPERS = {"日语": ("日本语能力测试", "N1"), "英语": ("英语专业考试", "八级")}
FIELDS = ("港航物流", "海洋装备", "经贸谈判", "法律", "医疗", "文化旅游", "新能源")
AWARDED = ("莱昂哈德·海登贝克", "砥部翔吾", "杜尔塞·马尔维尼亚", "蔡咏忻", "卜瑞玹", "蒂尔曼·霍尔斯特费尔")
PROPOSED = ("奥萝尔·哈弗莱特", "伊莲娜·佩尔维耶", "若热·阿特兰西内斯")


def load(year: CityYear, diary: Diary) -> int:
    chance = random.Random("talents")
    talents = [_talent(year, chance, n) for n in range(IN_POOL + WAITING)]
    made = diary.keep([diary.entry(t, t.person, _entered(t), rows) for t, rows in talents])
    people = [talent for talent, _rows in talents]
    made += diary.keep_versions([_training(year, diary, chance, people, row) for row in table("trainings")])
    return made + diary.keep_versions([_award(year, diary)])


def _entered(talent: Talent) -> dt.date:
    return talent.joined_on.day if talent.joined_on else TODAY - dt.timedelta(days=9)


def _talent(year: CityYear, chance: random.Random, n: int) -> tuple[Talent, dict]:
    joined = OPENED + dt.timedelta(days=int(chance.triangular(0, 255, 30))) if n < IN_POOL else None
    language = chance.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    talent = Talent(
        number=f"澜才{n + 1:04}", name=chance.choice(FAMILY) + "".join(chance.sample(GIVEN, 2)), unit=chance.choice(UNITS),
        title=chance.choice(("讲师", "副教授", "翻译", "业务主管", "教师")), fields=chance.choice(FIELDS),
        level=chance.choices(("senior", "middle", "junior"), (1, 3, 4))[0] if joined else "",
        joined_on=PartialDate(joined) if joined else None,
        consent_on=PartialDate(joined - dt.timedelta(days=6)) if joined else None,
        years_abroad=chance.choice((None, 1, 2, 3, 5)), sessions=chance.randrange(0, 70),
        words=chance.randrange(0, 40) * 5_000, phone=f"{85554000 + n}", **year.office.owner("新闻翻译处"),
    )  # fmt: skip
    modes = chance.sample(LanguageSkill.Mode.values, chance.randrange(1, 4))
    kind, grade = PAPERS.get(language, ("翻译专业资格（水平）考试", chance.choice(("二级", "三级"))))
    certificate = Certificate(
        language=language, kind=kind, grade=grade, serial=f"LG{n:05}", issued_on=as_partial(f"{2012 + n % 13}-06")
    )
    skills = [LanguageSkill(language=language, mode=mode) for mode in modes]
    return talent, {"skills": skills, "certificates": [certificate] if chance.random() < 0.8 else []}


def _training(year: CityYear, diary: Diary, chance: random.Random, people: list[Talent], row: dict) -> list:
    training = Training(
        name=row["name"], topic=row["topic"], status=row["status"], begins=as_partial(row["begins"]),
        ends=as_partial(row["ends"]) if row["ends"] else None, hours=row["hours"], trainer=row["trainer"],
        venue=row["venue"], result=row["result"], **year.office.owner("新闻翻译处"),
    )  # fmt: skip
    groups = (group.split("|") for group in row["unit_people"].split(";") if group)
    attendance = [Attendance(other=unit, people=int(number)) for unit, number in groups]
    day = training.begins.day
    if training.status == "held" and row["topic"] == "外事翻译" and day >= BEGUN:
        there = [person for person in people if person.joined_on and person.joined_on.day <= day]
        attendance += [Attendance(talent=one, result="passed") for one in chance.sample(there, min(8, len(there)))]
    if training.status == "planned" or day < BEGUN:
        return [
            diary.entry(training, training.person, min(day, TODAY - dt.timedelta(days=6)), {"attendance": attendance})
        ]
    after = {"status": training.status, "result": training.result}
    return [
        diary.entry(training, training.person, max(day - dt.timedelta(days=20), BEGUN), status="planned", result=""),
        diary.entry(training, training.person, day, {"attendance": attendance}, **after),
    ]


def _award(year: CityYear, diary: Diary) -> list:
    award = Selection(
        name="第四届“澜港友谊奖”评选", award="澜港友谊奖", round="第四届", basis="澜港市授予“澜港友谊奖”办法", quota=10,
        opened_on=as_partial("2026-03-10"), decided_by="市政府常务会议", **year.office.owner("礼宾处"),
    )  # fmt: skip
    decided = as_partial("2026-09-21")
    nominations = [
        Nomination(
            contact=year.persons[name], nominator="市外办", consent_on=as_partial("2026-04"), chosen=name in AWARDED
        )
        for name in (*AWARDED, *PROPOSED)
    ]
    before = {"decided_on": None, "document": ""}
    after = {"decided_on": decided, "document": "澜政发〔2026〕23号", "awarded_on": as_partial("2026-09-29")}
    return [
        diary.entry(award, award.person, award.opened_on.day, **before),
        diary.entry(award, award.person, decided.day, {"nominations": nominations}, **after),
    ]
