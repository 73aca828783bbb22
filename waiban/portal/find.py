"""One search box over every register: words in Chinese or foreign spelling, or first letters of the pinyin.

All registers are asked in one question and what was found is named in a second, however many registers there are; one
before them tells how common the words are: many records with them are met soon among the newest, few are gathered.
"""

from django.db.models import BigIntegerField, F, Value
from django.db.models.functions import Cast
from django.shortcuts import render

from waiban.daily.naming import names
from waiban.daily.together import Part, ask, part
from waiban.kernel.dates import PartialDate, PartialDateField
from waiban.register.declare import Column, Register, catalogue
from waiban.register.lists.filters import search_conditions
from waiban.register.lists.planning import GATHERED, Unindexed
from waiban.register.rights import may_see, visible
from waiban.register.search import GATHER, READ, commonest, searched

HITS = 8
NO_DATE = Cast(Value(None), BigIntegerField())


def find(request):
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    groups = hits(request.user, words) if words else []
    return render(request, "portal/find.html", {"q": words, "groups": groups})


def hits(user, words: str) -> list[dict]:
    """For each register the person sees: its newest records that hold every word, in a column she may see."""
    registers = [r for r in catalogue.values() if any(searched(r)) and may_see(user, r)]
    found: dict[Register, list[tuple]] = {}
    common = commonest(registers, words, GATHERED + 1)
    every = (_asked(n, r, user, words, common[r] > GATHERED) for n, r in enumerate(registers))
    for n, pk, when in ask(every, "{} ORDER BY as_at, as_no DESC"):
        found.setdefault(registers[n], []).append((pk, when))
    called = names({r.model: [pk for pk, _when in rows[:HITS]] for r, rows in found.items()})
    return [
        {
            "register": register,
            "rows": [(called[register.model, pk], register.address(pk), _day(when)) for pk, when in rows[:HITS]
                     if (register.model, pk) in called],
            "more": len(rows) > HITS,
            "url": register.address(),
        }
        for register, rows in found.items()
    ]  # fmt: skip


def _asked(n: int, register: Register, user, words: str, many: bool) -> Part:
    how, newest = (READ, "-pk") if many else (GATHER, Unindexed(F("pk")).desc())
    records = visible(user, register).filter(*search_conditions(register, user, words, how)).order_by(newest)
    dated = register.date and isinstance(Column(register.date).bind(register.model).field, PartialDateField)
    return part(n, records[: HITS + 1], no=F("pk"), on=F(register.date) if dated else NO_DATE)


def _day(number: int | None) -> PartialDate | None:
    return None if number is None else PartialDate.from_number(number)
