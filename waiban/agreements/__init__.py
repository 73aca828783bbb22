"""Agreements, letters of intent and memoranda with partners abroad."""
