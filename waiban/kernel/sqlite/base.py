"""Django's SQLite backend with the bound on parameters that SQLite has had since 3.32 (2020), 32 times Django's."""

from django.db.backends.sqlite3 import base, features

MAX_VARIABLES = 32_766


class DatabaseFeatures(features.DatabaseFeatures):
    max_query_params = MAX_VARIABLES


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
