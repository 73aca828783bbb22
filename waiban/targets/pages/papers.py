"""What is frozen: the month's review, and the self-assessment with its papers."""

from django.urls import path

from . import reviews

urls: list = [
    path("<rid:rid>/reviews/", reviews.index, name="reviews"),
    path("reviews/<rid:rid>/", reviews.page, name="review"),
]
