"""What is frozen: the month's review, and the self-assessment with its papers."""
