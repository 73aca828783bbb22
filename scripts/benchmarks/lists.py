"""Fifty rows of 100,000 in any order and through any filter, against the emptiest page a signed-in person can open.

The bound is for a filter, words or an order. A filter in the order of another column is told beside it, with how many
of them are over that bound: no index holds both, and where those that pass stand late in that order, thousands of
others are met first.
"""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlencode

from waiban.kernel import ids
from waiban.register.declare import catalogue
from waiban.register.lists import filters, keyset
from waiban.register.lists import page as lists
from waiban.register.lists.filters import filters_for
from waiban.register.rights import visible
from waiban.register.sheets.exporting import order_of

from .city import LISTS
from .timing import Table, in_turn, told

FLOOR = "/find/"  # the frame with a search box: signed in, no record asked for
FIRST, TIMES, WORST, BEYOND = 5, 15, 3, 2_000
WORDS_ALONE, COLUMN_ALONE, MOST = "words", "a filter or an order", 3
WORDS = ("浑不见", "友好", "合作")  # nowhere, here and there, everywhere


def measure(table: Table, visitor) -> None:
    for label in LISTS:
        register = catalogue[label]
        by_sort: dict[str, list[str]] = {}
        for url in addresses(register, visitor.user):
            by_sort.setdefault(_sort_of(url), []).append(url)
        for what, asked in by_sort.items():
            ratio, found, over = _slowest(visitor, asked)
            line = f"{label}: the slowest of {len(asked)} with {what}"
            if what in (WORDS_ALONE, COLUMN_ALONE):
                table.ratio(line, FLOOR, ratio, MOST, found)
            else:
                table.ratio(f"{line} ({over} over {MOST})", FLOOR, ratio, None, found)
        table.ratio(f"{label}: page 2,000 against page 1", "page 1", *_far(register, visitor))
        every = [url for asked in by_sort.values() for url in asked]
        most = max(visitor.questions(url) for url in every)
        table.ratio(f"{label}: questions of the hungriest list", "12 questions", most, 12)
    for page in (FLOOR, "/r/choose/"):
        ratio, found = max(_ratio(visitor, f"{page}?{urlencode({'q': words})}") for words in WORDS)
        table.ratio(f"{page}: words looked for in every register", FLOOR, ratio, None, found)


def _slowest(visitor, asked: list[str]) -> tuple[float, str, int]:
    """The slowest of a first round are measured again; how many of that round were over the bound."""
    first = {url: _ratio(visitor, url, times=FIRST)[0] for url in asked}
    rough = sorted(first, key=first.__getitem__)[-WORST:]
    return *max(_ratio(visitor, url) for url in rough), sum(ratio > MOST for ratio in first.values())


def _sort_of(url: str) -> str:
    """What is asked: words are looked for by another index than columns."""
    if url.count("=") == 1:
        return WORDS_ALONE if "q=" in url else COLUMN_ALONE
    return ("words" if "q=" in url else "a filter") + " in another order"


def _ratio(visitor, url: str, times: int = TIMES) -> tuple[float, str]:
    page, floor = in_turn(lambda: visitor.get(url), lambda: visitor.get(FLOOR), times=times)
    return page / floor, f"{told(page)} : {told(floor)}  {url}"


def _far(register, visitor) -> tuple[float, float, str]:
    """The cursor of page 2,000 is made as the list itself would give it out."""
    worst = (0.0, 1.5, "")
    for name in orders(register, visitor.user):
        sort = lists.sort_of(register, visitor.user, name)
        url = f"{register.address()}?{urlencode({'sort': name})}"
        beyond = f"{url}&{urlencode({'after': _cursor(register, sort)})}"
        far, near = in_turn(lambda u=beyond: visitor.get(u), lambda u=url: visitor.get(u), times=5)
        worst = max(worst, (far / near, 1.5, f"{told(far)} : {told(near)}  sort={name}"))
    return worst


def _cursor(register, sort) -> str:
    """The last row of page 1,999."""
    rows = register.model.objects.order_by(*order_of(register.model, sort)).values_list(*sort.steps)
    pages = min(BEYOND, rows.count() // keyset.SIZE) - 1
    return keyset.make_cursor(register.model, sort, rows[keyset.SIZE * pages - 1])


def orders(register, user) -> list[str]:
    paths = [c.path for c in register.for_user(user, "detail") if lists.sortable(c)]
    return [sign + path for path in paths for sign in ("", "-")]


def addresses(register, user) -> Iterator[str]:
    """Every order, every filter by its commonest and its rarest value, and each filter in the two usual orders."""
    base = register.address()
    for name in orders(register, user):
        yield f"{base}?{urlencode({'sort': name})}"
    for segment in register.segments:
        yield f"{base}?{urlencode({'segment': segment})}"
    for name, value in values(register, user):
        yield f"{base}?{urlencode({name: value})}"
        for order in dict.fromkeys((register.sort.removeprefix("-"), orders(register, user)[0], "-id")):
            yield f"{base}?{urlencode({name: value, 'sort': order})}"


def values(register, user) -> Iterator[tuple[str, str]]:
    """(filter, value): the commonest and the rarest that the register holds, words that are everywhere and nowhere."""
    for name, one in filters_for(register, user).base_filters.items():
        if isinstance(one, filters.Words | filters.Contains):
            yield from ((name, word) for word in WORDS)
        elif isinstance(one, filters.Numbers):
            yield name, ",".join(ids.encode(pk) for pk in register.model.objects.values_list("pk", flat=True)[:2])
        elif isinstance(one, filters.OfColumn):
            yield from ((name, value) for value in _commonest_and_rarest(register, user, one))


def _commonest_and_rarest(register, user, one) -> list[str]:
    model = one.inside.model if one.inside else register.model
    records = model.objects.all() if one.inside else visible(user, register)
    held = sorted(
        Counter(v for v in records.values_list(one.field_name, flat=True) if v not in (None, "")).items(),
        key=lambda x: x[1],
    )
    if not held:
        return []
    if isinstance(one, filters.Edge | filters.Amount):
        every = sorted(value for value, number in held for _n in range(number))
        found = [every[len(every) // 2], every[len(every) // 50], every[-(len(every) // 50 + 1)]]
    else:
        found = [held[-1][0], held[0][0]]
    if isinstance(one, filters.Relation):
        return [ids.encode(value) for value in found]
    if isinstance(one, filters.YesNo):
        return [str(int(value)) for value in found]
    return [str(value) for value in found]
