"""What the office issues and studies: plans, standards, research and what became of it."""
