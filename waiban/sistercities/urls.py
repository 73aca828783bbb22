"""Where the comparison with the national list stands."""

from django.urls import path

from . import pages

app_name = "sistercities"
urlpatterns = [path("national/", pages.compare, name="national")]
