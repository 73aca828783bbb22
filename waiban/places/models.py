"""Countries and regions, dated groups of countries, and cities with their zones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from waiban.kernel.dates import PartialDateField
from waiban.kernel.naming import TwoNames
from waiban.kernel.zones import ZoneField
from waiban.register.models import Record, Row


class Continent(models.TextChoices):
    AFRICA = "AF", _("Africa")
    ANTARCTICA = "AN", _("Antarctica")
    ASIA = "AS", _("Asia")
    EUROPE = "EU", _("Europe")
    NORTH_AMERICA = "NA", _("North America")
    OCEANIA = "OC", _("Oceania")
    SOUTH_AMERICA = "SA", _("South America")


class Country(TwoNames, Record):
    """A state or region; relations with China are a dated fact the office keeps (F-03)."""

    iso2 = models.CharField(_("ISO code"), max_length=2, unique=True)
    iso3 = models.CharField(_("ISO code, three letters"), max_length=3, blank=True)
    name_zh = models.CharField(_("Chinese name"), max_length=60, unique=True)
    name_en = models.CharField(_("English name"), max_length=80)
    capital_zh = models.CharField(_("capital"), max_length=60, blank=True)
    capital_en = models.CharField(_("capital in English"), max_length=80, blank=True)
    is_state = models.BooleanField(_("sovereign state"), default=True)
    continent = models.CharField(_("continent"), max_length=2, choices=Continent.choices, blank=True)
    relations = models.BooleanField(_("diplomatic relations"), null=True, blank=True)
    relations_as_of = PartialDateField(_("as of"), null=True, blank=True)
    tz = ZoneField(_("time zone"), max_length=40, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    phone = models.CharField(_("dialling code"), max_length=20, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)

    class Meta:
        verbose_name = _("country or region")
        verbose_name_plural = _("countries and regions")


class CountryGroup(TwoNames, Record):
    """A group of countries a book may name: RCEP, SCO, Latin America. Membership is dated."""

    short = models.CharField(_("code"), max_length=20, unique=True)
    name_zh = models.CharField(_("Chinese name"), max_length=40)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    aliases = models.CharField(_("other names"), max_length=200, blank=True, help_text=_("Separated by |"))

    class Meta:
        verbose_name = _("group of countries")
        verbose_name_plural = _("groups of countries")


class GroupMember(Row):
    """A country in a group, from and until."""

    group = models.ForeignKey(CountryGroup, models.CASCADE, related_name="members")
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="memberships", verbose_name=_("country or region")
    )
    since = PartialDateField(_("since"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")


class Level(models.TextChoices):
    CAPITAL = "capital", _("capital")
    CITY = "city", _("city")
    PROVINCE = "province", _("province or state")
    DISTRICT = "district", _("district")


class City(TwoNames, Record):
    """A city, or a province or district that acts like one; the name is found in Chinese and in its own spelling."""

    name_zh = models.CharField(_("Chinese name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    name_own = models.CharField(_("own name"), max_length=80, blank=True)
    aliases = models.CharField(_("other names"), max_length=200, blank=True, help_text=_("Separated by |"))
    country = models.ForeignKey(Country, models.PROTECT, related_name="cities", verbose_name=_("country or region"))
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.CITY)
    tz = ZoneField(_("time zone"), max_length=40, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        constraints = [models.UniqueConstraint(fields=["name_zh", "country"], name="city_once_in_a_country")]
