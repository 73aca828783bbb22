"""Django's SQLite backend with the bound on parameters that SQLite has had since 3.32 (2020), 32 times Django's.

Record numbers are SQLite's own row numbers ("integer" instead of "bigint" makes them so): one tree less for each table,
and every index holds them, so that records of one kind are read in the order of their numbers without sorting.
"""

from django.db.backends.sqlite3 import base, features

MAX_VARIABLES = 32_766


class DatabaseFeatures(features.DatabaseFeatures):
    max_query_params = MAX_VARIABLES


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    data_types = {**base.DatabaseWrapper.data_types, "BigIntegerField": "integer"}
