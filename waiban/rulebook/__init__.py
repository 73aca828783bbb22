"""The rulebook: numbered rules with their source, and amounts, days and numbers that hold from a day until a day."""
