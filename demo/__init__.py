"""A year of the foreign affairs office of an invented port city: for visitors, journeys and benches."""
