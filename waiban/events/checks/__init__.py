"""The numbered rules for meetings: who approves them and when, what they may cost, what is measured afterwards."""

from . import approval, budget, effects  # noqa: F401 (each puts its rules into the book)
