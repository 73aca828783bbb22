"""What is frozen: the month's review, and the self-assessment with its papers."""

from django.urls import path

from . import assessments, reviews

urls: list = [
    path("<rid:rid>/reviews/", reviews.index, name="reviews"),
    path("reviews/<rid:rid>/", reviews.page, name="review"),
    path("<rid:rid>/assessments/", assessments.index, name="assessments"),
    path("assessments/<rid:rid>/", assessments.page, name="assessment"),
    path("assessments/<rid:rid>/<slug:ending>/", assessments.file, name="assessment_file"),
]
