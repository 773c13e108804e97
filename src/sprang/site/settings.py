"""Django's settings. What an operator decides comes from `environment`."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
import django_stubs_ext
from django.utils.translation import gettext_lazy as _

from . import environment

# those who ask at the same time keep the cores busy as it is; threads that share one question wait
# for each other, on a busy machine several times as long as one alone takes
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

django_stubs_ext.monkeypatch()  # so that ModelForm[Need] can be written outside the type checker

ENV = environment.read()
DATA: Path = ENV["SPRANG_DATA"]
PACKAGE = Path(__file__).resolve().parent.parent
ORIGIN: str = ENV["SPRANG_ORIGIN"]

SECRET_KEY = ENV["SPRANG_SECRET_KEY"] or environment.secret_key(DATA)
DEBUG = ENV["SPRANG_DEBUG"]
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [*LOCAL_HOSTS, *ENV["SPRANG_HOSTS"]] + (
    [urlsplit(ORIGIN).hostname or ""] if ORIGIN else []
)
CSRF_TRUSTED_ORIGINS = [ORIGIN] if ORIGIN else []

INSTALLED_APPS = [
    "sprang.site",
    "sprang.matching",
    "sprang.rooms",
    "sprang.needs",
    "sprang.solutions",
    "sprang.organisations",
    "sprang.dialogue",
    "sprang.foundation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "sprang.site.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "sprang.site.middleware.StandingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "sprang.site.middleware.UserMiddleware",
    "sprang.site.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sprang.site.limits.limiting.LimitMiddleware",
    "sprang.site.account.last_seen.SeenMiddleware",
    "sprang.site.middleware.PlatformMiddleware",
    "sprang.site.late.middleware.LateMiddleware",
    "sprang.site.rendering.page_cache.WholeMiddleware",
    "sprang.site.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "sprang.site.urls"
WSGI_APPLICATION = "sprang.site.wsgi.application"
FORM_RENDERER = "sprang.site.rendering.form_renderer.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sprang.site.shell.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "sprang.site.templatetags.forms",
            ],
        },
    }
]


def database(url: str) -> dict[str, Any]:
    if not url:
        url = f"sqlite:///{DATA / 'sprang.sqlite3'}"
    config: dict[str, Any]
    if not url.startswith("sqlite"):
        # PgBouncer in transaction mode can't hold prepared statements or server-side cursors.
        parsed = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
        config = dict(parsed)
        # a machine that vanished without a word must not hold a page, or a worker, for minutes
        patience = {"connect_timeout": 5, "tcp_user_timeout": 10_000}
        alive = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
        options = {**patience, **alive, **config.get("OPTIONS", {}), "prepare_threshold": None}
        return config | {"DISABLE_SERVER_SIDE_CURSORS": True, "OPTIONS": options}
    # IMMEDIATE takes the write lock at BEGIN: two writers wait for each other instead of failing.
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;"
    # read from the system's own cache: SQLite's holds 2 MB and is each thread's
    pragmas += f"PRAGMA mmap_size={256 * 1024**2};"
    # kept open: to open one and teach it our functions takes as long as a short page
    config = dict(dj_database_url.parse(url, conn_max_age=600))
    lock = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    return config | {"OPTIONS": lock}


DATABASES = {"default": database(ENV["SPRANG_DATABASE"])}
# in the database: what one process has noted, all processes and machines know
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "foundation.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("CommonPasswordValidator", {}),
    )
] + [{"NAME": "sprang.site.account.passwords.GuessableValidator"}]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "after-login"
ACCOUNT_ADAPTER = "sprang.site.account.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# counted by the house itself: see limits/rules.py, for all doors and in one statement each
ACCOUNT_RATE_LIMITS = False
LIMITS = ENV["SPRANG_LIMITS"]
# without it all who come through the proxy share one limit on attempts
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENV["SPRANG_PROXY"] else 0
# the pages and the mail say six digits and ten minutes
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGOUT_REDIRECT_URL = "start"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Språng: "
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_CONFIRMATION_AUTHENTICATED_REDIRECT_URL = "me"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_FORMS = {
    name: f"sprang.site.account.forms.{form}"
    for name, form in (
        ("login", "LoginForm"),
        ("signup", "SignupForm"),
        ("request_login_code", "RequestLoginCodeForm"),
        ("confirm_login_code", "ConfirmLoginCodeForm"),
        ("confirm_email_verification_code", "ConfirmEmailForm"),
        ("add_email", "AddEmailForm"),
        ("reset_password", "ResetPasswordForm"),
        ("reset_password_from_key", "ResetPasswordKeyForm"),
        ("change_password", "ChangePasswordForm"),
        ("set_password", "SetPasswordForm"),
        ("reauthenticate", "ReauthenticateForm"),
    )
}
MFA_ADAPTER = "sprang.site.account.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "sprang.site.account.forms.AuthenticateForm",
    "reauthenticate": "sprang.site.account.forms.ReauthenticateByAppForm",
    "activate_totp": "sprang.site.account.forms.ActivateTOTPForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# who has found a way in must make new ones to see any, and that is told by mail
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Språng"
# a code that was read in its last second, or in a telephone that is half a minute off
MFA_TOTP_TOLERANCE = 1

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Svenska")), ("en", _("Engelska"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = ENV["SPRANG_MEDIA"] or DATA / "media"
STORAGES = {
    "default": {"BACKEND": "sprang.foundation.storage.DurableStorage"},
    "staticfiles": {"BACKEND": "sprang.site.rendering.statics.StaticFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
INDEX_DIR = DATA / "index"
SPACE_DIR = DATA / "space"
EMBEDDINGS = ENV["SPRANG_EMBEDDINGS"]
UPLOAD_LIMIT = ENV["SPRANG_UPLOAD_MB"] * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# a need's form has eight fields for each of at most 200 requirements
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

IMAP = ENV["SPRANG_IMAP"]
mail_url = urlsplit(ENV["SPRANG_MAIL"])
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if mail_url.scheme else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = mail_url.hostname or "", mail_url.port or 25
EMAIL_HOST_USER = unquote(mail_url.username or "")
EMAIL_HOST_PASSWORD = unquote(mail_url.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = mail_url.scheme == "smtp+tls", mail_url.scheme == "smtps"
EMAIL_TIMEOUT = 30  # seconds: one that never answers would hold the worker, or a page, for ever
DEFAULT_FROM_EMAIL = ENV["SPRANG_MAIL_FROM"]

is_https = ORIGIN.startswith("https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = is_https
# browsers take a cookie of that name only over TLS and from this host itself, not from a sibling
COOKIE_PREFIX = "__Host-" if is_https else ""
SECURE_SSL_REDIRECT = is_https
SECURE_REDIRECT_EXEMPT = [r"^halsa/?$"]  # a load balancer asks without TLS
SECURE_HSTS_SECONDS = 31_536_000 if is_https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV["SPRANG_PROXY"] else None
# how long one lasts on the server is decided in foundation/session_store.py
SESSION_ENGINE = "sprang.foundation.session_store"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
DEVICE_COOKIE_NAME = f"{COOKIE_PREFIX}device"
CSRF_FAILURE_VIEW = "sprang.site.late.middleware.csrf_failure"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "filters": {"away": {"()": "sprang.site.failures.logs.OneLineWhileAway"}},
    "handlers": {
        "terminal": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["away"]}
    },
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    # a page that isn't there is an answer, not an event
    # and a pipeline that ends in an error tells of it by the error
    "loggers": {"django.request": {"level": "ERROR"}, "psycopg": {"level": "ERROR"}},
}
