"""Words are found in every register at once, in any width and case and by the first letters of their pinyin.

Beside each record stands what it is found by, written through the same door as the record. Its text is indexed by pairs
of characters, as Chinese has no spaces between words: SQLite keeps them in FTS5, PostgreSQL in a GIN index. A word of
two characters is found by its pair; what a longer word's pairs find is looked at again.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, reduce
from itertools import islice, pairwise, product
from operator import or_
from zlib import crc32

from django.db import connection, models, transaction
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from waiban.kernel.bulk import fresh, write_rows

from .declare import Register, catalogue, label_of
from .models import SearchDoc

WORDS, COUNTED = 8, 4  # that are looked for; of which it is told how common they are
RUNS = re.compile(r"[^\W_]+")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
ALONE = 5  # a mark and one character
GATHER, TEST, READ = "gather", "test", "read"
NAME, READINGS = 24, 4  # texts up to this length are also found by pinyin; ways of reading one that are kept


def normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def pairs(text: str) -> set[str]:
    """Its pairs of characters, and what stands alone: 深圳 5号 gives 深圳 and 5号."""
    found = set()
    for run in RUNS.findall(text):
        found.update([run] if len(run) == 1 else (a + b for a, b in pairwise(run)))
    return found


def initials(text: str) -> str:
    """The first letters of the pinyin, where a character is read in two ways in both: 重庆 gives zq and cq."""
    letters = _letters()
    ways = product(*(letters.get(character, character if character.isalnum() else "") for character in text))
    return " ".join("".join(way) for way in islice(ways, READINGS))


@cache
def _letters() -> dict[str, str]:
    """The first letters of a character's two usual readings."""
    from pypinyin.pinyin_dict import pinyin_dict  # only when something is written

    plain = (
        (chr(number), [unicodedata.normalize("NFKD", one)[:1] for one in read.split(",")[:2]])
        for number, read in pinyin_dict.items()
    )
    return {character: "".join(dict.fromkeys(found)) for character, found in plain}


def text_of(register: Register, record) -> str:
    """Everything the record itself is found by; private columns and names of other records are no part of it."""
    parts = []
    for path in searched(register)[0]:
        if value := getattr(record, path):
            parts.append(value := normal(value))
            if len(value) <= NAME and HAN.search(value):
                parts.append(initials(value))
    return "\n".join(parts)


@cache
def searched(register: Register) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The record's own searched columns that are open to all, and the relations whose names are searched."""
    own, relations = [], []
    for column in register.columns:
        if column.search and column.private is None:
            (own if column.own and not column.field.is_relation else relations).append(column.path.split("__")[0])
    return tuple(dict.fromkeys(own)), tuple(dict.fromkeys(relations))


def keep(register: Register, new: Sequence, changed: Iterable[tuple] = ()) -> None:
    """Note what new records are found by, and records of which (before, after) differs."""
    if not searched(register)[0]:
        return
    write_rows(SearchDoc, [_doc(register, record) for record in new])
    other = [after for before, after in changed if text_of(register, before) != text_of(register, after)]
    write_rows(SearchDoc, [_doc(register, record) for record in other], replace=True)


def forget(records: Iterable) -> None:
    SearchDoc.objects.filter(pk__in=[record.pk for record in records]).delete()


def _doc(register: Register, record) -> SearchDoc:
    text = text_of(register, record)
    found = _marked(register.model, pairs(text) | _alone(text))
    return fresh(SearchDoc, id=record.pk, text=text, grams=" ".join(found))


def _alone(text: str) -> set[str]:
    """Chinese characters are also found alone: 赵 is a name. FTS5 knows them as the beginning of a pair, or as the end."""
    return set(HAN.findall(text)) if connection.vendor == "postgresql" else {run[-1] for run in RUNS.findall(text)}


def _marked(model, parts: Iterable[str]) -> list[str]:
    """Each behind the mark of its register, so that words of other registers are not in the way."""
    mark = _mark(label_of(model))
    return [mark + part for part in parts]


@cache
def _mark(label: str) -> str:
    return f"{crc32(label.encode()) % 65_536:04x}"


def conditions(register: Register, words: str, also: Sequence[str] = (), how: str = GATHER) -> list[Q]:
    """One for each word: the record holds it, or one it names does, or one of the private columns `also`.

    GATHER begins with those that hold it, TEST looks up each record among them, READ looks at each record's text.
    """
    return [_condition(register, word, also, how) for word in normal(words).split()[:WORDS]]


def reach(register: Register, words: str, also: Sequence[str], most: int) -> int:
    """How many records can hold all of the words, as far as `most`: no fewer than do, at times a few more."""
    return min((_reach(register, word, also, most) for word in normal(words).split()[:WORDS]), default=most)


def _reach(register, word: str, also, most: int) -> int:
    if not (parts := pairs(word)):
        return most
    [found] = Holds.numbers([_marked(register.model, sorted(parts))], most)
    for condition in _named(register, word, also):
        if found < most:
            found += register.model._default_manager.filter(condition).order_by()[: most - found].count()
    return min(found, most)


