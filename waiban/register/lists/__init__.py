"""A register as a list: what it is narrowed by, in which order, page after page from the last row seen."""
