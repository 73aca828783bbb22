"""Registers, each declared once: list, record, form, sheets, API, history and rights follow from the declaration."""
