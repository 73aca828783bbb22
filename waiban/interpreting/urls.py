"""Where “who could interpret this” stands."""

from django.urls import path

from . import pages

app_name = "interpreting"
urlpatterns = [
    path("event/<rid:rid>/", pages.of_event, name="event"),
    path("visit/<rid:rid>/", pages.of_visit, name="visit"),
]
