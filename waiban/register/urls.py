"""Where each register stands: its list, its records, and the pages to write them."""

from django.urls import path

from . import bulk, edits, exporting, importing, lists, pages, pointer, verbs

app_name = "register"

here = "<slug:app>/<slug:model>/"
urlpatterns = [
    path("choose/", pointer.choose, name="choose_any"),
    path(here, lists.index, name="list"),
    path(here + "new/", edits.new, name="new"),
    path(here + "check/", edits.check, name="check"),
    path(here + "choose/", edits.choose, name="choose"),
    path(here + "bulk/", bulk.edit, name="bulk"),
    path(here + "import/", importing.page, name="import"),
    path(here + "export/", exporting.download, name="export"),
    path(here + "<rid:rid>/", pages.record, name="record"),
    path(here + "<rid:rid>/edit/", edits.edit, name="edit"),
    path(here + "<rid:rid>/remove/", edits.remove, name="remove"),
    path(here + "<rid:rid>/do/", verbs.page, name="do"),
    path(here + "<rid:rid>/history/", pages.history, name="history"),
]
