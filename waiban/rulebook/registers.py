"""The register of rules: by chapter, each with its values over time; the administrator keeps it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.register.declare import QUIET, Column, Register, Rows, Segment, register
from waiban.register.rights import Rights

from .models import Chapter, Rule

DERIVED = ("list", "detail", "sheet", "api")


@register
class Rules(Register):
    """Numbered rules with what they say, whether they stop or advise, their basis, and their values from day to day."""

    model, key, sort, menu = Rule, "number", "place", "settings"
    rights = Rights(see="read", change="manage")
    columns = (
        Column("number", search=True),
        Column("title", search=True),
        Column("title_en", search=True, show=QUIET),
        Column("chapter", filter=True, show=DERIVED),
        Column("text", search=True, show=QUIET),
        Column("text_en", search=True, show=QUIET),
        Column("effect", filter=True),
        Column("level", filter=True),
        Column("basis", search=True, show=QUIET),
        Column("source", search=True, show=QUIET),
    )
    rows = (
        Rows(
            "values",
            (
                "key",
                "name",
                "name_en",
                "value",
                "unit",
                "words",
                "valid_from",
                "valid_to",
                "verified",
                "basis",
                "source",
            ),
        ),
    )
    segments = {
        "stopping": Segment(pgettext_lazy("rules", "stop"), Q(effect="stops", level="verified")),
        "advising": Segment(
            pgettext_lazy("rules", "advise"), ~Q(effect="rests") & ~Q(effect="stops", level="verified")
        ),
        "doubtful": Segment(_("to be verified"), ~Q(level="verified")),
    }

    def prepare(self, record, rows):
        """Chapter and place in the book follow from the number: F-03 stands third among ties."""
        letter, _dash, rest = record.number.strip().upper().partition("-")
        record.chapter = letter if letter in Chapter.values else Chapter.OWN
        digits = "".join(c for c in rest if c.isascii() and c.isdigit())[:4]
        record.place = Chapter.values.index(record.chapter) * 10_000 + int(digits or 0)