def commonest(registers: Sequence[Register], words: str, most: int) -> dict[Register, int]:
    """How common the rarest of the words is in each register, or in names it leads to, as far as `most`: in one question."""
    asked = [parts for word in normal(words).split()[:COUNTED] if (parts := sorted(pairs(word)))]
    led = {register: [register.model, *_relations(register).values()] for register in registers}
    each = list(product(range(len(asked)), dict.fromkeys(model for models in led.values() for model in models)))
    numbers = Holds.numbers([_marked(model, asked[n]) for n, model in each], most) if each else []
    noted = dict(zip(each, numbers, strict=True))
    return {
        register: min((max(noted[n, model] for model in models) for n in range(len(asked))), default=most)
        for register, models in led.items()
    }


def _relations(register) -> dict[str, type]:
    return {name: register.model._meta.get_field(name).related_model for name in searched(register)[1]}


def _named(register, word: str, also) -> list[Q]:
    """One for each relation whose name holds a word, and for each of the private columns `also`."""
    found = [holding(model, word, f"{name}__") for name, model in _relations(register).items()]
    return found + [Q(**{f"{path}__icontains": word}) for path in also]


def _condition(register, word, also, how: str) -> Q:
    model, named = register.model, _named(register, word, also)
    mine = _contains(word) if how == READ else holding(model, word)
    if how != GATHER or not named:
        return reduce(or_, named, mine)
    every = [model._default_manager.filter(q).order_by().values("pk") for q in (mine, *named)]
    return Q(pk__in=every[0].union(*every[1:]))


def holding(model, word: str, prefix: str = "") -> Q:
    """Records of a model hold a normal word; `prefix` leads to them."""
    parts = pairs(word)
    if not parts:
        return _contains(word, prefix)
    exact = word in parts or HAN.fullmatch(word)  # then there is nothing to look at again
    return Q(**{f"{prefix}pk__holds": (_marked(model, sorted(parts)), "" if exact else word)})


def _contains(word: str, prefix: str = "") -> Q:
    text = Subquery(SearchDoc.objects.filter(pk=OuterRef(f"{prefix}pk")).values("text"))
    return Q(GreaterThan(StrIndex(text, Value(word)), 0))


def rebuild() -> int:
    """Note all records anew; the number of records that can be found."""
    SearchDoc.objects.all().delete()
    for register in catalogue.values():
        records = register.model._default_manager.order_by("pk").iterator(chunk_size=1_000)
        while chunk := list(islice(records, 1_000)):
            with transaction.atomic():
                keep(register, chunk)
    return SearchDoc.objects.count()


@models.BigIntegerField.register_lookup
class Holds(models.Lookup):
    """A record's number is noted for all of these pairs, and its text holds the word where one is given."""

    lookup_name, prepare_rhs = "holds", False

    on_sqlite = "SELECT rowid FROM register_searchgrams WHERE register_searchgrams MATCH %s"
    on_postgresql = "SELECT id FROM register_searchdoc WHERE string_to_array(grams, ' ') @> %s::text[]"

    @classmethod
    def numbers(cls, several: list[list[str]], most: int) -> list[int]:
        """For how many records all pairs of each are noted, as far as `most`; PostgreSQL knows it nearly, at once."""
        if connection.vendor == "postgresql":
            return [min(number, most) for number in cls._nearly(several)]
        one = f"SELECT count(*) FROM ({cls.on_sqlite} LIMIT %s)"  # noqa: S608 (fixed text)
        with connection.cursor() as cursor:
            asked = [value for parts in several for value in (cls._match(parts), most)]
            cursor.execute(" UNION ALL ".join([one] * len(several)), asked)
            return [number for (number,) in cursor.fetchall()]

    @classmethod
    def _nearly(cls, several: list[list[str]]) -> list[int]:
        every = " UNION ALL ".join([cls.on_postgresql] * len(several))
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {every}", several)
            plan = cursor.fetchone()[0][0]["Plan"]
        return [one["Plan Rows"] for one in (plan["Plans"] if len(several) > 1 else [plan])]

    @staticmethod
    def _match(parts: list[str]) -> str:
        return " AND ".join(f'"{part}"{"*" * (len(part) == ALONE)}' for part in parts)

    def as_sqlite(self, compiler, connection):
        return self._noted(compiler, self.on_sqlite, self._match(self.rhs[0]))

    def as_postgresql(self, compiler, connection):
        # It is answered by itself: PostgreSQL thinks of walking along all numbers of all registers at once.
        return self._noted(compiler, f"{self.on_postgresql} OFFSET 0", self.rhs[0])

    def _noted(self, compiler, noted: str, pairs) -> tuple[str, list]:
        number, _none = compiler.compile(self.lhs)
        if not (word := self.rhs[1]):
            return f"{number} IN ({noted})", [pairs]
        like = f"%{compiler.connection.ops.prep_for_like_query(word)}%"
        looked = f"SELECT id FROM register_searchdoc WHERE id IN ({noted}) AND text LIKE %s ESCAPE '\\'"  # noqa: S608 (two fixed texts)
        return f"{number} IN ({looked})", [pairs, like]
