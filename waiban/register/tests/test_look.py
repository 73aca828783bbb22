"""The look keeps its word: legible in light and dark, a shape for every state, nothing the content policy refuses."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import override_settings
from django.urls import path

HERE = Path(__file__).parents[1]
HOUSE = HERE.parents[1]
SHEETS = sorted((HERE / "static" / "waiban").glob("*.css"))
CSS = "\n".join(sheet.read_text() for sheet in SHEETS)
STATES = ("done", "early", "pace", "moving", "soon", "behind", "late", "none", "ongoing", "unmeasured")
GROUNDS = ("ground", "paper", "panel", "raised")
READABLE = 4.5


def names(theme: str) -> dict[str, tuple]:
    """The colours of a theme by name; dark takes over from light what it does not say."""
    light, dark = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.S)[:2]
    text = light if theme == "light" else light + dark
    return {name: rgb(value) for name, value in re.findall(r"--([a-z-]+): (#[0-9a-f]+);", text)}


def rgb(value: str) -> tuple:
    digits = value[1:] if len(value) == 7 else "".join(d * 2 for d in value[1:])
    return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))


def over(ground: tuple, colour: tuple, share: float) -> tuple:
    return tuple(c * share + g * (1 - share) for g, c in zip(ground, colour, strict=True))


def light_of(colour: tuple) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple, other: tuple) -> float:
    high, low = sorted((light_of(one), light_of(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_are_legible_on_every_ground(theme):
    colours = names(theme)
    for word in ("ink", "soft", "faint", "accent", "seal", *STATES):
        for ground in GROUNDS:
            assert contrast(colours[word], colours[ground]) >= READABLE, (theme, word, ground)
    for word in ("ink", "soft"):
        assert contrast(colours[word], colours["hair"]) >= READABLE, (theme, word)
    assert contrast(colours["on-accent"], colours["accent"]) >= READABLE


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_are_legible_on_the_wash_of_a_state(theme):
    colours = names(theme)
    chosen = max(float(share) for share in re.findall(r"--w: (\d+)%", CSS)) / 100
    note = float(re.search(r"\.note\.on \{.*?var\(--c\) (\d+)%", CSS).group(1)) / 100
    badge = float(re.search(r"\.tag \{.*?var\(--c, var\(--soft\)\) (\d+)%", CSS, re.S).group(1)) / 100
    for state, ground in product(STATES, GROUNDS):
        for word, share in (("ink", chosen), (state, badge), (state, note), ("soft", note)):
            wash = over(colours[ground], colours[state], share)
            assert contrast(colours[word], wash) >= READABLE, (word, ground, state, share)


def test_every_state_has_a_shape_of_its_own():
    shapes = dict(re.findall(r"^\.(\w+) \{ --c: var\(--\w+\); --shape: (url\(.*?\"\))", CSS, re.M))
    assert set(shapes) == set(STATES)
    assert len(set(shapes.values())) == len(STATES)


REFUSED = re.compile(r"\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)|https?://(?!www\.w3\.org)|javascript:", re.I)


def test_templates_hold_nothing_the_content_policy_refuses():
    templates = list((HOUSE / "waiban").glob("*/templates/**/*.html"))
    assert len(templates) > 20
    for file in templates:
        assert not REFUSED.search(file.read_text()), file.relative_to(HOUSE)
    assert not re.findall(r"url\((?!\"data:)|@import|https?://(?!www\.w3\.org)", CSS)


def test_the_words_of_the_guide_are_words_of_the_sheets():
    guide = (HOUSE / "docs" / "look.md").read_text()
    used = {word for found in re.findall(r'class="([^"|…]+)"', guide) for word in found.split()}
    known = set(re.findall(r"\.([a-z][a-z-]*)", CSS))
    scripted = {"chip", "num", "btn"}
    assert used and used - known - scripted == set()


def boom(request):
    raise RuntimeError("for the page of errors")


urlpatterns = [path("boom/", boom)]


@override_settings(ROOT_URLCONF=__name__, DEBUG=False, MIDDLEWARE=[])
def test_an_error_page_stands_without_anything(client):
    client.raise_request_exception = False
    answer = client.get("/boom/")
    assert answer.status_code == 500
    words = answer.content.decode()
    assert "数据没有改变" in words and "nothing was changed" in words
    assert "frame.css" in get_template("400.html").render()
