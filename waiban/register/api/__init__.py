"""The registers for other systems, derived from the same declaration and through the same one door."""
