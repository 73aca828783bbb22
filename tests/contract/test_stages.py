"""A stage follows from its dated rows, by every way in; a stage that does not exist gets a sentence."""

import pytest

from waiban.register.declare import catalogue

from .making import filled, image, rows_of
from .pages import api, confirm, faults_of, form_of, hand_in, send, xlsx_of

STAGED = [label for label, register in catalogue.items() if register.stages]
WAYS = ("form", "import", "api")


@pytest.fixture(params=STAGED)
def register(request):
    return catalogue[request.param]


def add(way, client, register, record, stage: str, on: str = "2029-01"):
    """Add a dated stage by one of the ways in; the sentence against it, or nothing."""
    name, stages = register.stages.name, rows_of(register, record)[register.stages.name]
    if way == "form":
        url = register.address(record, "edit")
        form = form_of(client, url)
        at = len(stages)
        answer = client.post(
            url, {**form, f"{name}-TOTAL_FORMS": at + 1, f"{name}-{at}-stage": stage, f"{name}-{at}-on": on}
        )
        if answer.status_code == 302:
            return ""
        rows = next(rows for rows in answer.context["writing"].sets if rows.prefix == name)
        return " ".join(rows.forms[at].errors["stage"])
    if way == "import":
        lines = [[record.code, row.stage, str(row.on)] for row in stages] + [[record.code, stage, on]]
        answer = hand_in(
            client,
            register,
            xlsx_of((str(register.title), ["#"], [[record.code]]), (name, ["#", "stage", "on"], lines)),
        )
        if not answer.context["upload"].state["ready"]:
            return faults_of(answer)
        confirm(client, register, answer)
        return ""
    shown = client.get(api(register, record)).json()
    body = {name: [*shown[name], {"stage": stage, "on": on}], "version": shown["version"]}
    answer = send(client, "patch", api(register, record), body)
    return "" if answer.status_code == 200 else " ".join(answer.json()[name])


@pytest.mark.parametrize("way", WAYS)
def test_the_last_dated_stage_is_the_stage(client, writer, register, way):
    client.force_login(writer)
    record = filled(register)
    last = register.stages.order[-1]
    assert add(way, client, register, record, last) == ""
    record.refresh_from_db()
    assert record.stage == last
    assert [str(row.on) for row in rows_of(register, record)[register.stages.name]][-1] == "2029-01"


@pytest.mark.parametrize("way", WAYS)
def test_a_stage_that_does_not_exist_gets_a_sentence(client, writer, register, way):
    client.force_login(writer)
    record = filled(register)
    before = image(register, record)
    said = add(way, client, register, record, "飞升")
    assert "飞升" in said, said
    assert image(register, record) == before


@pytest.mark.parametrize("way", ["import", "api"])
def test_a_stage_without_its_date_is_not_written_past_the_rows(client, writer, register, way):
    client.force_login(writer)
    record = filled(register)
    before, other = image(register, record), next(s for s in register.stages.order if s != record.stage)
    if way == "import":
        key = register.column(register.key[0])
        sheet = (str(register.title), ["#", "stage", key.path], [[record.code, other, str(key.value(record))]])
        answer = hand_in(client, register, xlsx_of(sheet))
        said = faults_of(answer)
    else:
        answer = send(client, "patch", api(register, record), {"stage": other, "version": record.version})
        said = " ".join(answer.json()["stage"])
    assert len(said) > 10
    assert image(register, record) == before
