"""Other systems: read what the page shows, write through the same door, and get a sentence for whatever cannot be."""

import json

import pytest
from django.test import Client
from django.utils.translation import gettext as _

from waiban.kernel.text import labelled
from waiban.register.lists.page import sort_of

from .making import filled, fresh, image, rows_of, share, some, texts, value_for, written_by
from .pages import api, send

BROKEN = {
    "nothing": "", "no JSON": "{", "text": '"x"', "a number": "1", "null": "null", "a list": "[]", "list of lists": "[[]]",
    "not a number": '{"version": NaN}', "endless": '{"version": Infinity}', "other letters": b"\xff\xfe{",
    "deep list": "[" * 100_000, "deep object": '{"a":' * 5_000 + "1" + "}" * 5_000, "deep rows": '{"a":[[[[[[[[1]]]]]]]]}',
    "huge": '{"version": ' + "9" * 5_000 + "}", "NUL": '{"\\u0000": "\\u0000"}', "half a letter": '{"\\ud800": "\\udfff"}',
    "a string for all": '"' + "x" * 100_000 + '"',
}  # fmt: skip
WRONG = (
    None, True, False, 0, -1, 1.5, 1e308, -1e-300, 10**30, 10**400, "", " ", "\u0000", "\ud800", "x" * 100_000, "1e999999999",
    "NaN", "９" * 50, [], [1], [[]], {}, {"id": None}, {"id": "zzzzzzzzzzzzz"}, {"id": 1}, {"name": "x"}, "0000000000000",
    "zzzzzzzzzzzzz", "<script>", "0001-01-01T00:00", "9999-12-31T23:59:59-12:00", "2026-02-30", "2026-13",
)  # fmt: skip


@pytest.fixture
def record(client, register, writer):
    client.force_login(writer)
    return filled(register)


@pytest.mark.desk(2)
def test_a_broken_body_is_refused_in_a_sentence(client, register, writer, record):
    before = image(register, record)
    for name, body in share(register, BROKEN.items()):
        for verb, url in (("post", api(register)), ("patch", api(register, record))):
            answer = send(client, verb, url, body)
            assert answer.status_code == 400, (name, verb, answer.status_code)
            assert all(len(sentence) > 3 for sentence in _sentences(answer.json()))
    assert image(register, record) == before


def _sentences(told) -> list[str]:
    return (
        [told]
        if isinstance(told, str)
        else [s for inner in (told.values() if isinstance(told, dict) else told) for s in _sentences(inner)]
    )


@pytest.mark.desk(2)
def test_a_wrong_value_of_any_column_is_never_an_error_of_the_machine(client, register, writer, record):
    """What is refused is said by its column and changes nothing; what nothing stands against goes the whole way."""
    every = {c.path for c in register.columns if c.own} | {rows.name for rows in register.rows}
    shown = client.get(api(register, record)).json()
    for value in share(register, WRONG):
        left = set(every)
        while left:
            body = json.dumps(dict.fromkeys(left, value) | {"version": shown["version"]})
            answer = send(client, "patch", api(register, record), body)
            assert answer.status_code in (200, 400), (value, left, answer.status_code)
            if answer.status_code == 200:
                shown = answer.json()
                break
            assert answer.json() and all(_sentences(answer.json())), value
            blamed = left & set(answer.json())
            left = left - blamed if blamed else set()
    assert client.get(api(register, record)).json() == shown


@pytest.mark.desk(2)
def test_a_wrong_value_in_any_row_is_never_an_error_of_the_machine(client, register, writer, record):
    """A row for each value, wrong in all its columns; what the answer names is left out, and what is left is sent again."""
    shown = client.get(api(register, record)).json()
    for rows in register.rows:
        every = {*(c.path for c in rows.columns), "unknown", rows.parent}
        good = {name: value for name, value in shown[rows.name][0].items() if name != "id"}
        waiting = [(value, left) for value in WRONG for left in (every, {"id"})]
        while waiting:
            lines = [{**good, **dict.fromkeys(left, value)} for value, left in waiting]
            body = json.dumps({rows.name: lines, "version": shown["version"]})
            answer = send(client, "patch", api(register, record), body)
            assert answer.status_code in (200, 400), (rows.name, waiting, answer.status_code)
            if answer.status_code == 200:
                shown = answer.json()
                break
            assert client.get(api(register, record)).json() == shown, rows.name
            said = answer.json()[rows.name]
            rest = [one for n, (value, left) in enumerate(waiting, 1) for one in _left_over(said, n, value, left)]
            assert rest != waiting, (rows.name, said)
            waiting = rest


