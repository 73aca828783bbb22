"""Daily work: what is due, the summary of the day, the calendar with its feeds, and the map."""
