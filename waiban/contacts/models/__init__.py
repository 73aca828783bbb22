"""Whom the office knows, and how it looks after them."""

from .care import Advice, Gift, Honour, HonourRound
from .liaison import FollowUp, Liaison, Rhythm
from .people import Exchange, Organisation, Person, Post

__all__ = [
    "Advice", "Exchange", "FollowUp", "Gift", "Honour", "HonourRound", "Liaison", "Organisation", "Person", "Post", "Rhythm",
]  # fmt: skip
