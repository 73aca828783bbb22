"""Where the API of each register stands, its schema, and the page that shows both."""

from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.permissions import IsAuthenticated

from .api import for_register
from .declare import catalogue

app_name = "api"
urlpatterns = [path("schema/", SpectacularJSONAPIView.as_view(permission_classes=(IsAuthenticated,)), name="schema")]

for one in catalogue.values():
    view = for_register(one)
    urlpatterns += [
        path(f"{one.label}/", view.as_view({"get": "list", "post": "create"})),
        path(
            f"{one.label}/<rid:code>/",
            view.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
        ),
    ]
