"""A clerk sees how each promise of a paper would be measured before she reads it in."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from waiban.history.models import Change
from waiban.targets.models import Book

from . import making

PAPER = (
    "2026年度市直单位业务目标\n单位名称：澜港市外办\n一、扩大国际合作。一是与智利瓦尔帕莱索市签署友好合作备忘录2份。"
    "二是举办外事翻译培训班4期。三是密切与驻华使领馆的常态化联系。\n"
)


def gauges(path, **more) -> str:
    told = StringIO()
    call_command("gauges", str(path), stdout=told, **more)
    return told.getvalue()


@pytest.fixture
def paper(tmp_path, db):
    making.Office()
    path = tmp_path / "目标.txt"
    path.write_text(PAPER, "utf-8")
    return path


def test_each_promise_is_told_with_the_question_proposed_and_nothing_is_kept(paper):
    before = Change.objects.count()
    signed, trained, talks = json.loads(gauges(paper, json=True))
    assert set(signed) == {"promise", "kind", "register", "segment", "way", "filters"}
    assert (signed["kind"], signed["register"], signed["segment"]) == (
        "agreement_signed",
        "agreements/agreement",
        "signed",
    )
    assert signed["filters"]["places"] == ["瓦尔帕莱索（智利）"] and signed["filters"]["quantity"] == 2
    assert signed["filters"]["where"] == {"kind": ["memorandum"]}
    assert (trained["register"], trained["filters"]["words"]) == ("talents/training", ["外事翻译"])
    assert (talks["register"], talks["filters"]["admit"]) == ("*", "nodded")
    assert not Book.objects.exists() and Change.objects.count() == before


def test_in_words_each_promise_stands_over_its_sentence(paper):
    lines = gauges(paper).splitlines()
    assert len(lines) == 6 and "签署友好合作备忘录2份" in lines[0] and "瓦尔帕莱索" in lines[1]


def test_a_file_that_is_no_paper_is_refused_with_a_sentence(tmp_path, db):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    with pytest.raises(CommandError, match=r"\w+"):
        gauges(path)
