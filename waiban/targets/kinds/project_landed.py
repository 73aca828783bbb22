"""A named project reaches the stage the verb names."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..words import project_name
from . import Kind, kind


@kind("project_landed")
class ProjectLanded(Kind):
    label = _("project landed")
    register, segment, underway, way = "projects/project", "landed", "begun", "stage"
    amount = pgettext_lazy("projects", "at least %(n)s")
    records = _("projects")
    segments = {
        "签约": "signed",
        "投产": "running",
        "运营": "running",
        "开工": "building",
        "动工": "building",
        "启动": "building",
        "建设": "building",
    }

    def segment_for(self, text):
        """The deed stands behind the project's name, which may hold such words itself (运营总部项目落户)."""
        _name, found, deed = text.partition("。")[0].rpartition("项目")
        return super().segment_for(re.split("[，；]", deed)[0] if found else text)

    def words(self, text, names):
        """The project's own name without the firm's and the place's."""
        return project_name(text, names)
