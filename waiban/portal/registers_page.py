"""docs/registers.md, written from the declarations: what each register keeps and which promises ask it, in both languages."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.encoding import force_str
from django.utils.translation import override

from waiban.register.declare import Column, Register, Segment, catalogue
from waiban.targets.kinds import kinds
from waiban.targets.kinds.continuing_work import KEPT

LANGUAGES = ("zh-hans", "en")
HEAD = """# Registers

Written from the declarations by `manage.py catalogue --markdown > docs/registers.md`; do not edit by hand.
Each register is declared once, in the `registers.py` of its package. `!` private · `?` offered as a filter · `*` searched.
"""


def markdown() -> str:
    asked = askers()
    parts = [HEAD, *("\n".join(section(register, asked[label])) for label, register in catalogue.items())]
    return "\n".join(parts).rstrip() + "\n"


def both(words) -> str:
    """A word in Chinese and in English: 协议 agreements."""
    found = []
    for language in LANGUAGES:
        with override(language):
            found.append(force_str(words).replace("|", "/"))
    return " ".join(dict.fromkeys(found))


def askers() -> dict[str, list[str]]:
    """Which kinds of promises ask a register by themselves, with the list they ask."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind in kinds.values():
        lists = [f"{kind.register}:{kind.segment}", kind.also]
        lists += [f"{kind.register}:{name}" for name in dict.fromkeys(kind.segments.values())]
        for label, name in (one.split(":") for one in filter(None, lists)):
            found[label].append(f"`{kind.name}` ({name})")
    for kept in KEPT:
        found[kept.register].append(f"`continuing_work` ({kept.segment})")
    return found


def section(register: Register, asked: list[str]) -> Iterator[str]:
    yield f"## {both(register.title)}"
    yield ""
    yield f"`{register.label}` · {(register.__doc__ or '').strip().splitlines()[0]}"
    yield ""
    yield f"- columns: {told(register.columns)}"
    for rows in register.rows:
        yield f"- rows {both(rows.label)}: {told(rows.columns)}"
    if register.stages:
        words = dict(register.stages.rows.model._meta.get_field("stage").flatchoices)
        yield f"- stages: {' → '.join(both(words[name]) for name in register.stages.order)}"
    if register.segments:
        yield f"- lists: {'; '.join(listed(name, segment) for name, segment in register.segments.items())}"
    if due := deadlines(register):
        yield f"- deadlines: {'; '.join(due)}"
    if asked:
        yield f"- asked by: {', '.join(dict.fromkeys(asked))}"
    yield ""


def told(columns: tuple[Column, ...]) -> str:
    return ", ".join(dict.fromkeys(f"{both(c.label)}{marks(c)}" for c in columns))


def marks(column: Column) -> str:
    return ("*" if column.search else "") + ("?" if column.filter else "") + ("!" if column.private else "")


def listed(name: str, segment: Segment) -> str:
    return f"`{name}` {both(segment.label)}"


def deadlines(register: Register) -> list[str]:
    """The record's own dates, and those of its rows."""
    found = [both(Column(path).bind(register.model).label) for path in register.due]
    return found + [f"{both(r.label)}: {both(Column(r.due).bind(r.model).label)}" for r in register.rows if r.due]
