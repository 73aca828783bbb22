"""Where a person confirms what is kept of her, and where reviewers give their marks."""

from django.urls import path

from .pages import consent, marks

app_name = "talents"
urlpatterns = [
    path("consent/<str:code>/", consent.page, name="consent"),
    path("marks/<rid:rid>/", marks.page, name="marks"),
]
