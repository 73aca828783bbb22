"""The numbered rules for signs: never foreign words alone, pinyin on plates, plain words at toilets."""

import re

from django.utils.translation import gettext as _

from waiban.kernel.text import series
from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import words_on

from .models import Sign


def whole_words(words: list[str], text: str) -> list[str]:
    return [word for word in words if re.search(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", text, re.IGNORECASE)]


@check("S-40", on=Sign, stops=False)
def foreign_words_never_stand_alone(sign, rows):
    if sign.foreign and not sign.chinese:
        yield Finding("chinese", _("Foreign words do not stand alone. Enter the Chinese words of this sign."))


@check("S-10", on=Sign, stops=False)
def plates_bear_pinyin(sign, rows):
    found = whole_words(words_on("S-10", None, "generic"), sign.foreign or "")
    if found and sign.carrier == Sign.Carrier.PLACE:
        yield Finding(
            "foreign",
            _(
                "Road plates and station names bear pinyin throughout, not “%(words)s”. On guide signs the English word is right."
            ),
            words=series(found),
        )


@check("S-21", on=Sign, stops=False)
def toilets_are_called_plainly(sign, rows):
    toilet = any(word in (sign.chinese or "") for word in words_on("S-21", None, "chinese"))
    found = whole_words(words_on("S-21", None, "avoid"), sign.foreign or "") if toilet else []
    if found:
        yield Finding("foreign", _("At toilets write Men or Women, not “%(words)s”."), words=series(found))
