"""The front of the house: sign-in, menu, home, search."""
