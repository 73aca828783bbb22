"""Where the pages of the book stand."""

from .pages import book, draft, papers, verbs

app_name = "targets"
urlpatterns = [*book.urls, *verbs.urls, *draft.urls, *papers.urls]
