"""Whom the office knows, and how it looks after them."""

from .care import Advice, FollowUp, Gift, Honour, Liaison
from .people import Exchange, Organisation, Person, Post

__all__ = ["Advice", "Exchange", "FollowUp", "Gift", "Honour", "Liaison", "Organisation", "Person", "Post"]
