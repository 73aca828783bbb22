"""Commands about registers."""
