"""Chinese first, English second, and no page mixes them: each word of the interface is in the reader's language."""

import datetime as dt
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils import translation

import waiban
from waiban.targets import operations
from waiban.targets.tests.making import draft, issue

pytestmark = pytest.mark.django_db

PAGES = ("list", "new", "import", "record", "edit", "remove", "history")
SAID = ("title", "placeholder", "aria-label", "alt")
ZH, EN = "zh-hans", "en"
PROMISES = (
    "推动与厄瓜多尔瓜亚基尔市签署结好意向书",
    "举办“友城之约”活动6场",
    "完成“澜港友谊奖”评选工作",
    "深化与拉美国家的交流合作",
)


class Said(HTMLParser):
    """What a page says: its texts, and the words of attributes that people see or hear; keys are the same everywhere."""

    def __init__(self, page: str):
        super().__init__()
        self.inside, self.words = [], set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.words |= {value.strip() for name, value in attrs if name in SAID and value}
        if tag in ("script", "style", "kbd"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.words.add(" ".join(data.split()))


@cache
def words_of(language: str) -> re.Pattern:
    """Every sentence of the interface in one language that reads otherwise in the other, as one pattern."""
    po = Path(waiban.__file__).parent / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    with po.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    found = set()
    for message in messages:
        english, chinese = ([text] if isinstance(text, str) else list(text) for text in (message.id, message.string))
        found |= set(english if language == EN else chinese) - set(chinese if language == EN else english)
    return re.compile("|".join(sorted(filter(None, map(_pattern, found)), key=len, reverse=True)))


def _pattern(sentence: str) -> str:
    """A sentence with anything in its fields; one that is hardly more than fields could be anybody's words."""
    parts = re.split(r"%\(\w+\)s", sentence.replace("%%", "%"))
    own = "".join(parts)
    if len(parts) > 1 and len(own) < (6 if own.isascii() else 4):
        return ""
    return ".+".join(re.escape(" ".join(part.split()) if len(parts) == 1 else part) for part in parts)


def foreign(page: str, language: str) -> list[str]:
    """What a page says in the other language, without the records' own words."""
    other = words_of(EN if language == ZH else ZH)
    return sorted(words for words in Said(page).words if words and other.fullmatch(words))


def open_in(client, language: str, address: str, status: int = 200) -> str:
    answer = client.get(address, headers={"Accept-Language": language})
    assert answer.status_code == status, address
    page = answer.content.decode()
    assert f'<html lang="{language}">' in page
    return page


@pytest.mark.desk(2)
@pytest.mark.parametrize("language", [ZH, EN])
def test_every_page_of_a_register_speaks_one_language(client, keeper, register, make, language):
    record = make()
    client.force_login(keeper)
    with translation.override(language):
        title = str(register.title)
    for surface in PAGES:
        bare = surface in ("list", "new", "import")
        address = register.address(None if bare else record, "" if surface in ("list", "record") else surface)
        page = open_in(client, language, address)
        assert title.lower() in page.lower() or surface not in ("list", "record", "import")
        assert not foreign(page, language), address
    for part in ("count", "filters", "columns"):  # fetched when they are opened
        answer = client.get(register.address(), {"part": part}, headers={"Accept-Language": language})
        assert answer.content.strip() and not foreign(answer.content.decode(), language), part


@pytest.mark.parametrize("language", [ZH, EN])
def test_the_front_of_the_house_speaks_one_language(client, people, language):
    assert not foreign(open_in(client, language, reverse("sign_in")), language)
    for person in people.values():
        client.force_login(person)
        for address in (reverse("work"), reverse("find"), reverse("find") + "?q=无此名称"):
            assert not foreign(open_in(client, language, address), language), (person.role, address)
    assert not foreign(open_in(client, language, "/no-such-page/", 404), language)


@pytest.mark.parametrize("language", [ZH, EN])
def test_a_refusal_speaks_the_readers_language(client, people, language):
    client.force_login(people["assessor"])
    page = open_in(client, language, "/r/agreements/agreement/new/", 403)
    assert ("您的角色可以查看“协议”，不能修改。" if language == ZH else "Your role may read “agreements”") in page
    assert not foreign(page, language)


@pytest.mark.parametrize("language", [ZH, EN])
def test_the_draft_of_a_book_speaks_one_language(client, people, language):
    book = draft(*PROMISES)
    client.force_login(people["clerk"])
    promise = book.commitments.first()
    for name, of in (
        ("read_in", ()),
        *((n, [book.pk]) for n in ("draft", "issue", "confirm")),
        ("gauge", [promise.pk]),
    ):
        assert not foreign(open_in(client, language, reverse(f"targets:{name}", args=of)), language), name


@pytest.mark.parametrize("language", [ZH, EN])
def test_the_issued_book_speaks_one_language(client, people, language):
    promises = issue(draft(*PROMISES))
    book = promises[0].book
    operations.review(book, dt.date(book.year, 1, 1), by="clerk")
    for role in ("clerk", "officer", "leader", "assessor"):
        client.force_login(people[role])
        pages = [reverse("targets:book"), reverse("targets:reviews", args=[book.pk])]
        pages += [f"{pages[0]}?c={promise.code}" for promise in promises]
        pages += [reverse("targets:review", args=[review.pk]) for review in book.reviews.all()]
        for address in pages:
            assert not foreign(open_in(client, language, address), language), (role, address)


def test_what_stands_against_a_field_is_said_in_chinese(client, people):
    client.force_login(people["clerk"])
    answer = client.post("/r/contacts/organisation/new/", {"email": "?"}, headers={"Accept-Language": ZH})
    assert "This field is required" not in answer.content.decode()
    assert not foreign(answer.content.decode(), ZH)


def test_the_pattern_finds_a_word_of_the_other_language():
    assert foreign("<p>Save</p><button title='保存'>Cancel</button>", ZH) == ["Cancel", "Save"]
    assert foreign("<p>没有符合筛选条件的记录。</p><kbd>保存</kbd>", EN) == ["没有符合筛选条件的记录。"]
    assert not foreign("<p>签署港口合作备忘录</p>", EN)


def test_another_system_is_told_in_chinese_what_it_sent(client, people):
    client.force_login(people["clerk"])
    for body, told in (("{", "内容不是 JSON：请看第 1 行第 2 列。"), ("[1]", None), ('{"title": 3}', "此处应为文本。")):
        answer = client.post(
            "/api/agreements/agreement/", body, content_type="application/json", headers={"Accept-Language": ZH}
        )
        assert answer.status_code == 400
        assert (told is None or told in answer.content.decode()) and not re.search(r"[a-z] [a-z]", str(answer.json()))
