"""Every role on every surface of every register: what a right allows is there, anything else is refused plainly."""

from itertools import product

import pytest
from django.db import transaction
from django.urls import reverse

from waiban.kernel.text import labelled
from waiban.register.lists.filters import filters_for
from waiban.register.rights import hidden_from, may_see, why_not_change

from .making import filled, share, some, texts, value_for, written_by
from .pages import api, csv_of, hand_in, send

DAILY = ("list", "record", "api_list", "api_record")
READ = (*DAILY, "count", "filters", "columns", "beside", "history", "export", "export_csv", "choose")
WRITE = ("new", "edit", "import", "remove")


def address(register, record, surface: str) -> str:
    app, model = register.label.split("/")
    return {
        "list": lambda: register.address(),
        "count": lambda: register.address() + "?part=count",
        "filters": lambda: register.address() + "?part=filters",
        "columns": lambda: register.address() + "?part=columns",
        "beside": lambda: register.address() + "?part=beside",
        "record": lambda: register.address(record),
        "history": lambda: register.address(record, "history"),
        "export": lambda: register.address(page="export"),
        "export_csv": lambda: register.address(page="export") + "?as=csv",
        "choose": lambda: register.address(page="choose"),
        "new": lambda: register.address(page="new"),
        "edit": lambda: register.address(record, "edit"),
        "remove": lambda: register.address(record, "remove"),
        "import": lambda: register.address(page="import"),
        "api_list": lambda: f"/api/{app}/{model}/",
        "api_record": lambda: f"/api/{app}/{model}/{record.code}/",
    }[surface]()


def one_of_each(register, people) -> set[str]:
    """Of roles with the same rights to this register and its columns, one."""
    kinds = {}
    for role, person in people.items():
        rights = may_see(person, register), why_not_change(person, register), person.may("keep_all")
        kinds.setdefault((*rights, hidden_from(person, register)), role)
    return set(kinds.values())


@pytest.mark.desk(2)
def test_a_role_reads_what_it_may_and_nothing_else(client, people, register, make):
    record, deep = make(), one_of_each(register, people)
    assert 2 < len(deep) <= len(people)
    asked = [(surface, role) for role in people for surface in (READ if role in deep else DAILY)]
    for surface, role in some(register, asked):
        client.force_login(people[role])
        answer = client.get(address(register, record, surface))
        allowed = (200,) if may_see(people[role], register) else (403, 404)
        assert answer.status_code in allowed, (surface, role, answer.status_code)


@pytest.mark.desk(2)
def test_a_role_writes_what_it_may_and_is_told_why_not(client, people, register, make):
    record = make()
    for role, surface in some(register, product(people, WRITE)):
        person = people[role]
        client.force_login(person)
        why = why_not_change(person, register, record if surface in ("edit", "remove") else None)
        answer = client.get(address(register, record, surface))
        may = not why and may_see(person, register)
        assert (answer.status_code == 200) == may, (surface, role, answer.status_code)
        if why and may_see(person, register):
            assert answer.status_code == 403 and str(why) in answer.content.decode(), (surface, role)


def text_of(register, person, n: int = 3) -> dict[str, str]:
    """One column a person may write, with another text."""
    for column in texts(written_by(register, person)) or texts(register.columns):
        if column.path not in register.key:
            return {column.path: value_for(column, n)}
    return {column.path: value_for(column, n)}


@pytest.mark.desk(2)
def test_a_role_sends_what_it_may_and_is_told_why_not(client, people, register):
    """Pages that only take what is sent: the check while typing, bulk edit, the import, removing; and every API verb."""
    record, other = filled(register), filled(register, 1)
    for role, person in some(register, people.items()):
        with transaction.atomic():  # what one role has written or removed, the next finds as it was
            client.force_login(person)
            sends_what_it_may(client, role, person, register, record, other)
            transaction.set_rollback(True)


