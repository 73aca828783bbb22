"""The pages of the book: reading it in, following it, judging its evidence, freezing what it read."""

import waiban.register.urls  # noqa: F401 (it knows record numbers in addresses: the converter rid)
