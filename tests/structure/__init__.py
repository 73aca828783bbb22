"""The house itself: map, sizes, words, addresses. What a reviewer would look for first."""
