"""What firms need from abroad, what is offered to them, whom the office brought together, and each service given."""
