"""The book as people read it: the paper with its states, the panel of a promise, what may be done there."""
