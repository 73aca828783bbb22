"""The Chinese words of the screens: collects the English ids from code and templates, compiles, finds what is missing.

python scripts/messages.py update | compile | missing
"""

import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

BASE = Path(__file__).resolve().parents[1]
LOCALES = BASE / "waiban" / "locale"
DOMAIN = LOCALES / "zh_Hans" / "LC_MESSAGES" / "django.po"
CALLS = ["_"] + [f"{kind}gettext{lazy}" for kind in ("", "n", "p") for lazy in ("", "_lazy")] + ["gettext_noop"]
HEADER = "# The Chinese words of the screens. Collected by `make fix`, worded by people."


def ids() -> dict:
    """Every id of the product with the files it stands in: {id or (singular, plural): [(file, line)]}."""
    found: dict = {}
    for path in sorted(BASE.glob("waiban/**/*")):
        if "/tests/" in str(path) or "/migrations/" in str(path):
            continue
        if path.suffix == ".py":
            source = path.read_bytes()
        elif path.suffix == ".html":
            source = _templatized(path).encode()
        else:
            continue
        for line, call, words, _comments in extract_python(BytesIO(source), CALLS, [], {}):
            for key in _keys(call, words):
                found.setdefault(key, []).append((str(path.relative_to(BASE)), line))
    return found


def _templatized(path: Path) -> str:
    import django
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    return templatize(path.read_text(encoding="utf-8"), origin=str(path))


def _keys(call, words):
    words = words if isinstance(words, tuple) else (words,)
    if call.startswith("ngettext"):
        if len(words) > 1 and words[0]:
            yield None, (words[0], words[1])
    elif call.startswith("pgettext"):
        if len(words) > 1 and words[1]:
            yield words[0], words[1]
    elif words and words[0]:
        yield None, words[0]


def catalogue() -> Catalog:
    if not DOMAIN.exists():
        return Catalog(locale="zh_Hans", domain="django")
    with DOMAIN.open("rb") as file:
        return read_po(file, locale="zh_Hans", domain="django")


def update() -> None:
    """Add new ids without words, drop what nobody says any more; words that exist stay."""
    old = catalogue()
    dates = {"creation_date": old.creation_date, "revision_date": old.revision_date}  # same words, same file
    people = dict.fromkeys(("msgid_bugs_address", "last_translator", "language_team"), "Waiban")
    new = Catalog(
        "zh_Hans", "django", project="Waiban", version="1", header_comment=HEADER, fuzzy=False, **people, **dates
    )
    for (context, key), _places in sorted(ids().items(), key=lambda item: (str(item[0][1]).lower(), str(item[0][0]))):
        single = key[0] if isinstance(key, tuple) else key
        known = old.get(single, context)
        words = known.string if known else ""
        if isinstance(key, tuple):
            words = words if isinstance(words, tuple) else (words,)
        elif isinstance(words, tuple):
            words = words[0]
        new.add(key, words, context=context, flags=["python-format"] if re.search(r"%\(\w+\)s", single) else [])
    DOMAIN.parent.mkdir(parents=True, exist_ok=True)
    with DOMAIN.open("wb") as file:
        write_po(file, new, sort_output=True, omit_header=False, width=120, no_location=True)


def compile_all() -> None:
    for po in LOCALES.glob("*/LC_MESSAGES/*.po"):
        with po.open("rb") as file:
            words = read_po(file, locale=po.parents[1].name)
        with po.with_suffix(".mo").open("wb") as file:
            write_mo(file, words)


def missing() -> list[str]:
    """The ids that have no Chinese words yet, or wrong fields in them."""
    known, found = catalogue(), []
    for context, key in ids():
        single = key[0] if isinstance(key, tuple) else key
        message = known.get(single, context)
        words = message.string if message else ""
        text = "".join(words) if isinstance(words, tuple) else words
        fields = set(re.findall(r"%\((\w+)\)", text))
        if not text or (message and message.fuzzy) or fields - set(re.findall(r"%\((\w+)\)", str(key))):
            found.append(single)
    return sorted(found)


if __name__ == "__main__":
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    if verb == "update":
        update()
    elif verb == "compile":
        compile_all()
    elif verb == "missing":
        left = missing()
        print("\n".join(left))
        sys.exit(1 if left else 0)
    else:
        sys.exit(__doc__)
