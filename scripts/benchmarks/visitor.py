"""Somebody who is signed in and asks for pages, straight at the door of the application: no network, no test client."""

from http.cookies import SimpleCookie
from io import BytesIO
from wsgiref.util import setup_testing_defaults

from django.db import connection
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.test.utils import CaptureQueriesContext

from waiban.config.wsgi import application

TOKEN = "b" * 32


class Visitor:
    def __init__(self, user):
        self.user = user
        client = Client()
        client.force_login(user)
        cookies = SimpleCookie(client.cookies)
        cookies["csrftoken"] = TOKEN
        self.cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())
        self.application = application

    def get(self, url: str) -> bytes:
        return self._ask("GET", url)[1]

    def post(self, url: str, fields: dict) -> str:
        """Sends a form, files included; where it leads on."""
        return self._ask("POST", url, encode_multipart(BOUNDARY, fields))[0]["Location"]

    def questions(self, url: str) -> int:
        """How often the database is asked for the page."""
        with CaptureQueriesContext(connection) as asked:
            self.get(url)
        return len(asked)

    def _ask(self, method, url, body=b""):
        path, _mark, query = url.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_COOKIE": self.cookie,
            "HTTP_HOST": "127.0.0.1", "wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": MULTIPART_CONTENT, "HTTP_X_CSRFTOKEN": TOKEN,
        }  # fmt: skip
        setup_testing_defaults(environ)
        found = {}

        def start(status, headers, _error=None):
            found.update(headers, status=status)

        answer = self.application(environ, start)
        content = b"".join(answer)
        answer.close()
        if not found["status"].startswith(("200", "302")):
            raise RuntimeError(f"{method} {url}: {found['status']}")
        return found, content
