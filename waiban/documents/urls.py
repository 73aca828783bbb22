"""Where the files of records stand."""

from django.urls import path

from . import pages

app_name = "files"
here = "<slug:app>/<slug:model>/<rid:rid>/"
urlpatterns = [
    path(here, pages.add, name="add"),
    path(here + "<rid:file>/", pages.download, name="download"),
    path(here + "<rid:file>/remove/", pages.remove, name="remove"),
]
