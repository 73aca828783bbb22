"""The clerk at her desk: what she drops, presses and writes on a draft, and what the page says."""

import html
import re
from functools import cached_property

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from waiban.history.models import Change
from waiban.targets.models import Book, Commitment

READ_IN = "/book/read/"


def desk_of(person, htmx: bool = False) -> Client:
    """A browser in English, so that the page says its sentences as they are written in the code."""
    client = Client(headers={"accept-language": "en", **({"hx-request": "true"} if htmx else {})})
    client.force_login(person)
    return client


def drop(client: Client, data: bytes, name: str = "book.txt"):
    return client.post(READ_IN, {"file": SimpleUploadedFile(name, data)})


def paste(client: Client, text: str):
    return client.post(READ_IN, {"text": text})


def plain(answer) -> str:
    """The page as it is read: without markup, in one line."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def kept() -> tuple:
    """All that would show that something was written."""
    return Book.objects.count(), Commitment.objects.count(), Change.objects.count()


class Draft:
    """A draft as the clerk works on it, promise by promise."""

    def __init__(self, client: Client, book: Book):
        self.client, self.book = client, book

    @cached_property
    def address(self) -> str:
        return reverse("targets:draft", args=[self.book.pk])

    def page(self, **query):
        return self.client.get(self.address, query)

    def rows(self, show: str = "all") -> list:
        return self.page(show=show).context["desk"].open

    def promise(self, words: str) -> Commitment:
        """The one promise whose words hold these."""
        found = [c for c in self.book.commitments.select_related("gauge", "measure") if words in c.text]
        assert len(found) == 1, (words, [c.text for c in found])
        return found[0]

    def press(self, commitment: Commitment, follow: bool = True, **said):
        """A button or a field of this promise's row, on the page as it stands now."""
        fresh = Commitment.objects.select_related("gauge").get(pk=commitment.pk)
        seen = f"{fresh.version}.{fresh.gauge.version}"
        return self.client.post(self.address, {"c": commitment.code, "seen": seen, **said}, follow=follow)
