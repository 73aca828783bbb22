"""Interpreters and the events and visits they are assigned to."""
