"""Where the API of each register stands."""

urlpatterns: list = []
