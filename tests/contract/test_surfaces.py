"""Every role on every surface of every register: what a right allows is there, anything else is refused plainly."""

import pytest
from django.urls import reverse

from waiban.register.rights import may_see, why_not_change

from .conftest import ROLES

READ = ("list", "count", "record", "history", "export", "api_list", "api_record")
WRITE = ("new", "edit", "import")


def address(register, record, surface: str) -> str:
    app, model = register.label.split("/")
    return {
        "list": lambda: register.address(),
        "count": lambda: register.address() + "?count=1",
        "record": lambda: register.address(record),
        "history": lambda: register.address(record, "history"),
        "export": lambda: register.address(page="export"),
        "new": lambda: register.address(page="new"),
        "edit": lambda: register.address(record, "edit"),
        "import": lambda: register.address(page="import"),
        "api_list": lambda: f"/api/{app}/{model}/",
        "api_record": lambda: f"/api/{app}/{model}/{record.code}/",
    }[surface]()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_reads_what_it_may_and_nothing_else(client, people, register, make, role):
    record, person = make(), people[role]
    client.force_login(person)
    for surface in READ:
        answer = client.get(address(register, record, surface))
        allowed = (200,) if may_see(person, register) else (403, 404)
        assert answer.status_code in allowed, (surface, role, answer.status_code)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_writes_what_it_may_and_is_told_why_not(client, people, register, make, role):
    record, person = make(), people[role]
    client.force_login(person)
    for surface in WRITE:
        why = why_not_change(person, register, record if surface == "edit" else None)
        answer = client.get(address(register, record, surface))
        assert (answer.status_code == 200) == (not why and may_see(person, register)), (
            surface,
            role,
            answer.status_code,
        )
        if why and may_see(person, register):
            assert answer.status_code == 403 and str(why) in answer.content.decode(), surface


def test_nobody_reads_anything_without_signing_in(client, register, make):
    record = make()
    for surface in READ + WRITE:
        assert client.get(address(register, record, surface)).status_code in (302, 401, 403), surface


test_nobody_reads_anything_without_signing_in = pytest.mark.django_db(test_nobody_reads_anything_without_signing_in)


@pytest.mark.parametrize(
    "query", ["?sort=nonsense", "?after=%00%ff", "?segment=none", "?columns=x,y", "?q=" + "x" * 3000, "?id=1&person=zz"]
)
def test_a_wrong_address_is_never_an_error_of_the_machine(client, keeper, register, make, query):
    make()
    client.force_login(keeper)
    assert client.get(register.address() + query).status_code < 500


def test_an_unknown_record_is_not_found(client, keeper, register):
    client.force_login(keeper)
    assert client.get(register.address(1234567890123)).status_code == 404
    assert client.get(reverse("register:list", args=("no", "such"))).status_code == 404
