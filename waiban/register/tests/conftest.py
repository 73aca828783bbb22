"""An officer who keeps registers, and what must not change when something is refused."""

import pytest

from waiban.accounts.tests.factories import UserFactory
from waiban.contacts.models import Organisation
from waiban.history.models import Change
from waiban.places.tests.factories import CountryFactory
from waiban.register import records
from waiban.register.declare import catalogue
from waiban.register.sheets import uploads


@pytest.fixture
def officer(db, client):
    """Signed in, and reading English, so that tests can look at sentences."""
    person = UserFactory(name="闻予安")
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return person


@pytest.fixture
def organisations():
    return catalogue["contacts/organisation"]


@pytest.fixture
def events():
    return catalogue["events/event"]


@pytest.fixture
def kept(officer):
    """A firm the register holds already, and everything there is: `kept()` must give the same again."""
    firm = Organisation(
        name_zh="远湾航运", country=CountryFactory(chile=True), sector="航运", division=officer.division
    )
    records.save(firm, by=officer)

    def everything():
        rows = list(Organisation.objects.order_by("id").values())
        return rows, Change.objects.count(), sorted(p.name for p in uploads.home().glob("*/*") if p.is_dir())

    return everything
