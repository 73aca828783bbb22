"""What each role may do, in one table; registers name rights, never roles.

read: registers of the office · keep: change records of the own division · keep_all: of every division ·
personal: private columns about persons · book: read books in, confirm gauges, issue · judge: admit evidence, remark ·
instruct: a leader's word · assess: make and see assessments · manage: users and settings · public: countries, cities.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OFFICER = "officer", _("officer")
    HEAD = "head", _("division head")
    CLERK = "clerk", _("target clerk")
    LEADER = "leader", _("leader of the office")
    APPLICANT = "applicant", _("officer of another unit")
    ASSESSOR = "assessor", _("assessor")
    ADMIN = "admin", _("administrator")


RIGHTS: dict[str, frozenset[str]] = {
    Role.OFFICER: frozenset({"public", "read", "keep", "personal", "judge"}),
    Role.HEAD: frozenset({"public", "read", "keep", "personal", "judge"}),
    Role.CLERK: frozenset({"public", "read", "keep", "keep_all", "book", "judge", "assess"}),
    Role.LEADER: frozenset({"public", "read", "personal", "judge", "instruct", "assess"}),
    Role.APPLICANT: frozenset({"public"}),
    Role.ASSESSOR: frozenset({"public", "read", "assess"}),
    Role.ADMIN: frozenset({"public", "read", "keep", "keep_all", "manage"}),
}
