"""Countries, groups of countries and cities: the places every register and every promise speaks of."""
