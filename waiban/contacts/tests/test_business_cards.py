"""Business cards (vCard) out of phones and mail programs become contacts with their posts, through the same preview."""

import base64
import quopri

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.models import Organisation, Person
from waiban.history.models import Change
from waiban.places.tests.factories import CountryFactory
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.tests.sheets import confirm, faults_of, hand_in, preview_of


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def packed(text: str, charset: str = "utf-8") -> str:
    """As old phones write letters that are not English."""
    return quopri.encodestring(text.encode(charset)).decode().replace("=\n", "=\r\n")


ROSA = ("N:富恩特斯;罗莎;;;", "FN:罗莎·富恩特斯", "FN;LANGUAGE=es:Rosa Fuentes", "ORG:新星港务;国际部", "TITLE:总经理",
        "TEL;TYPE=WORK,VOICE:+56 2 100", "TEL;TYPE=CELL:+56 9 200", "EMAIL;TYPE=INTERNET:rosa@xingang.example",
        "ADR;TYPE=WORK:;;Av. Uno 1;Valparaíso;;;智利")  # fmt: skip
VERSIONS = {
    "3.0": card(*ROSA),
    "3.0 with groups and capitals of any kind": card("item1.fn:罗莎·富恩特斯", "n;language=es:Fuentes;Rosa", *ROSA[3:]),
    "4.0": card("FN;ALTID=1;LANGUAGE=zh:罗莎·富恩特斯", "FN;ALTID=1;LANGUAGE=es:Rosa Fuentes", 'ORG;SORT-AS="Xingang:1":新星港务',
                "TITLE:总经理", 'TEL;VALUE=uri;TYPE="voice,cell":tel:+56 9 200', "EMAIL;PREF=1:mailto:rosa@xingang.example",
                "ADR:;;;;;;智利", version="4.0"),
    "2.1 of an old phone": card(
        f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{packed('富恩特斯')};{packed('罗莎')}",
        f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{packed('罗莎·富恩特斯')}", "N:Fuentes;Rosa",
        f"ORG;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:{packed('新星港务', 'gbk')}", f"TITLE;ENCODING=QUOTED-PRINTABLE:{packed('总经理')}",
        "TEL;HOME;VOICE:1", "TEL;CELL;VOICE:+56 9 200", "EMAIL;INTERNET:rosa@xingang.example", "ADR;WORK:;;;;;;Chile", version="2.1"),
    "2.1 packed in base64": card(
        f"FN;CHARSET=UTF-8;ENCODING=BASE64:{base64.b64encode('罗莎·富恩特斯'.encode()).decode()}", "N:Fuentes;Rosa;;;",
        "ORG:新星港务", "TITLE:总经理", "TEL;CELL:+56 9 200", "EMAIL:rosa@xingang.example", "ADR:;;;;;;CL", version="2.1"),
    "with folded lines and a photo": card(
        "FN:罗莎\r\n ·富恩\r\n\t特斯", "N:Fuentes;Rosa;;;", "PHOTO;ENCODING=b;TYPE=JPEG:" + "\r\n ".join(["QUJD" * 18] * 500),
        *ROSA[3:]),
    "with another's card inside": card(
        "FN:罗莎·富恩特斯", "N:Fuentes;Rosa;;;", "AGENT:", "BEGIN:VCARD", "FN:秘书", "TEL:9", "END:VCARD", *ROSA[3:], version="2.1"),
}  # fmt: skip


@pytest.fixture
def officer(db, client):
    """An officer whose role sees telephones, and the firm her contacts work for."""
    person = UserFactory(name="闻予安", role="officer")
    client.force_login(person)
    client.cookies["django_language"] = "en"
    firm = Organisation(name_zh="新星港务", country=CountryFactory(chile=True), division=person.division)
    records.save(firm, by=person)
    return person


@pytest.fixture
def persons():
    return catalogue["contacts/person"]


def take(client, persons, text: str | bytes, name="contacts.vcf"):
    data = text.encode() if isinstance(text, str) else text
    answer = hand_in(client, persons, data, name)
    assert answer.status_code == 200, answer.context["problem"]
    return answer


@pytest.mark.parametrize("text", VERSIONS.values(), ids=VERSIONS)
def test_a_card_of_any_version_becomes_a_contact_with_her_post(client, officer, persons, text):
    answer = take(client, persons, text)
    assert preview_of(answer)["counts"] == {"new": 1, "error": 0, "changed": 0, "unchanged": 0}, faults_of(answer)
    confirm(client, persons, answer)
    rosa = Person.objects.get()
    assert (rosa.name_zh, rosa.name_latin, rosa.title_zh) == ("罗莎·富恩特斯", "Rosa Fuentes", "总经理")
    assert (rosa.phone, rosa.email, rosa.country.name_zh) == ("+56 9 200", "rosa@xingang.example", "智利")
    post = rosa.posts.get()
    assert (post.organisation.name_zh, post.title) == ("新星港务", "总经理")
    assert rosa.division_id == officer.division_id
    assert Change.objects.get(record=rosa.pk).verb == "imported"


