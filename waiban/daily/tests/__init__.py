"""Tests of the daily work."""