def _left_over(sentences, number: int, value, left: set) -> list[tuple]:
    """What may still be sent of a row: without its columns that sentences begin with, or each column for itself."""
    row = _("Row %(number)s: %(problem)s") % {"number": number, "problem": ""}
    against = [said for said in sentences if said.startswith(row)]
    if not against:
        return [(value, left)]
    blamed = {path for path in left for said in against if said.startswith(row + labelled(path, ""))}
    if blamed:
        return [(value, left - blamed)] if left - blamed else []
    return [(value, {path}) for path in left] if len(left) > 1 else []


def test_a_change_names_the_version_it_has_seen(client, register, writer, record):
    column = texts(written_by(register, writer))[0]
    kept, value = getattr(record, column.path), value_for(column, 8)
    assert send(client, "patch", api(register, record), {column.path: value}).status_code == 400
    for version in (None, "", "x", -1, 10**30, [], {}, 1.5):
        answer = send(client, "patch", api(register, record), {column.path: value, "version": version})
        assert answer.status_code == (409 if version == 10**30 else 400), version
        record.refresh_from_db()
        assert getattr(record, column.path) == kept


def test_a_name_nobody_knows_is_refused_and_nothing_is_lost_in_silence(client, register, writer, record):
    answer = send(client, "patch", api(register, record), {"nonsense": 1, "version": record.version})
    assert answer.status_code == 400 and "nonsense" in answer.json()
    assert client.get(api(register) + "?nonsense=1").status_code == 400


@pytest.mark.desk(2)
def test_a_relation_is_written_by_number_name_or_as_it_was_read(client, register, writer, record):
    for column in some(register, [c for c in written_by(register, writer) if c.kind == "relation"]):
        shown = client.get(api(register, record)).json()
        related = column.value(record)
        assert shown[column.path] == {"id": related.code, "name": str(related)}
        for value in (related.code, shown[column.path], {"id": related.code}):
            answer = send(client, "patch", api(register, record), {column.path: value, "version": shown["version"]})
            assert answer.status_code == 200 and answer.json() == shown, (column.path, value)
        other = value_for(column, 9)
        answer = send(client, "patch", api(register, record), {column.path: str(other), "version": shown["version"]})
        if answer.status_code == 200:  # else several are called so, and the answer names their numbers
            assert answer.json()[column.path]["name"] == str(other)
        else:
            assert other.code in " ".join(answer.json()[column.path]) or "unique" in str(answer.json())
        record.refresh_from_db()


def test_rows_go_on_are_added_and_taken_away(client, register, writer, record):
    from .making import row_for

    for rows in register.rows:
        shown = client.get(api(register, record)).json()
        kept = [row.pk for row in rows_of(register, record)[rows.name]]
        new = {
            k: (v.code if hasattr(v, "code") else v if isinstance(v, bool | int) else str(v))
            for k, v in _given(row_for(rows, 7), rows)
        }
        answer = send(
            client, "patch", api(register, record), {rows.name: [shown[rows.name][1], new], "version": shown["version"]}
        )
        assert answer.status_code == 200, answer.json()
        lines = rows_of(register, record)[rows.name]
        assert lines[0].pk == kept[1] and lines[1].pk not in kept and len(lines) == 2
        twice = {rows.name: [answer.json()[rows.name][0]] * 2, "version": answer.json()["version"]}
        assert send(client, "patch", api(register, record), twice).status_code == 400
        assert len(rows_of(register, record)[rows.name]) == 2
        stranger = fresh(register, 5)
        body = {rows.name: [shown[rows.name][1]], "version": stranger.version}
        assert send(client, "patch", api(register, stranger), body).status_code == 400
        assert rows_of(register, record)[rows.name][0].pk == kept[1]


def _given(row, rows):
    return [(c.path, value) for c in rows.columns if (value := getattr(row, c.path)) is not None]


