"""Whom the office knows: organisations, persons, their posts, and each exchange with them."""
