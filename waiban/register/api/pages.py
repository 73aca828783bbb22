"""What the API is for whoever connects another system: each register with its address and columns, and a page to try it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import IsAuthenticated

from ..declare import catalogue
from ..rights import may_see

schema = SpectacularJSONAPIView.as_view(permission_classes=(IsAuthenticated,))
attempt = login_required(
    SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="register/api_try.html")
)


def overview(request):
    """The registers this person may read, each with what can be asked of it."""
    user = request.user
    registers = [
        {
            "register": one,
            "address": f"/api/{one.label}/",
            "columns": one.for_user(user, "api"),
            "rows": [(rows, found) for rows in one.rows if (found := one.row_columns(rows, user, "api"))],
        }
        for one in catalogue.values()
        if may_see(user, one)
    ]
    return render(request, "register/api.html", {"registers": registers})