@pytest.mark.desk(2)
def test_a_list_turns_page_by_page_without_loss(client, register, writer):
    client.force_login(writer)
    found = [filled(register, n) for n in range(3)] + [fresh(register, n) for n in range(3, 5)]
    codes = sorted(r.code for r in found)
    url = f"{api(register)}?id={','.join(codes)}&size=3"
    sorted_by = [c for c in register.columns if sort_of(register, writer, c.path) is not None and "api" in c.show]
    for column in some(register, sorted_by):
        for sort in (column.path, f"-{column.path}"):
            pages, at = [], f"{url}&sort={sort}&columns={column.path}"
            while at:
                answer = client.get(at).json()
                pages.append([record["id"] for record in answer["results"]])
                at = answer["next"]
            assert sorted(code for page in pages for code in page) == codes, sort
            back, at = [], answer["previous"]
            while at:
                answer = client.get(at).json()
                back.append([record["id"] for record in answer["results"]])
                at = answer["previous"]
            assert back[::-1] == pages[:-1], sort


def test_only_the_columns_asked_for(client, register, writer, record):
    column = register.columns[0]
    answer = client.get(f"{api(register)}?id={record.code}&columns={column.path}").json()
    assert set(answer["results"][0]) == {"id", "display", "page", "version", column.path} - (
        {column.path} - {*_shown(register)}
    )


def _shown(register):
    return {c.path for c in register.columns if "api" in c.show}


def test_named_lists_are_those_of_the_page(client, register, writer, record):
    for name in register.segments:
        told = client.get(f"{api(register)}?segment={name}")
        page = client.get(f"{register.address()}?segment={name}")
        assert told.status_code == page.status_code == 200
        assert (record.code in [r["id"] for r in told.json()["results"]]) == (
            f'value="{record.code}"' in page.content.decode()
        )


@pytest.fixture(scope="module")
def schema(_staff, django_db_blocker):
    """What the API says about itself, asked once for all registers."""
    with django_db_blocker.unblock():
        client = Client()
        client.force_login(_staff["officer"])
        return client.get("/api/schema/").json()


@pytest.fixture(scope="module")
def allowed(schema):
    """`allowed(shape)` tells what an answer may be: a validator of the schema's own shapes."""
    import jsonschema

    def nullable(node):
        if isinstance(node, dict):
            inner = {k: nullable(v) for k, v in node.items() if k != "nullable"}
            return {"anyOf": [inner, {"type": "null"}]} if node.get("nullable") else inner
        return [nullable(n) for n in node] if isinstance(node, list) else node

    shapes = json.loads(json.dumps(schema["components"]["schemas"]).replace("#/components/schemas/", "#/$defs/"))
    whole, kind = {"$defs": nullable(shapes)}, jsonschema.Draft202012Validator
    kind.check_schema(whole)
    return lambda shape: kind({**whole, "$ref": shape.replace("components/schemas", "$defs")})


def _list_of(register, schema) -> str:
    answers = schema["paths"][api(register)]["get"]["responses"]
    return answers["200"]["content"]["application/json"]["schema"]["$ref"]


def test_the_schema_is_one_that_other_systems_can_read(schema):
    from drf_spectacular.validation import validate_schema

    validate_schema(schema)


def test_the_schema_is_the_same_for_everybody(client, people, schema):
    for role, person in people.items():
        client.force_login(person)
        assert client.get("/api/schema/").json() == schema, role


def test_the_schema_describes_every_column_and_holds(client, register, writer, record, schema):
    paths = schema["paths"]
    assert {"get", "post"} <= set(paths[api(register)]) and {"get", "patch", "delete"} <= set(
        paths[api(register) + "{code}/"]
    )
    shapes = schema["components"]["schemas"]
    listed = _list_of(register, schema).split("/")[-1]
    name = shapes[listed]["properties"]["results"]["items"]["$ref"].split("/")[-1]
    shown = client.get(api(register, record)).json()
    assert set(shapes[name]["properties"]) == set(shown)
    for rows in register.rows:
        inner = shapes[name]["properties"][rows.name]["items"]["$ref"].split("/")[-1]
        assert set(shapes[inner]["properties"]) == set(shown[rows.name][0])
    asked = {p["name"] for p in paths[api(register)]["get"]["parameters"]}
    assert {c.path for c in register.columns if c.filter and c.kind in ("relation", "choice")} <= asked


@pytest.mark.desk(2)
def test_what_the_schema_says_is_what_is_told(client, register, writer, record, schema, allowed):
    """Every answer is one that the schema allows."""
    told = client.get(api(register)).json()
    assert record.code in [one["id"] for one in told["results"]]
    allowed(_list_of(register, schema)).validate(told)
