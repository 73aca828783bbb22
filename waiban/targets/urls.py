"""Where the pages of the book stand."""

from .pages import book, draft, papers

app_name = "targets"
urlpatterns = [*book.urls, *draft.urls, *papers.urls]
