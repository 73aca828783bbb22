"""Ties with cities abroad, from first contact to signature and after."""
