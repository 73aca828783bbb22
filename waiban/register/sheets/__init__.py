"""Registers and sheets, both ways: an import that is looked at before it is written, an export that can come back."""
