"""An instrument is signed: agreement, letter of intent, memorandum, contract."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import DEED, fields_of, firm
from . import Kind, kind

OCCASION = re.compile(r"在([^，；。]{4,}?)(?:开幕式|闭幕式|会议|期间)上?")
YEAR = re.compile(r"^(?:\d{4}年?|第[一二三四五六七八九十\d]+届)")
FIELD = re.compile(r"([一-龥]{2,4})(?:领域|产业|行业)[^，；。]*签约")
PROJECTS = re.compile(r"(?<!友城)(?<!友好城市)项目[^，；。]{0,4}签约")


@kind("agreement_signed")
class AgreementSigned(Kind):
    """An instrument is found by its parties and its sort; its title follows the parties' wording, not the book's.

    A project is signed with or without a contract of its own here: where none is counted, either proves it.
    """

    label = _("instrument signed")
    register, segment, underway = "agreements/agreement", "signed", "unsigned"
    amount = pgettext_lazy("agreements", "at least %(n)s")
    deed, records = _("signed with %(names)s"), _("agreements")
    together = each = True
    narrows = {
        "kind": {
            "意向书": "letter_of_intent",
            "意向协议": "letter_of_intent",
            "备忘录": "memorandum",
            "合同": "contract",
            "项目签约": "contract",
            "联合声明": "joint_statement",
            "框架协议": "agreement",
            "协议书": "agreement",
        }
    }

    def where(self, text):
        """What cities sign with cities (友城项目签约) may be any instrument."""
        return {} if "友城项目签约" in text else super().where(text)

    def unknown(self, text, names):
        """The occasion (在…开幕式上), else the partner, else the field."""
        if occasion := OCCASION.search(text):
            return ["|".join(filter(None, (YEAR.sub("", name) for name in re.split("[暨、和]", occasion[1]))))]
        if names:
            return [firm(names[0])]
        return [fields_of(field[1])] if (field := FIELD.search(DEED.sub("，", text))) else []

    def adjust(self, gauge, text):
        if PROJECTS.search(text) and gauge.quantity is None and gauge.words and not gauge.parties:
            gauge.also, gauge.where = "projects/project:signed", {}
