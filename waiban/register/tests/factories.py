"""Records for tests, written past the one door and yet found by words."""

from factory.django import DjangoModelFactory

from waiban.register import search
from waiban.register.declare import catalogue
from waiban.register.models import SearchDoc


class RecordFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        record = super()._create(model_class, *args, **kwargs)
        if not (cls._meta.django_get_or_create and SearchDoc.objects.filter(pk=record.pk).exists()):  # it was there
            search.keep(catalogue.of(record), [record])
        return record
