"""Where each register stands: its list, its records, and the pages to write them."""

from django.urls import path

from . import pages, verbs
from .lists.page import index
from .sheets import exporting, importing
from .writing import bulk, choosing
from .writing import pages as writing

app_name = "register"

here = "<slug:app>/<slug:model>/"
urlpatterns = [
    path("choose/", choosing.choose_any, name="choose_any"),
    path("zones/", choosing.choose_zone, name="choose_zone"),
    path(here, index, name="list"),
    path(here + "new/", writing.new, name="new"),
    path(here + "check/", writing.check, name="check"),
    path(here + "choose/", choosing.choose, name="choose"),
    path(here + "bulk/", bulk.edit, name="bulk"),
    path(here + "import/", importing.page, name="import"),
    path(here + "export/", exporting.download, name="export"),
    path(here + "<rid:rid>/", pages.record, name="record"),
    path(here + "<rid:rid>/edit/", writing.edit, name="edit"),
    path(here + "<rid:rid>/remove/", writing.remove, name="remove"),
    path(here + "<rid:rid>/do/", verbs.page, name="do"),
    path(here + "<rid:rid>/history/", pages.history, name="history"),
]
