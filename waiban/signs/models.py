"""Signs in public places with foreign words, rounds in which they are looked over, and what was found."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from waiban.kernel.dates import PartialDateField
from waiban.register.models import Owned


class Sign(Owned):
    """One sign where it stands; its carrier decides which words are right (S-10)."""

    class Carrier(models.TextChoices):
        PLACE = "place", _("road plate or station name")
        GUIDE = "guide", _("guide sign")
        NOTICE = "notice", _("notice or warning")
        DISPLAY = "display", _("display or screen")
        MENU = "menu", _("menu or price list")
        OTHER = "other", _("other")

    number = models.CharField(_("number"), max_length=40, unique=True)
    site = models.CharField(_("site"), max_length=120)
    kind = models.CharField(_("kind of site"), max_length=40, blank=True)
    district = models.CharField(_("district"), max_length=40, blank=True)
    carrier = models.CharField(_("carrier"), max_length=10, choices=Carrier.choices, default=Carrier.GUIDE)
    chinese = models.CharField(_("Chinese words"), max_length=200, blank=True)
    foreign = models.CharField(_("foreign words"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=30, blank=True)
    keeper = models.CharField(_("kept by"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("sign")
        verbose_name_plural = _("signs")

    def __str__(self):
        return self.number


class SurveyRound(Owned):
    """A round in which signs of some sites are looked over."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    sites = models.CharField(_("sites"), max_length=300, blank=True)
    begins = PartialDateField(_("begun on"))
    ends = PartialDateField(_("until"), null=True, blank=True)
    surveyed = models.PositiveIntegerField(_("signs looked at"), null=True, blank=True)
    by = models.CharField(_("carried out by"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("survey round")
        verbose_name_plural = _("survey rounds")

    def __str__(self):
        return self.name

    def clean(self):
        if self.begins and self.ends and self.ends.day < self.begins.first_day:
            raise ValidationError({"ends": _("It would end before it begins. Check both dates.")})


class Finding(Owned):
    """What a look at a sign found: in order, or wrong in one class (reference §3), and since when corrected."""

    class Fault(models.TextChoices):
        NONE = "none", _("in order")
        E01 = "e01", _("E01 wrong meaning")
        E02 = "e02", _("E02 spelling")
        E03 = "e03", _("E03 grammar")
        E04 = "e04", _("E04 capitals")
        E05 = "e05", _("E05 pinyin")
        E06 = "e06", _("E06 foreign words missing")
        E07 = "e07", _("E07 offensive")
        E08 = "e08", _("E08 not the standard term")
        E09 = "e09", _("E09 punctuation or spacing")
        E10 = "e10", _("E10 differs within a place")
        E11 = "e11", _("E11 does not fit the Chinese")
        E12 = "e12", _("E12 foreign words alone")
        E13 = "e13", _("E13 outdated or damaged")
        E14 = "e14", _("E14 made wrongly")

    class Severity(models.TextChoices):
        SAFETY = "safety", _("safety")
        MISLEADING = "misleading", _("misleading in an emergency")
        OFFENCE = "offence", _("gives offence")
        SERVICE = "service", pgettext_lazy("severity", "service")
        COSMETIC = "cosmetic", _("cosmetic")

    class State(models.TextChoices):
        FINE = "fine", _("in order")
        WRONG = "wrong", pgettext_lazy("finding", "wrong")
        CORRECTED = "corrected", _("corrected")

    number = models.CharField(_("number"), max_length=40, unique=True)
    sign = models.ForeignKey(Sign, models.PROTECT, verbose_name=_("sign"), related_name="findings")
    survey = models.ForeignKey(
        SurveyRound, models.PROTECT, null=True, blank=True, verbose_name=_("survey round"), related_name="findings"
    )
    found_on = PartialDateField(_("found on"))
    fault = models.CharField(_("fault"), max_length=4, choices=Fault.choices, default=Fault.NONE)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity.choices, blank=True)
    proposed = models.CharField(_("recommended words"), max_length=200, blank=True)
    due_on = PartialDateField(_("to be corrected by"), null=True, blank=True)
    corrected_on = PartialDateField(_("corrected on"), null=True, blank=True)
    rechecked_on = PartialDateField(_("looked at again on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.FINE, editable=False)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    def __str__(self):
        return self.number

    def clean(self):
        if self.found_on and self.corrected_on and self.corrected_on.day < self.found_on.first_day:
            raise ValidationError({"corrected_on": _("It would be corrected before it was found. Check both dates.")})
