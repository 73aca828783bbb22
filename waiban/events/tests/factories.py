"""Invented events for tests."""

import factory
from factory.django import DjangoModelFactory

from waiban.accounts.tests.factories import DivisionFactory
from waiban.contacts.tests.factories import OrganisationFactory
from waiban.events.models import Event, Guest, WorkingGroup
from waiban.register.tests.factories import RecordFactory


class GuestFactory(DjangoModelFactory):
    class Meta:
        model = Guest

    organisation = factory.SubFactory(OrganisationFactory)
    arrived = True


class EventFactory(RecordFactory):
    class Meta:
        model = Event
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"国际会客厅第{n}场")
    begins = "2026-12-05"
    division = factory.SubFactory(DivisionFactory)

    class Params:
        held = factory.Trait(status=Event.Status.HELD, begins="2026-06-09")
        cancelled = factory.Trait(status=Event.Status.CANCELLED, begins="2026-06-09")
        online = factory.Trait(mode=Event.Mode.ONLINE)
        with_guest = factory.Trait(guest=factory.RelatedFactory(GuestFactory, "event"))


class WorkingGroupFactory(RecordFactory):
    class Meta:
        model = WorkingGroup

    name = factory.Sequence(lambda n: f"会务组第{n}组")
    set_up_on = "2026-10-12"
    status = WorkingGroup.Status.WORKING
    division = factory.SubFactory(DivisionFactory)
