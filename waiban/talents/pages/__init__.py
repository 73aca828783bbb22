"""Pages of the talents: what a person confirms by her link, the marks of a round."""
