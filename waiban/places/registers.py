"""The registers of places; columns of places are headed 国家（地区）."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from waiban.register.declare import QUIET, Column, PointingHere, Register, Rows, Segment, register
from waiban.register.rights import Rights

from .models import City, Country, CountryGroup


@register
class Countries(Register):
    """Countries and regions with their names, zone and relations."""

    model, key, sort, menu = Country, "iso2", "name_en", "places"
    rights = Rights(see="public", change="keep")
    point = ("lat", "lon")
    columns = (
        Column("name_zh", search=True),
        Column("name_en", search=True),
        Column("iso2", search=True),
        Column("iso3", show=QUIET),
        Column("continent", filter=True),
        Column("capital_zh", show=QUIET),
        Column("capital_en", show=QUIET),
        Column("is_state", filter=True, show=QUIET),
        Column("relations", filter=True),
        Column("relations_as_of", show=QUIET),
        Column("tz"),
        Column("phone"),
        Column("currency"),
    )
    segments = {"without_relations": Segment(_("without diplomatic relations"), Q(relations=False, is_state=True))}
    panels = (PointingHere("places/city", "country"), PointingHere("contacts/organisation", "country"))


@register
class CountryGroups(Register):
    """Groups of countries and their dated members."""

    model, key, sort, menu = CountryGroup, "short", "short", "places"
    rights = Rights(see="public", change="keep")
    columns = (
        Column("name_zh", search=True),
        Column("name_en", search=True),
        Column("short", search=True),
        Column("aliases", search=True),
    )
    rows = (Rows("members", (Column("country", filter=True), "since", "until", "source")),)


@register
class Cities(Register):
    """Cities abroad and at home, with zone and coordinates."""

    model, key, sort, menu = City, ("name_zh", "country"), "name_en", "places"
    rights = Rights(see="public", change="keep")
    place = ("country",)
    point = ("lat", "lon")
    columns = (
        Column("name_zh", search=True),
        Column("name_en", search=True),
        Column("name_own", search=True),
        Column("country", filter=True),
        Column("level", filter=True),
        Column("tz"),
        Column("aliases", search=True, show=QUIET),
        Column("lat", show=QUIET),
        Column("lon", show=QUIET),
    )
    panels = (
        PointingHere("sistercities/tie", "city"),
        PointingHere("agreements/agreement", "parties__city"),
        PointingHere("contacts/organisation", "city"),
        PointingHere("contacts/exchange", "city"),
        PointingHere("events/event", "guests__city"),
    )
