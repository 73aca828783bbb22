"""The pages of the book: reading it in, following it, judging its evidence, freezing what it read."""
