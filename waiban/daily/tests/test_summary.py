"""The summary of the day: a page for everybody, and by mail where the office has set it up, each hers, once a day."""

import datetime as dt
from smtplib import SMTPException

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from waiban.accounts.roles import Role
from waiban.accounts.tests.factories import DivisionFactory, UserFactory
from waiban.contacts.models import FollowUp
from waiban.contacts.tests.factories import ExchangeFactory, LiaisonFactory, PersonFactory
from waiban.daily.models import Wish
from waiban.register import records

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _stands(settings):
    settings.TODAY, settings.MAIL, settings.ADDRESS = DAY, True, "https://waiban.example"


def waits(person, subject="今天回复", day="2026-11-24"):
    ExchangeFactory(subject=subject, next_on=day, person=person, division=person.division)
    return person


def somebody(name="闻甲", **more):
    return UserFactory(
        name=name, email=f"u{len(mail.outbox)}-{get_user_model().objects.count()}@waiban.example", **more
    )


def sent():
    return {message.to[0]: message for message in mail.outbox}


def test_each_gets_her_own_in_her_language(capsys):
    chinese, english = waits(somebody(), "甲的事"), waits(somebody(division=DivisionFactory(name="别的处")), "乙的事")
    Wish.objects.create(person=english, language="en")
    call_command("summary", mail=True)
    first, second = sent()[chinese.email], sent()[english.email]
    assert "甲的事" in first.body and "乙的事" not in first.body and "今日到期" in first.body
    assert "乙的事" in second.body and "Due today" in second.body
    assert "https://waiban.example/r/contacts/exchange/" in first.body


def test_nobody_without_address_or_right_and_nobody_who_said_no_or_left():
    waits(UserFactory(email=""))
    waits(somebody(role=Role.APPLICANT))
    waits(somebody(is_active=False))
    Wish.objects.create(person=waits(somebody()), mail=False)
    call_command("summary", mail=True)
    assert mail.outbox == []


def test_once_a_day_and_not_where_nothing_waits():
    waits(somebody())
    somebody(division=DivisionFactory(name="闲处"))
    for _n in range(2):
        call_command("summary", mail=True)
    assert len(mail.outbox) == 1


class Failing(EmailBackend):
    def send_messages(self, messages):
        if messages[0].to[0].startswith("bad"):
            raise SMTPException("no such box")
        return super().send_messages(messages)


def test_one_address_that_fails_stops_nobody_and_is_tried_again(settings, monkeypatch):
    monkeypatch.setattr("waiban.daily.mail.get_connection", lambda: Failing())
    first, second = waits(UserFactory(email="bad@waiban.example")), waits(somebody())
    with pytest.raises(CommandError):
        call_command("summary", mail=True)
    assert list(sent()) == [second.email]
    type(first).objects.filter(pk=first.pk).update(email="good@waiban.example")
    call_command("summary", mail=True)
    assert set(sent()) == {"good@waiban.example", second.email}


def test_nothing_private_goes_out_by_mail():
    officer = somebody()
    contact = PersonFactory(document_number="E99887766", phone="13900001111", diet="清真")
    guest = LiaisonFactory(contact=contact, person=officer, division=officer.division)
    follow = FollowUp(text="致信感谢", due_on="2026-11-24")
    records.save(guest, by="test", rows={"follow_ups": [follow]})
    call_command("summary", mail=True)
    (message,) = mail.outbox
    assert "致信感谢" in message.body
    assert not [word for word in ("E99887766", "13900001111", "清真") if word in message.body]


def test_without_a_server_nothing_is_sent(settings):
    settings.MAIL = False
    waits(somebody())
    with pytest.raises(CommandError) as error:
        call_command("summary", mail=True)
    assert "WAIBAN_MAIL" in str(error.value) and mail.outbox == []


def test_the_page_tells_what_is_late_and_what_comes(client):
    officer = UserFactory()
    waits(officer, "早该回复", "2026-11-10")
    waits(officer, "今天回复")
    waits(officer, "下周回复", "2026-11-30")
    client.force_login(officer)
    page = client.get("/work/today/").content.decode()
    assert page.index("早该回复") < page.index("今天回复") < page.index("下周回复")


def test_one_says_no_to_mail_on_ones_own_page(client):
    officer = somebody()
    client.force_login(officer)
    client.post("/calendar/feeds/", {"language": "en"})
    assert (officer.wish.mail, officer.wish.language) == (False, "en")
    client.post("/calendar/feeds/", {"mail": "1", "language": "klingon"})
    officer.wish.refresh_from_db()
    assert (officer.wish.mail, officer.wish.language) == (True, "zh-hans")
