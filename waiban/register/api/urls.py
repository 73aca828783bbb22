"""Where the API of each register stands, its schema, and the pages that explain it."""

from django.urls import path

from ..declare import catalogue
from . import pages
from .views import for_register

app_name = "api"
urlpatterns = [
    path("", pages.overview, name="overview"),
    path("try/", pages.attempt, name="try"),
    path("schema/", pages.schema, name="schema"),
]

for one in catalogue.values():
    view = for_register(one)
    urlpatterns += [
        path(f"{one.label}/", view.as_view({"get": "list", "post": "create"})),
        path(
            f"{one.label}/<rid:code>/",
            view.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
        ),
    ]
    urlpatterns += [
        path(f"{one.label}/<rid:code>/{name}/", view.as_view({"post": "carry_out"}, verb=name)) for name in one.verbs
    ]
