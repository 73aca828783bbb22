"""Waiban: the working system of a city foreign affairs office, and of the promises it was given."""
