"""Where the pages of the book stand."""

from .pages.book import page as book
from .pages.book import verbs
from .pages.draft import issuing, read_in
from .pages.draft import page as draft
from .pages.frozen import assessments, reviews
from .pages.gauge import amend, choosing, whole
from .pages.gauge import page as gauge

app_name = "targets"
PAGES = (book, verbs, read_in, draft, issuing, gauge, choosing, whole, amend, reviews, assessments)
urlpatterns = [address for page in PAGES for address in page.urls]
