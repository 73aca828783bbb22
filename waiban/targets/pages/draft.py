"""Reading a book in: drop a file or paste, correct what was misread, confirm the gauges, issue."""

urls: list = []
