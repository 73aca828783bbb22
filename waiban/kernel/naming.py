"""What has a name in Chinese and in a foreign spelling is called by the one its reader reads; the office keeps the Chinese."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import translation


def reads_chinese() -> bool:
    return (translation.get_language() or settings.LANGUAGE_CODE).startswith("zh")


class TwoNames(models.Model):
    """Texts that stand in Chinese and once more in a foreign spelling; the first of them is the record's name."""

    twins: ClassVar[dict[str, str]] = {"name_zh": "name_en"}

    class Meta:
        abstract = True

    def __str__(self):
        return self.said(next(iter(self.twins)))

    def said(self, name: str) -> str:
        """The text as the reader reads it: the foreign spelling where there is one and she does not read Chinese."""
        foreign = "" if reads_chinese() or name not in self.twins else getattr(self, self.twins[name])
        return str(foreign or getattr(self, name))


def kept_name(record) -> str:
    """What a record is called in history and other papers that stay, whoever writes them."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(record)
