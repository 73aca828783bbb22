"""Training is held."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import topic_of
from . import Kind, kind

TAUGHT = re.compile(r"(?:(?:举办|组织|开展|完成|实施)好?)+([^，；。]*?)(?:专题|业务|教育|实务)*(?:培训|轮训|研修|讲座)")

# 培训外语教师300人次: who is taught says what it is about
THOSE = re.compile(r"培训([^，；。\d]{2,12}?)\d")
QUOTED = re.compile(r"“([^”]+)”")


@kind("training_held")
class TrainingHeld(Kind):
    """One of the subjects named is enough: of 外事翻译、礼宾接待专题培训班4期 some teach the one, some the other."""

    label = _("training held")
    register, segment, underway = "talents/training", "held", "planned"
    amount = pgettext_lazy("trainings", "at least %(n)s")
    records = _("trainings")
    by_place = False
    totals = {"人次": "participants", "人": "participants", "名": "participants"}

    def words(self, text, names):
        """What is taught, without the deed before it."""
        taught = TAUGHT.search(text)
        parts = (QUOTED.findall(taught[1]) or re.split(r"[、及和]", taught[1])) if taught else ()
        parts = parts or THOSE.findall(text)
        subjects = (topic_of(part) for part in parts)
        return ["|".join(found)] if (found := [subject for subject in subjects if len(subject) > 1]) else []
