"""Tags every template of the office knows."""
