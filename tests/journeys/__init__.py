"""The office's year in a real browser, as its people would click and type it."""
