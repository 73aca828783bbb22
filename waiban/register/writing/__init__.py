"""Writing records by hand: the form and its fields, two people at one record, one column of many records."""
