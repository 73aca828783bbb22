"""Text as people paste it, cleaned of what cannot be seen before it is kept; and words set in a row as people write."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

# Control characters and marks that turn the reading direction: they hide or reorder what a signer reads; half letters.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """The text without unseen characters and outer white space; emoji and angle brackets are text and stay."""
    if text.isprintable() and not (text[:1].isspace() or text[-1:].isspace()):
        return text  # most text, known at once
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def folded(text: str) -> str:
    """For comparing: width, case and white space do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def series(words: Iterable, last: str = "") -> str:
    """智利、秘鲁 or Chile, Peru, as the reader's language has it; `last` (" or ") stands before the last one."""
    found = [str(word) for word in words]
    if last and len(found) > 1:
        found[-2:] = [found[-2] + last + found[-1]]
    return _(", ").join(found)


def labelled(label, words) -> str:
    """签署：2026-04-17 or signed: 2026-04-17."""
    return _("%(label)s: %(words)s") % {"label": label, "words": words}


def with_more(name, more) -> str:
    """瓜亚基尔（厄瓜多尔） or Guayaquil (Ecuador); the name alone where there is nothing more to say."""
    return _("%(name)s (%(more)s)") % {"name": name, "more": more} if more else str(name)


def prose(*sentences) -> str:
    """One sentence after the other; Chinese ones stand without a space."""
    return "".join(text if text.endswith("。") else text + " " for text in map(str, sentences) if text).rstrip()
