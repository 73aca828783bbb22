"""The numbered rules for trips on duty, from the plan of the year to the passports that come back."""

from . import afterwards, money, notice, plan, size  # noqa: F401 (each puts its rules into the book)
