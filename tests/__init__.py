"""Tests of the whole: contract of every register, structure of the house, journeys through the browser."""
