"""People with languages in the city's pool, the training they attend, and rounds in which people are chosen."""

from .choosing import Criterion, Nomination, Reviewer, Score, Selection
from .courses import Attendance, Training
from .pool import Certificate, ConsentLink, LanguageSkill, Talent

__all__ = [
    "Attendance", "Certificate", "ConsentLink", "Criterion", "LanguageSkill", "Nomination", "Reviewer", "Score", "Selection",
    "Talent", "Training",
]  # fmt: skip
