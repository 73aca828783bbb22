"""Every address of the house is asked by every role, as a visit and as a hostile post: an answer, never a fault."""

from itertools import product

import pytest
from django.contrib.auth import get_user_model
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from demo import tables
from waiban.accounts.roles import Role
from waiban.agreements.models import Agreement
from waiban.events.models import Event
from waiban.targets import assessment, books
from waiban.targets.models import Commitment, Mention, Review
from waiban.visits.models import Visit

from .making import DESK

pytestmark = pytest.mark.django_db
PUBLIC = ("sign-in/", "sign-in/demo/", "language/setlang/", "sign-out/")
LEAVE = ("/sign-out/", "/sign-in/", "/language/")
HOSTILE = {
    "on": "9999-99-99",
    "c": "zzzz",
    "do": "nonsense",
    "kind": "\x00",
    "text": "<script>",
    "person": "x",
    "id": "1",
}


def routes(resolver=None, before=""):
    """Every route of the house as text."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern)


ROUTES = sorted(set(routes()))
ROLES = [role for role in Role.values if role != Role.CLERK]


def filled(route: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        route = route.replace(name, value)
    return "/" + route.replace("^", "").replace("$", "").replace("\\Z", "")


@pytest.fixture(scope="module")
def _made(_laid_in, django_db_blocker):
    """A self-assessment of the city's book, once for all."""
    with django_db_blocker.unblock(), override_settings(TODAY=tables.TODAY):
        clerk = get_user_model().objects.filter(role=Role.CLERK).first()
        return assessment.snapshot(books.newest(), tables.TODAY, by=clerk)


@pytest.fixture
def things(_made, city):
    """What stands in the places of an address: a record, a book, a promise, a review, a self-assessment."""
    return {
        "record": Agreement.objects.first().code, "book": books.newest().code, "promise": city["C11"].code,
        "event": Event.objects.first().code, "visit": Visit.objects.first().code,
        "mention": Mention.objects.first().code, "review": Review.objects.first().code, "made": _made.code,
        "figure": "inbound",
    }  # fmt: skip


def addresses(things):
    """Each route with every thing in its place: the right one among them, and all the wrong ones."""
    for route in ROUTES:
        papers = ("dispatch", "circular") if "slug:paper" in route else ("",)
        for thing, paper in product(things.values() if "rid" in route or "code" in route else ("",), papers):
            yield filled(
                route,
                {
                    "<slug:paper>/<slug:ending>": f"{paper}/xlsx",
                    "<slug:app>": "agreements", "<slug:model>": "agreement", "<rid:rid>": thing, "<rid:file>": thing,
                    "<rid:code>": thing, "<str:code>": thing, "<slug:code>": thing, "<slug:ending>": "json",
                },
            )  # fmt: skip


@pytest.fixture(scope="module")
def known() -> dict[str, int]:
    """How each address answers the clerk; filled when she has walked them all."""
    return {}


@pytest.fixture
def answered(client, things, known, settings) -> list[str]:
    """The addresses with something behind them for the clerk, who sees every kind of thing: she alone asks the rest too."""
    settings.TODAY = tables.TODAY
    if not known:
        client.force_login(get_user_model().objects.filter(role=Role.CLERK).first())
        known |= {a: client.get(a).status_code for a in dict.fromkeys(addresses(things)) if not a.startswith(LEAVE)}
        client.logout()
    return [address for address, status in known.items() if status != 404]


def test_the_house_has_addresses():
    assert len(ROUTES) > 30 and any("book/" in route for route in ROUTES)


def test_every_address_with_whatever_in_its_place_answers_the_clerk(answered, known):
    assert len(answered) > 120 and len(known) > 800
    assert not {address: status for address, status in known.items() if status >= 500}


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_every_role(client, answered, role):
    client.force_login(get_user_model().objects.filter(role=role).first())
    answers = [client.get(address) for address in (answered[ROLES.index(role) % 3 :: 3] if DESK else answered)]
    assert not [(a.request["PATH_INFO"], a.status_code) for a in answers if a.status_code >= 500]
    assert sum(a.status_code == 200 for a in answers) > 5


@pytest.mark.parametrize("role", [Role.CLERK, Role.ASSESSOR, Role.APPLICANT])
def test_a_hostile_question_or_post_is_never_a_fault(client, things, answered, role):
    """And whoever may change nothing has changed nothing."""
    person = get_user_model().objects.filter(role=role).first()
    before = list(Commitment.objects.values_list("pk", "version"))
    faults = []
    client.force_login(person)
    asked = answered if role != Role.CLERK else list(dict.fromkeys(addresses(things)))
    for address in asked[len(role) % 3 :: 3] if DESK else asked:
        if address.startswith(LEAVE) or "remove" in address or "discard" in address:
            continue
        for answer in (client.get(address, HOSTILE), client.post(address, HOSTILE)):
            if answer.status_code >= 500:
                faults.append((address, answer.request["REQUEST_METHOD"], answer.status_code))
    assert not faults
    assert client.get("/work/").status_code == 200  # still signed in
    if role != Role.CLERK:
        assert list(Commitment.objects.values_list("pk", "version")) == before


def test_every_address_but_the_door_asks_who_is_there(client, things):
    for address in dict.fromkeys(addresses(things)):
        if not address[1:].startswith(PUBLIC):
            assert client.get(address).status_code in (302, 401, 403, 404, 405), address
