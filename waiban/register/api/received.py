"""What other systems send: JSON of a sensible size and depth, without characters that nobody can see."""

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

from waiban.kernel.text import clean

DEEPEST = 6  # a record, its rows, a row, a relation in it


class TooLarge(APIException):
    status_code = 413


class Body(JSONParser):
    """Whatever is wrong with a body is said; nothing of it reaches the register."""

    def parse(self, stream, media_type=None, parser_context=None):
        size = parser_context["request"].META.get("CONTENT_LENGTH") or "0"
        if not size.isdigit() or int(size) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge({"detail": _("This is too much at once. Send fewer rows.")})
        try:
            body = super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise too_deep() from None
        except ParseError as error:
            raise not_json(error.__context__) from None
        return tidied(body)


def not_json(why: Exception | None) -> ParseError:
    """Where it stops being JSON, as far as that is known."""
    where = {"line": getattr(why, "lineno", 1), "column": getattr(why, "colno", 1)}
    return ParseError(_("This is not JSON: look at line %(line)s, column %(column)s.") % where)


def too_deep() -> ParseError:
    return ParseError(_("This is nested too deeply for a record."))


def tidied(value, depth: int = 0):
    """The same with every text cleaned, names of columns too."""
    if depth > DEEPEST:
        raise too_deep()
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(name): tidied(one, depth + 1) for name, one in value.items()}
    if isinstance(value, list):
        return [tidied(one, depth + 1) for one in value]
    return value
