"""Tests and factories of the office's people."""
