"""Where the proposals for needs and offers stand."""

from django.urls import path

from . import pages

app_name = "services"
urlpatterns = [
    path("need/<rid:rid>/", pages.of_need, name="need"),
    path("offer/<rid:rid>/", pages.of_offer, name="offer"),
]