LETTERS = {
    "UTF-8 with its mark": ("utf-8-sig", ""), "UTF-16": ("utf-16", ""), "GBK": ("gbk", ""), "GB 18030": ("gb18030", "𠮷"),
}  # fmt: skip


@pytest.mark.parametrize(("encoding", "more"), LETTERS.values(), ids=LETTERS)
def test_a_card_in_any_letters(client, officer, persons, encoding, more):
    confirm(client, persons, take(client, persons, card(f"FN:王小明{more}", "ORG:新星港务").encode(encoding)))
    assert Person.objects.get().name_zh == f"王小明{more}"


def test_many_cards_in_one_file_and_the_same_file_again(client, officer, persons):
    text = (
        card("FN:王小明", "TITLE:处长", "ORG:新星港务")
        + "\r\n"
        + card("N:Lopez;Maria;Jose;;", "TITLE:Director")
        + card("FN:李四")
    )
    answer = take(client, persons, text)
    assert preview_of(answer)["counts"]["new"] == 3
    confirm(client, persons, answer)
    maria = Person.objects.get(name_latin="Maria Jose Lopez")
    assert (maria.name_zh, maria.title_zh, maria.title_en) == ("Maria Jose Lopez", "", "Director")
    again = take(client, persons, text)
    assert preview_of(again)["counts"] == {"new": 0, "error": 0, "changed": 0, "unchanged": 3}


def test_a_card_adds_what_it_says_and_takes_nothing_away(client, officer, persons):
    confirm(client, persons, take(client, persons, VERSIONS["3.0"]))
    rosa = Person.objects.get()
    other = Organisation(name_zh="蓝湾冷链", country=rosa.country, division=officer.division)
    records.save(other, by=officer)
    answer = take(client, persons, card("FN:罗莎·富恩特斯", "TITLE:总经理", "ORG:蓝湾冷链", "TEL:+56 9 333"))
    assert preview_of(answer)["counts"]["changed"] == 1
    confirm(client, persons, answer)
    rosa.refresh_from_db()
    assert (rosa.phone, rosa.email, rosa.country.name_zh) == ("+56 9 333", "rosa@xingang.example", "智利")
    assert sorted(post.organisation.name_zh for post in rosa.posts.all()) == ["新星港务", "蓝湾冷链"]


def test_a_firm_nobody_registered_is_said_and_may_be_left_out(client, officer, persons):
    answer = take(client, persons, card("FN:王小明", "ORG:无名公司", "TITLE:经理"))
    assert "No organisation is called “无名公司”" in faults_of(answer)
    token = answer.context["upload"].token
    sheets = answer.context["upload"].state["sheets"]
    left_out = {
        f"c:{s['rows']}:{i}": path
        for s in sheets
        for i, path in enumerate(s["paths"])
        if (s["rows"], path) != ("posts", "organisation") and s["rows"] != "posts"
    }
    page = client.post(persons.address(page="import"), {"t": token, "do": "match", **left_out}, follow=True)
    assert preview_of(page)["counts"]["new"] == 1


def test_who_may_not_see_telephones_brings_none_in(client, officer, persons):
    client.force_login(UserFactory(name="覃晚枝", role="applicant"))
    assert hand_in(client, persons, VERSIONS["3.0"].encode(), "a.vcf").status_code == 403
    client.force_login(UserFactory(name="卞清川", role="clerk"))  # keeps contacts, but sees no telephones
    confirm(client, persons, take(client, persons, VERSIONS["3.0"]))
    rosa = Person.objects.get()
    assert (rosa.name_latin, rosa.phone, rosa.email) == ("Rosa Fuentes", "", "")


