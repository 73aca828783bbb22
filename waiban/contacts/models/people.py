"""Organisations, persons with their posts, and each exchange (往来) the office has with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.kernel.naming import TwoNames
from waiban.kernel.text import with_more
from waiban.register.models import Owned, Row
from waiban.register.pointer import PointerField


class Organisation(TwoNames, Owned):
    """A firm, university, chamber, port, government or body, at home or abroad."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        CITY_GOVERNMENT = "city_government", _("city government")
        CHAMBER = "chamber", _("chamber of commerce")
        UNIVERSITY = "university", _("university")
        ASSOCIATION = "association", _("association")
        EMBASSY = "embassy", _("embassy or consulate")
        PORT = "port", _("port")
        RESEARCH = "research", _("research institute")
        PUBLIC_BODY = "public_body", _("public body")

    name_zh = models.CharField(_("Chinese name"), max_length=120, unique=True)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    name_own = models.CharField(_("own name"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.COMPANY)
    country = models.ForeignKey("places.Country", models.PROTECT, verbose_name=_("country or region"), related_name="+")
    city = models.ForeignKey(
        "places.City", models.PROTECT, null=True, blank=True, verbose_name=_("city"), related_name="+"
    )
    sector = models.CharField(_("sector"), max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("parent"), related_name="children"
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class Person(TwoNames, Owned):
    """Somebody the office deals with; document, phone, mail and meals (P-42: a service instruction) are private."""

    class Rank(models.TextChoices):
        """The scale of P-09; the literal title is kept too."""

        HEAD_OF_STATE = "head_of_state", _("head of state")
        HEAD_OF_GOVERNMENT = "head_of_government", _("head of government")
        MINISTER = "minister_governor", _("minister or governor")
        VICE_MINISTER = "vice_minister", _("vice minister")
        DIRECTOR_GENERAL = "director_general_mayor", _("director-general or mayor")
        DIRECTOR = "director", _("director")
        OTHER = "other", _("other")

    twins = {"name_zh": "name_latin", "title_zh": "title_en"}
    name_zh = models.CharField(_("Chinese name"), max_length=60)
    name_latin = models.CharField(_("name in own spelling"), max_length=120, blank=True)
    title_zh = models.CharField(pgettext_lazy("person", "title"), max_length=80, blank=True)
    title_en = models.CharField(_("English title"), max_length=120, blank=True)
    rank = models.CharField(_("rank"), max_length=24, choices=Rank.choices, default=Rank.OTHER)
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    languages = models.CharField(_("languages"), max_length=80, blank=True)
    document_number = models.CharField(_("document number"), max_length=40, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    diet = models.CharField(_("dietary needs"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")

    def __str__(self):
        return with_more(super().__str__(), self.said("title_zh"))


class Post(Row):
    """A person's post in an organisation, from and until."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts", verbose_name=_("organisation"))
    title = models.CharField(pgettext_lazy("person", "title"), max_length=80, blank=True)
    since = PartialDateField(_("since"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")


class Exchange(Owned):
    """One contact (往来): a call, a letter, a meeting; what was said, and what comes next.

    `came_of` names the event, visit or trip it came of or was part of.
    """

    class Form(models.TextChoices):
        MEETING = "meeting", pgettext_lazy("exchange", "meeting")
        CALL = "call", _("call")
        VIDEO = "video", _("video meeting")
        LETTER = "letter", _("letter")
        VISIT = "visit", _("visit")

    held_on = PartialDateField(_("date"))
    form = models.CharField(_("form"), max_length=10, choices=Form.choices, default=Form.MEETING)
    subject = models.CharField(_("subject"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name=_("organisation"), related_name="+"
    )
    contact = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, verbose_name=pgettext_lazy("exchange", "with"), related_name="+"
    )
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, verbose_name=_("country or region"), related_name="+"
    )
    city = models.ForeignKey(
        "places.City", models.PROTECT, null=True, blank=True, verbose_name=_("city"), related_name="+"
    )
    came_of = PointerField(pgettext_lazy("exchange", "came of"), said=_("exchanges that came of this"))
    result = models.TextField(_("result"), blank=True)
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    next_on = PartialDateField(_("next step by"), null=True, blank=True)

    class Meta:
        verbose_name = _("exchange")
        verbose_name_plural = _("exchanges")

    def __str__(self):
        return self.subject
