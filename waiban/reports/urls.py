"""Where the reports stand."""

from .pages import figure, funnel, gaps, report

app_name = "reports"
urlpatterns = [address for page in (report, figure, gaps, funnel) for address in page.urls]