HOSTILE = {
    "a script": card("FN:<script>alert(1)</script>", "TITLE:<img src=x onerror=alert(1)>", "ORG:<b>"),
    "a formula": card('FN:=HYPERLINK("http://x.example","y")', "TITLE:@SUM(1)"),
    "control characters": card("FN:王\x00\x07\x1b[31m小\u202e明", "TITLE:\u200b处长"),
    "a name without end": card("FN:" + "王" * 5_000),
    "a line without end": card("FN:王小明", "NOTE:" + "x" * 3_000_000),
    "a folded line without end": card("FN:王小明", "PHOTO:" + "\r\n ".join(["x" * 70] * 40_000)),
    "quoted-printable without end": card("FN;ENCODING=QUOTED-PRINTABLE:" + "=E7=8E=8B=\r\n" * 20_000),
    "quoted-printable that breaks off": card("FN;ENCODING=QUOTED-PRINTABLE:=E7=8E=8", "TITLE:x"),
    "letters of no set": card("FN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:=FF=FE=FF"),
    "base64 that is none": card("FN;ENCODING=BASE64:%%%", "ORG;ENCODING=b:A"),
    "properties without value": card("FN", "N", ":", ";", "ORG:", "TEL;:", "ADR:"),
    "quotes that do not close": card('FN;X="abc:王小明', 'N;X="' * 2_000 + ":x"),
    "four hundred thousand names": card(*["FN:甲"] * 400_000),
    "cards in cards in cards": "AGENT:\r\nBEGIN:VCARD\r\n" * 20_000,
    "ends without beginnings": "BEGIN:VCARD\r\nFN:王小明\r\n" + "END:VCARD\r\n" * 50_000,
    "beginnings without ends": "BEGIN:VCARD\r\nFN:王小明\r\n" * 5,
    "an empty card": card(),
    "cut in the middle": card(*ROSA)[:60],
    "a mail address that is none": card("FN:王小明", "EMAIL:javascript:alert(1)"),
    "a country that is none": card("FN:王小明", "ADR:;;;;;;Atlantis"),
    "a telephone longer than any": card("FN:王小明", "TEL:" + "1" * 3_000),
    "a web page": card("FN:王小明").replace("END:VCARD", "<html><body>END:VCARD</body>"),
    "another file behind": card("FN:王小明") + "PK\x03\x04" + "\ufffd" * 1_000,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_cards_are_text_or_a_sentence_and_never_a_fault(client, officer, persons, text):
    answer = hand_in(client, persons, text.encode("utf-8", "surrogatepass"), "a.vcf")
    assert answer.status_code in (200, 422)
    page = answer.content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page
    if answer.status_code == 422:
        assert answer.context["problem"]
        return
    assert sum(preview_of(answer)["counts"].values()) < 20_000
    confirm(client, persons, answer)
    for person in Person.objects.all():
        assert person.name_zh and "\x00" not in person.name_zh and "\u202e" not in person.name_zh
        assert client.get(persons.address(person)).status_code == 200


def test_what_cannot_be_read_in_a_card_is_said_beside_it(client, officer, persons):
    text = card("FN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:=FF=FE=FF") + card("FN:王小明")
    answer = take(client, persons, text)
    assert preview_of(answer)["counts"]["error"] == 1 and preview_of(answer)["counts"]["new"] == 1
    assert "\ufffd" in faults_of(answer)


@pytest.mark.parametrize("count", [20_001, 100_000])
def test_too_many_cards_are_refused_with_a_sentence(client, officer, persons, count):
    answer = hand_in(client, persons, ("BEGIN:VCARD\nFN:甲\nEND:VCARD\n" * count).encode(), "a.vcf")
    assert answer.status_code == 422 and "more than 20000 cards" in answer.context["problem"]


def test_letters_nobody_can_read_are_refused_with_a_sentence(client, officer, persons):
    answer = hand_in(client, persons, b"BEGIN:VCARD\nFN:\xff\xff\xff\x81 \nEND:VCARD\n", "a.vcf")
    assert answer.status_code == 422 and "cannot be read" in answer.context["problem"]


def test_cards_for_another_register_are_sent_to_the_right_one(client, officer, persons):
    answer = hand_in(client, catalogue["contacts/organisation"], card("FN:王小明").encode(), "a.vcf")
    assert answer.status_code == 422 and "Hand it in at “persons”" in answer.context["problem"]


def test_a_calendar_is_no_sheet(client, officer, persons):
    answer = hand_in(client, persons, b"BEGIN:VCALENDAR\nSUMMARY:<script>\nEND:VCALENDAR\n", "a.ics")
    assert answer.status_code == 422 and "holds no sheet" in answer.context["problem"]


@pytest.mark.usefixtures("rulebook")
def test_a_card_in_foreign_letters_of_somebody_on_record_says_so_before_it_makes_a_second_person(
    client, officer, persons
):
    confirm(client, persons, take(client, persons, VERSIONS["3.0"]))
    stranger = card("FN:Ana Duarte", "N:Duarte;Ana", "EMAIL:ana@other.example")
    for lines in (
        ("FN:ROSA FUENTES", "N:FUENTES;ROSA"),
        ("FN:R. Fuentes", "N:Fuentes;R.", "EMAIL:Rosa@xingang.example"),
    ):
        answer = hand_in(client, persons, (card(*lines) + stranger).encode(), "later.vcf")
        [alike, other] = preview_of(answer)["rows"]["new"]
        assert "Fuentes" in " ".join(alike["advice"]) and other["advice"] == []
        assert " ".join(alike["advice"]) in answer.content.decode()
    assert Person.objects.count() == 1
