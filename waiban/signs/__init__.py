"""Foreign words on public signs: surveyed, found wrong, corrected."""
