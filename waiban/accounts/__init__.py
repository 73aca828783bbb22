"""Who works here: units, divisions, users and the rights of their roles."""
