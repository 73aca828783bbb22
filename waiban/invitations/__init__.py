"""Invitations of people from abroad: asked for, issued, entered, closed."""
