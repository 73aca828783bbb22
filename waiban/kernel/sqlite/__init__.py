"""SQLite as the office runs it: bulk writes in few statements."""
