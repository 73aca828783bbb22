"""Where the pages beside an event stand."""

from django.urls import path

from .pages import check_in, seating, slots

app_name = "events"
urlpatterns = [
    path("slots/", slots.alone, name="meeting"),
    path("<rid:rid>/slots/", slots.page, name="slots"),
    path("<rid:rid>/seating/", seating.page, name="seating"),
    path("<rid:rid>/seating/<slug:ending>/", seating.file, name="seating_file"),
    path("<rid:rid>/check-in/", check_in.page, name="check_in"),
]
