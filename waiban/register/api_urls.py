"""Where the API of each register stands, its schema, and the pages that explain it."""

from django.urls import path

from . import api_pages
from .api import for_register
from .declare import catalogue

app_name = "api"
urlpatterns = [
    path("", api_pages.overview, name="overview"),
    path("try/", api_pages.attempt, name="try"),
    path("schema/", api_pages.schema, name="schema"),
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
