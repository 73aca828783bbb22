"""The numbered rules for people, gifts and honours: who is known already, what is handed in, how many a round holds."""

from collections import Counter

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from waiban.rulebook.declare import Finding, check
from waiban.rulebook.values import value_on

from .models import Gift, Honour, Person

DECIDED = Honour.Kind.FRIENDSHIP


@check("P-07", on=Gift)
def received_gifts_above_the_limit_are_declared_and_handed_in(gift, rows):
    limit = value_on("P-07", gift.handed_on)
    if gift.direction != Gift.Direction.RECEIVED or gift.value is None or limit is None or gift.value <= limit:
        return
    if gift.disposal == Gift.Disposal.KEPT:
        yield Finding(
            "disposal",
            _("Received gifts above %(limit)s yuan are handed in or returned, not kept by the receiver."),
            limit=limit,
        )
    if not gift.declared_on:
        said = _("Above %(limit)s yuan a received gift is declared. Enter the day of the declaration.")
        yield Finding("declared_on", said, limit=limit, advises=not gift.disposal)


@check("P-07", on=Gift)
def cash_and_securities_are_refused(gift, rows):
    money = gift.category in (Gift.Category.CASH, Gift.Category.SECURITIES)
    if money and gift.direction == Gift.Direction.GIVEN:
        yield Finding("category", _("Cash and securities are no gifts: they are neither given nor accepted."))
    elif money and gift.disposal in (Gift.Disposal.KEPT, Gift.Disposal.UNIT):
        yield Finding("disposal", _("Cash and securities are refused; where that was impossible they are handed in."))


@check("P-07", on=Gift, stops=False)
def guests_are_not_given_gifts_first(gift, rows):
    if gift.direction == Gift.Direction.GIVEN and gift.value is None:
        yield Finding("value", _("A gift that is given has been approved with its value. Enter the value."))


def decided(honour) -> bool:
    return bool(honour.kind == DECIDED and honour.round_id and honour.decided_on and not honour.withdrawn_on)


def in_their_rounds(honours, rows) -> tuple[Counter, dict]:
    """How many are decided in each round, these honours included, and the last year of each round decided before."""
    mine = [honour for honour in honours if decided(honour)]
    count = Counter(honour.round_id for honour in mine)
    stored = Honour.objects.filter(kind=DECIDED, decided_on__isnull=False, withdrawn_on=None).exclude(round=None)
    stored = stored.exclude(pk__in=[honour.pk for honour in honours])
    years: dict[int, tuple[int, str]] = {}
    for pk, name, on in stored.values_list("round", "round__name", "decided_on") if mine else ():
        count[pk] += 1
        years[pk] = max((on.day.year, name), years.get(pk, (0, "")))
    return count, years


@check("P-20", on=Honour, needs=("round",), others=in_their_rounds)
def a_round_has_so_many_places_and_comes_every_second_year(honour, rows, others):
    if not decided(honour):
        return
    count, years = others
    places, apart = (value_on("P-20", honour.decided_on, key) for key in ("places", "years"))
    places = min((most for most in (places, honour.round.quota) if most is not None), default=None)
    if places is not None and count[honour.round_id] > places:
        yield Finding(
            "round",
            _("%(count)s are decided in this round; at most %(places)s may be. Move somebody to the next round."),
            count=count[honour.round_id], places=places,
        )  # fmt: skip
    year = honour.decided_on.day.year
    near = [name for pk, (last, name) in years.items() if pk != honour.round_id and apart and 0 <= year - last < apart]
    if near:
        yield Finding(
            "decided_on",
            _("The round “%(round)s” was decided less than %(years)s years before."),
            round=near[0],
            years=apart,
            advises=True,
        )


@check("P-21", on=Honour)
def nobody_is_honoured_without_having_agreed(honour, rows):
    if honour.decided_on and not honour.consented_on:
        yield Finding("consented_on", _("Who is honoured has agreed before. Enter the day of the nominee's consent."))
    elif honour.proposed_on and not honour.consented_on:
        yield Finding("consented_on", _("Ask the nominee for consent before the decision."), advises=True)


NAMES, REACHED = ("name_zh", "name_latin"), ("email", "phone")


def signs(person) -> list[tuple[str, str]]:
    """What may tell who she is, each with the column it stands in: her names in letters, her mail, her telephone."""
    letters = [name for name in NAMES if getattr(person, name).isascii()]
    return [(name, said) for name in (*letters, *REACHED) if (said := getattr(person, name).strip().casefold())]


def known_alike(persons, rows) -> dict[str, list[Person]]:
    """Who is kept already with one of the same signs, by sign."""
    wanted = {said for person in persons for _name, said in signs(person)}
    lower = {f"lower_{name}": Lower(name) for name in (*NAMES, *REACHED)}
    same = Q.create([(f"{name}__in", wanted) for name in lower], connector=Q.OR)
    found: dict[str, list[Person]] = {}
    for other in Person.objects.annotate(**lower).filter(same).order_by("pk") if wanted else ():
        for _name, said in signs(other):
            found.setdefault(said, []).append(other)
    return found


@check("O-3", on=Person, others=known_alike, stops=False)
def somebody_alike_is_known_already(person, rows, others):
    told = set()
    for name, said in signs(person):
        for other in others.get(said, ()):
            if other.pk != person.pk and other.pk not in told:
                told.add(other.pk)
                sentence = _("%(person)s has the same on record. If it is one person, go on writing there.")
                yield Finding(name, sentence, person=other)
