"""Delegations the city receives, with their members and programme."""
