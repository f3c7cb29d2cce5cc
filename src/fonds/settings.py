"""Every setting, from `FONDS_*` variables; with none set: SQLite, a folder, the embedded index, no other service.

This is also Django's settings module.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ARCHIVE = Path(os.environ.get("FONDS_ARCHIVE", "archive")).absolute()
"""The archive's directory: database, originals and index live in it."""


def _database(address: str) -> dict[str, Any]:
    """Django's words for `sqlite` or `postgresql://user:password@host:port/name`.

    Raises ImproperlyConfigured for another scheme, and for an address that is none.
    """
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(ARCHIVE / "catalogue.sqlite3"),
            "CONN_MAX_AGE": None,  # opening a connection, with its pragmas, would cost as much as a search
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 60,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY",
            },
        }
    advice = "write postgresql://user:password@host:port/name, or leave it out to keep the catalogue in the archive"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"FONDS_DATABASE is no address ({error}); {advice}") from error
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured(f"FONDS_DATABASE starts with {parts.scheme!r}, which is not known; {advice}")
    if not parts.path.strip("/"):
        raise ImproperlyConfigured(f"FONDS_DATABASE names no database; {advice}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        # seconds: a server that does not answer at all must not hold a reader as long as the network allows
        "OPTIONS": {"connect_timeout": 5},
    }


def _number(name: str, given: str) -> int:
    """A setting that is a whole number. Raises ImproperlyConfigured for anything else."""
    if not given.isdecimal():
        raise ImproperlyConfigured(f"{name} is {given!r}; it is a whole number; leave it out for the usual one")
    return int(given)


def _secret_key() -> str:
    """The key that signs the desk's sessions: from the environment, else kept in the archive, else for this run."""
    if key := os.environ.get("FONDS_SECRET_KEY"):
        return key
    kept = ARCHIVE / "secret-key"
    return kept.read_text("ascii").strip() if kept.is_file() else secrets.token_urlsafe(50)


DATABASES = {"default": _database(os.environ.get("FONDS_DATABASE", ""))}
SECRET_KEY = _secret_key()
DEBUG = False
SITE_ADDRESS = os.environ.get("FONDS_SITE_ADDRESS", "").rstrip("/")
"""Where readers find the site ("https://archive.example.org"); permanent links start with it."""
SITE_TITLE = os.environ.get("FONDS_SITE_TITLE", "")
ADMIN_EMAIL = os.environ.get("FONDS_ADMIN_EMAIL", "")
"""Where harvesters and readers write to whoever keeps the archive."""
ALLOWED_HOSTS = [h for h in os.environ.get("FONDS_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
if SITE_ADDRESS and (_host := urlsplit(SITE_ADDRESS).hostname):
    ALLOWED_HOSTS.append(_host)
FILE_LIMIT = _number("FONDS_FILE_LIMIT", os.environ.get("FONDS_FILE_LIMIT", str(512 * 1024 * 1024)))
"""Files larger than this many bytes are refused at ingest."""
READER_MEMORY = _number("FONDS_READER_MEMORY", os.environ.get("FONDS_READER_MEMORY", str(1024 * 1024 * 1024)))
"""A worker that reads an untrusted file may use this many bytes."""
MCP = os.environ.get("FONDS_MCP", "") == "1"
"""Whether assistants are answered at /mcp; `fonds serve --mcp` sets it."""
API_RATE = _number("FONDS_API_RATE", os.environ.get("FONDS_API_RATE", "600"))
"""Requests a minute that each worker answers an address under /api/v1; 0 for any number."""
PRIVATE_YEARS = _number("FONDS_PRIVATE_YEARS", os.environ.get("FONDS_PRIVATE_YEARS", "70"))
"""A person without an office who is attested less than so many years ago has no page until a keeper approves it."""
MENTION_FINDER = os.environ.get("FONDS_MENTION_FINDER", "rules")
if MENTION_FINDER not in ("rules", "model", "both"):
    raise ImproperlyConfigured(f"FONDS_MENTION_FINDER is {MENTION_FINDER!r}; it may be rules, model or both")
"""What finds the names in texts: the rules, the tagger that ships with the package, or both."""
MEETING_FINDER = os.environ.get("FONDS_MEETING_FINDER", "both")
if MEETING_FINDER not in ("rules", "both"):
    raise ImproperlyConfigured(f"FONDS_MEETING_FINDER is {MEETING_FINDER!r}; it may be rules or both")
"""What finds meetings in texts: the rules alone, or the learned finder that ships with the package too."""
TRUSTED_PROXIES = _number("FONDS_TRUSTED_PROXIES", os.environ.get("FONDS_TRUSTED_PROXIES", "0"))
"""How many proxies before the site add the address they saw to X-Forwarded-For."""

INSTALLED_APPS = [
    "fonds.web.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "fonds.catalogue.apps.CatalogueConfig",
    "fonds.web.apps.WebConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fonds.web.security.SecurityHeadersMiddleware",
    "fonds.web.unchanged.UnchangedMiddleware",
    "fonds.web.asked_once.asked_once",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "fonds.web.urls"
WSGI_APPLICATION = "fonds.web.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "fonds.web.templating.environment", "autoescape": True},
    },
    {
        # the desk (Django's own admin) brings templates of its own
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "web" / "desk" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
STATIC_URL = "/static/"
STATIC_ROOT = None  # static files are served from the package
STATICFILES_DIRS = [Path(__file__).parent / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
LANGUAGE_CODE = os.environ.get("FONDS_LANGUAGE", "en-gb")
"""The interface's language, a BCP 47 tag."""
LOCALE_PATHS = [ARCHIVE / "locale", Path(__file__).parent / "web" / "locale"]
"""Translations of the interface: the keeper's own come before those that are shipped."""
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_ADDRESS.startswith("https:")
LOGGING_CONFIG = None