def sends_what_it_may(client, role, person, register, record, other):
    why, why_new = why_not_change(person, register, record), why_not_change(person, register)
    seen, text = may_see(person, register), text_of(register, person)
    sent = {
        "check": lambda: client.post(register.address(page="check"), {"record": record.code}),
        "bulk": lambda: client.post(register.address(page="bulk"), {"id": record.code}),
        "import": lambda: hand_in(client, register, csv_of([*text, "#"], [[*text.values(), record.code]]), "a.csv"),
        "post": lambda: send(client, "post", api(register), {}),
        "patch": lambda: send(client, "patch", api(register, record), {**text, "version": record.version}),
        "delete": lambda: send(client, "delete", api(register, record), {}),
        "remove": lambda: client.post(register.address(other, "remove")),
    }
    good = {"post": (400,), "delete": (204,), "remove": (302,)}
    for surface, act in sent.items():
        against = (why_new if surface in ("bulk", "import", "post") else why) if seen else "may not see"
        stored = register.model.objects.filter(pk__in=[record.pk, other.pk]).order_by("pk").values()
        before = list(stored.all())
        answer = act()
        if not against:
            assert answer.status_code in good.get(surface, (200,)), (surface, role, answer.status_code)
            continue
        assert answer.status_code == 403, (surface, role, answer.status_code)
        if seen:
            told = answer.json()["detail"] if surface in ("post", "patch", "delete") else answer.content.decode()
            assert str(against) in told, (surface, role, told)
        assert list(stored.all()) == before, (surface, role)


def test_nobody_reads_or_sends_anything_without_signing_in(db, client, register, make):
    record = make()
    for surface in READ + WRITE:
        assert client.get(address(register, record, surface)).status_code in (302, 401, 403), surface
    for page in ("check", "bulk", "import"):
        assert client.post(register.address(page=page)).status_code in (302, 403), page
    for verb, url in (("post", api(register)), ("patch", api(register, record)), ("delete", api(register, record))):
        assert send(client, verb, url, {}).status_code in (401, 403), verb
    assert register.model.objects.filter(pk=record.pk).exists()


def test_other_systems_need_the_token_that_pages_carry(db, register, make, keeper):
    """Another site cannot write with the session of somebody who is signed in."""
    from django.test import Client

    record, client = make(), Client(enforce_csrf_checks=True)
    client.force_login(keeper)
    for verb, url in (("post", api(register)), ("patch", api(register, record)), ("delete", api(register, record))):
        assert send(client, verb, url, {}).status_code == 403, verb
    for page in ("check", "bulk", "import", "new"):
        assert client.post(register.address(page=page)).status_code == 403, page
    assert register.model.objects.filter(pk=record.pk).exists()


WRONG_ADDRESSES = (
    "?sort=nonsense", "?after=%00%ff", "?segment=none", "?columns=x,y", "?q=" + "x" * 3000, "?id=1&person=zz",
    "?q=%00", "?q=%ed%a0%80", "?sort=%00", "?segment=%00", "?before=abc", "?id=zzzzzzzzzzzzz", "?size=99999999999999",
    "?columns=%00", "?part=count&q=%00", "?part=%00", "?part=filters&person=zz",
)  # fmt: skip


@pytest.mark.desk(2)
def test_a_wrong_address_is_never_an_error_of_the_machine(client, keeper, register, make):
    make()
    client.force_login(keeper)
    pages = (register.address(), register.address(page="choose"), register.address(page="export"), api(register))
    for page, query in share(register, product(pages, WRONG_ADDRESSES)):
        assert client.get(page + query).status_code < 500, page + query


WRONG_VALUES = ("%00", "9" * 400, "-1", "1e999", "NaN", "2026-13", "zzzzzzzzzzzzz", "<b>", "😀")


def test_a_wrong_value_of_any_filter_is_said_and_left_out(client, keeper, register, make):
    """A list leaves out whatever is wrong, so all its filters are asked at once; every filter has every value in turn."""
    make()
    client.force_login(keeper)
    asked = filters_for(register, keeper).base_filters
    names = list(asked)
    for turn in some(register, range(len(WRONG_VALUES))):
        values = [WRONG_VALUES[(turn + n) % len(WRONG_VALUES)] for n in range(len(names))]
        query = "&".join(f"{name}={other}" for name, other in zip(names, values, strict=True))
        assert client.get(f"{register.address()}?{query}").status_code == 200, query
        answer = client.get(f"{api(register)}?{query}")
        if answer.status_code == 400:  # what is wrong is named; the rest is asked for
            said, every = answer.json()["detail"], zip(names, values, strict=True)
            good = [(name, other) for name, other in every if labelled(asked[name].label, "") not in said]
            answer = client.get(f"{api(register)}?{'&'.join(f'{name}={other}' for name, other in good)}")
        assert answer.status_code == 200, (query, answer.json())


def test_an_unknown_record_is_not_found(client, keeper, register):
    client.force_login(keeper)
    assert client.get(register.address(1234567890123)).status_code == 404
    assert client.get(f"/api/{register.label}/0000000000000/").status_code == 404
    assert client.get(f"/api/{register.label}/zzzzzzzzzzzzz/").status_code == 404
    assert client.get(reverse("register:list", args=("no", "such"))).status_code == 404
