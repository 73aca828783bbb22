"""Who changed what, when and how: written with the change itself, never afterwards."""
