"""Tests and factories of this package."""
