"""The addresses of the whole office."""

from django.urls import include, path

urlpatterns = [
    path("language/", include("django.conf.urls.i18n")),
    path("book/", include("waiban.targets.urls")),
    path("reports/", include("waiban.reports.urls")),
    path("api/", include("waiban.register.api.urls")),
    path("r/", include("waiban.register.urls")),
    path("files/", include("waiban.documents.urls")),
    path("interpreting/", include("waiban.interpreting.urls")),
    path("services/", include("waiban.services.urls")),
    path("talents/", include("waiban.talents.urls")),
    path("visits/", include("waiban.visits.urls")),
    path("events/", include("waiban.events.urls")),
    path("ties/", include("waiban.sistercities.urls")),
    path("", include("waiban.daily.urls")),
    path("", include("waiban.portal.urls")),
]
