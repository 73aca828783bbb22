"""Tables of the target book: what was promised, how it is measured, what was read, said and frozen."""

from .book import Book, Commitment, Measure, Mention, Scheme, Target
from .frozen import Assessment, Cited, Review
from .measuring import FINISHED, Gauge, Move, Reading, State, Verdict
from .said import Amendment, Remark

__all__ = [
    "FINISHED",
    "Amendment",
    "Assessment",
    "Book",
    "Cited",
    "Commitment",
    "Gauge",
    "Measure",
    "Mention",
    "Move",
    "Reading",
    "Remark",
    "Review",
    "Scheme",
    "State",
    "Target",
    "Verdict",
]
