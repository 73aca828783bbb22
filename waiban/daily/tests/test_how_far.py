"""How far the office looks ahead and back stands once in the rulebook, and work, lists and agreements follow it at once."""

import datetime as dt

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.agreements.tests.factories import AgreementFactory
from waiban.daily import due
from waiban.register.declare import catalogue
from waiban.rulebook.tests.book import from_now_on

pytestmark = pytest.mark.usefixtures("rulebook")
DAY = dt.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _day(settings):
    settings.TODAY = DAY


@pytest.fixture
def officer():
    return UserFactory()


def signed(officer, *days: str) -> None:
    for day in days:
        AgreementFactory(signed=True, division=officer.division, person=officer, expires_on=day, title=f"到期{day}")


def told(officer) -> set[str]:
    return {item.name[-10:] for item in due.soonest(officer, due.Asked(), 50, day=DAY)}


def test_an_agreement_is_told_ninety_days_before_it_expires_and_sixty_after_or_as_the_office_sets_it(officer):
    signed(officer, "2026-09-24", "2026-09-25", "2027-02-22", "2027-02-23")
    assert told(officer) == {"2026-09-25", "2027-02-22"}
    from_now_on("O-2", 91, "2026-11-01", key="ahead")
    assert told(officer) == {"2026-09-25", "2027-02-22", "2027-02-23"}
    from_now_on("O-2", 61, "2026-11-01", key="behind")
    assert told(officer) == {"2026-09-24", "2026-09-25", "2027-02-22", "2027-02-23"}


def test_the_list_of_agreements_that_expire_soon_goes_as_far_as_my_work_and_has_its_own_past(officer):
    signed(officer, "2027-02-22", "2027-02-23")
    agreements = catalogue["agreements/agreement"]

    def soon(day: dt.date) -> int:
        return agreements.segment("expiring").narrow(agreements.model.objects.all(), day).count()

    assert soon(DAY) == 1
    from_now_on("O-2", 200, "2026-11-24", key="ahead")
    assert soon(DAY) == 2 and soon(dt.date(2026, 11, 23)) == 0


def test_a_deadline_stands_out_as_many_days_before_as_the_office_calls_soon(officer, client):
    client.force_login(officer)
    signed(officer, "2026-12-24", "2026-12-25")
    page = "/r/agreements/agreement/?columns=title,expires_on"
    assert client.get(page).content.decode().count("num soon") == 1
    from_now_on("O-2", 31, "2026-11-01", key="soon")
    assert client.get(page).content.decode().count("num soon") == 2
