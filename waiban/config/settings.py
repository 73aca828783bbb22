"""All settings in one file; the environment is read here and nowhere else.

WAIBAN_DATA     folder for database, uploads and the secret key (default: var)
WAIBAN_DATABASE empty for SQLite in that folder, else postgresql://user:password@host:port/name
WAIBAN_HOSTS    names the office reaches the system by, separated by commas
WAIBAN_DEMO     1 for the demonstration city: sign-in by one click, never with real data
WAIBAN_MAIL     empty for no mail at all, else smtp://user:password@host:port (smtps:// and smtp+tls:// as well)
WAIBAN_FROM     the address mails come from (default: waiban@ the host of mail)
WAIBAN_ADDRESS  where the office opens the system (https://waiban.office), for the links in mails
WAIBAN_MAP      a picture that lies under the map: a file in the folder `map` of the data folder
WAIBAN_DEBUG    1 for developers
WAIBAN_TODAY    a day to stand still on (2026-11-24); the demonstration city has its own
"""

import datetime as dt
import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _

BASE = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("WAIBAN_DATA") or BASE / "var")
DEMO = os.environ.get("WAIBAN_DEMO") == "1"
DEBUG = os.environ.get("WAIBAN_DEBUG") == "1"
_day = os.environ.get("WAIBAN_TODAY") or (
    "2026-11-24" if DEMO else ""
)  # demo/tables.py: the invented year stands there
TODAY = dt.date.fromisoformat(_day) if _day else None


def _secret() -> str:
    """Made once for each installation and kept beside the data, readable by the owner only."""
    path = DATA / "secret.key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text()


def _database(url: str) -> dict:
    if not url:
        return {
            "ENGINE": "waiban.kernel.sqlite",
            "NAME": DATA / ("demo.sqlite3" if DEMO else "waiban.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
            },
            "CONN_MAX_AGE": None,
            "TEST": {"NAME": ":memory:"},  # said aloud: workers of a long suite know only Django's own backend
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        # Questions are short: to compile one, or to call in helpers, takes longer than answering it. What is planned once
        # (kernel/planned) is planned the first time, not after five trials.
        "OPTIONS": {
            "options": "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1 "
            "-c plan_cache_mode=force_generic_plan"
        },
        "CONN_MAX_AGE": 60,
    }


SECRET_KEY = _secret()
ALLOWED_HOSTS = [h for h in os.environ.get("WAIBAN_HOSTS", "").split(",") if h] or ["127.0.0.1", "localhost", "[::1]"]
DATABASES = {"default": _database(os.environ.get("WAIBAN_DATABASE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "waiban.portal",
    "waiban.daily",
    "waiban.targets",
    "waiban.interpreting",
    "waiban.events",
    "waiban.visits",
    "waiban.trips",
    "waiban.invitations",
    "waiban.signs",
    "waiban.services",
    "waiban.projects",
    "waiban.agreements",
    "waiban.sistercities",
    "waiban.deliverables",
    "waiban.talents",
    "waiban.contacts",
    "waiban.places",
    "waiban.documents",
    "waiban.rulebook",
    "waiban.accounts",
    "waiban.register",
    "waiban.reports",  # after the registers: its figures name them
    "waiban.history",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "waiban.config.urls"
WSGI_APPLICATION = "waiban.config.wsgi.application"
# Forms of fifty lines hold hundreds of fields: their widgets are drawn by the renderer that compiles its templates.
FORM_RENDERER = "django.forms.renderers.Jinja2"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "waiban.portal.menu.context",
            ],
            "builtins": ["django.templatetags.static", "django.templatetags.i18n", "waiban.register.templatetags.show"],
        },
    }
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE / "waiban" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # else the server warns at every start
STATICFILES_DIRS = [path for path in [BASE / "build" / "static"] if path.exists()]
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA / "files"
FONTS = [DATA / "fonts", BASE / "build" / "fonts"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
UPLOAD_LIMIT = 20_000_000

# Mail leaves only where the office names its own server; else nothing is sent anywhere.
_mail = urlsplit(os.environ.get("WAIBAN_MAIL", ""))
MAIL = bool(_mail.hostname)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or (465 if _mail.scheme == "smtps" else 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS, EMAIL_TIMEOUT = _mail.scheme == "smtps", _mail.scheme == "smtp+tls", 20
DEFAULT_FROM_EMAIL = os.environ.get("WAIBAN_FROM") or f"waiban@{_mail.hostname or 'localhost'}"
ADDRESS = os.environ.get("WAIBAN_ADDRESS", "").rstrip("/")
BASE_MAP = os.environ.get("WAIBAN_MAP", "")

LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "object-src": ["'none'"],
    }
}
LOGGING = {  # Django alone keeps silent about errors outside development
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"dated": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {"service": {"class": "logging.StreamHandler", "formatter": "dated"}},
    "loggers": {"django.request": {"handlers": ["service"], "level": "ERROR", "propagate": False}},
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "LIST_SERIALIZER_ERRORS_AS_DICT": True,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Waiban",
    "DESCRIPTION": _("Registers of a city foreign affairs office"),
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,  # a relation goes out as number and name, and comes in as either
    "POSTPROCESSING_HOOKS": [],  # each column tells its own choices
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
