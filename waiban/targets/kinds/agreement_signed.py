"""An instrument is signed: agreement, letter of intent, memorandum, contract."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import Kind, kind


@kind("agreement_signed")
class AgreementSigned(Kind):
    """An instrument is found by its parties and its sort; its title follows the parties' wording, not the book's."""

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
