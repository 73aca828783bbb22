"""Where the daily work stands."""

from django.urls import path

from . import calendar, due_page, feeds, map, summary, work

urlpatterns = [
    path("work/", work.work, name="work"),
    path("work/due/", due_page.due, name="due"),
    path("work/today/", summary.page, name="summary"),
    path("calendar/", calendar.page, name="calendar"),
    path("calendar/feeds/", feeds.mine, name="feeds"),
    path("calendar/feeds/new/", feeds.make, name="feed_make"),
    path("calendar/feeds/<rid:code>/revoke/", feeds.revoke, name="feed_revoke"),
    path("calendar/feed/<str:code>/<str:secret>.ics", feeds.feed, name="feed"),
    path("map/", map.page, name="map"),
    path("map/base/", map.base, name="map_base"),
]
