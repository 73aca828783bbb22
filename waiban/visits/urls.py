"""Where the cars and rooms of a delegation stand."""

from django.urls import path

from . import pages

app_name = "visits"
urlpatterns = [
    path("<rid:rid>/arrivals/", pages.page, name="arrivals"),
    path("<rid:rid>/arrivals/<slug:ending>/", pages.file, name="arrivals_file"),
]
