"""What the reports must tell the office."""
