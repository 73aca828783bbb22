"""Verbs of an agreement: before it expires the next one is drafted, with the same parties."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waiban.history.sentences import say
from waiban.register import records
from waiban.register.verbs import Done

from .models import Agreement, Party

AGAIN = "（续签）"
say(renewed=gettext_lazy("drafted the renewal"))


def may_be_renewed(agreement: Agreement) -> bool:
    return agreement.status in (Agreement.Status.SIGNED, Agreement.Status.ENDED) and not agreement.renewals.exists()


def renew(agreement: Agreement, *, by) -> Done:
    """A draft that points at the former one; who signs and until when is agreed anew."""
    draft = Agreement(
        number=_free_number(agreement.number), title=agreement.title.removesuffix(AGAIN)[: 200 - len(AGAIN)] + AGAIN,
        kind=agreement.kind, tie=agreement.tie, languages=agreement.languages, former=agreement,
        division_id=agreement.division_id, person_id=by.pk,
    )  # fmt: skip
    parties = [Party(side=p.side, organisation=p.organisation, city=p.city) for p in _parties(agreement)]
    records.save(draft, by=by, verb="renewed", rows={"parties": parties}, note=str(agreement.number))
    return Done(_("The renewal is drafted with the same parties. Give it its number when it is registered."), draft)


def _parties(agreement: Agreement):
    return agreement.parties.select_related("organisation", "city")


def _free_number(number: str) -> str:
    """The former number with a mark until the renewal has its own."""
    for n in range(1, 1_000):
        told = f"{number[:34]}-续{n}"
        if not Agreement.objects.filter(number=told).exists():
            break
    return told
