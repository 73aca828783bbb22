"""Values as people read them: dates as far as they are known, numbers in columns, relations as links, choices in words.

{% show column record %}        the value of a column on a record, "" where there is none
{{ value|shown }}               a value that stands alone
{% to register "new" %}         where a page of a register stands, {% to register "edit" record %} of a record
{% address record %}            where the record's page stands, "" when the reader may not see it
{{ columns|labels }}             their labels in a row: 城市、国家（地区）
{{ words|series }}               words in a row
{% url_with sort="-on" after=None %}   this page's address with some parameters changed
"""

import datetime as dt
from decimal import Decimal

from django import template
from django.db.models import Model
from django.utils import formats, timezone
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from waiban.kernel.dates import PartialDate
from waiban.kernel.text import series

from .. import pointer
from ..declare import catalogue
from ..rights import may_see

register = template.Library()


@register.simple_tag(takes_context=True)
def show(context, column, record) -> SafeString:
    """A column of a record as HTML; a relation is a link when its page may be seen."""
    value = column.shown(record)
    if value is None or value == "":
        return mark_safe("")
    if isinstance(value, Model):
        url = page_of(context["request"].user, value) if "request" in context else ""
        return format_html('<a href="{}">{}</a>', url, value) if url else conditional_escape(str(value))
    if column.kind == "pointer":
        user, found = context["request"].user, getattr(record, "pointed", None)
        name, whole = pointer.told(value, pointer.named([value], user) if found is None else found, user)
        url = page_of(user, whole) if whole else ""
        return format_html('<a href="{}">{}</a>', url, name) if url else conditional_escape(name)
    if column.kind == "long":
        return mark_safe(linebreaks(value, autoescape=True))
    if isinstance(value, NUMERIC) and not isinstance(value, bool):
        return format_html('<span class="num">{}</span>', shown(value))
    return conditional_escape(shown(value))


@register.filter
def shown(value) -> str:
    """A value in words and figures, without markup."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value():
        value = int(value)  # 8750 and not 8750.00
    if isinstance(value, int | float | Decimal):
        return formats.number_format(value, force_grouping=True)
    return str(value)


@register.filter
def labels(columns) -> str:
    """The labels of columns, or of heads of a table, in a row."""
    return series(column["label"] if isinstance(column, dict) else column.label for column in columns)


register.filter("series", series)

NUMERIC = (PartialDate, dt.date, int, float, Decimal)


def page_of(user, record) -> str:
    """The address of a record's page when this person may see it, else nothing."""
    target = catalogue.of(record)
    if target is None or not may_see(user, target):
        return ""
    seen = target.rights.seen
    return "" if seen and not seen.holds(user, record) else target.address(record)


@register.simple_tag(takes_context=True)
def address(context, record) -> str:
    return page_of(context["request"].user, record)


@register.simple_tag
def to(target, page: str = "", record=None) -> str:
    """The address of a register's page: {% to register "new" %}, {% to register "edit" record %}."""
    return target.address(record, page)


@register.simple_tag(takes_context=True)
def url_with(context, **changes) -> str:
    """The address of this page with parameters replaced (None takes one away); the place in the list is forgotten."""
    return changed(context["request"].GET, **{"after": None, "before": None, **changes})


def changed(query, **changes) -> str:
    """`?…` of a query with parameters replaced; None takes one away, a list sets several."""
    parameters = {name: values for name, values in query.lists() if name not in changes}
    parameters |= {name: value for name, value in changes.items() if value is not None}
    return "?" + urlencode(parameters, doseq=True)
