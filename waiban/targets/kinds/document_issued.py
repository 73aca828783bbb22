"""A plan, standard, rule or scheme is issued."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import LEAST, topic
from . import Kind, kind

# What kind of paper it is stands in its title as well, often at another place than in the book
FORM = re.compile(
    r"(?:工作|发展|行动|实施|专项|建设)*(规划|方案|计划|意见|办法|标准|规范|规程|条例|规定|路线图|指南|指引|细则|手册)"
)
SPAN = re.compile(r"(?:“?十[一二三四五六七八九]五”?|[一二三四五六七八九十]年)$")


@kind("document_issued")
class DocumentIssued(Kind):
    label = _("document issued")
    register, segment, underway = "deliverables/issueddocument", "issued", "drafted"
    amount = pgettext_lazy("documents", "at least %(n)s")
    records = _("issued documents")
    by_place = False
    narrows = {"level": {"市政府名义": "city_government", "市委、市政府": "city_government"}}

    def words(self, text, names):
        """The title in 《》, else the object's own words and the kind of paper."""
        names, forms = topic(text), FORM.findall(text)
        if "《" in text or len(names) != 1 or not forms:
            return names
        bare = SPAN.sub("", re.sub(rf"(?:{FORM.pattern})$", "", names[0])) or names[0]
        if len(bare) < LEAST or forms[-1] in bare:
            return names
        return [bare, forms[-1]]
