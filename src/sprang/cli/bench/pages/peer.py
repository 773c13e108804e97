"""The empty page that ours are measured against, on the same server: `python -m … DESCRIPTOR`.

What `django-admin startproject` gives: its middleware in its order, its context processors, the
cached loader, and one view that renders a template with an empty body. Nobody is signed in and
nothing is read from a database, so it is the least that any page of Django's costs. It runs in
processes of its own under the same gunicorn settings, since one process has one Django.
"""

import sys
from typing import Any

from sprang.cli.serving.web import Web

EMPTY = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Empty</title></head>
<body></body>
</html>
"""
CONTRIB = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
PROCESSORS = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)
MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)


def configure() -> None:
    from django.conf import settings

    found = ("django.template.loaders.locmem.Loader", {"empty.html": EMPTY})
    loaders = [("django.template.loaders.cached.Loader", [found])]
    settings.configure(
        SECRET_KEY="of nothing",  # noqa: S106
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[f"django.contrib.{name}" for name in CONTRIB],
        MIDDLEWARE=list(MIDDLEWARE),
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"context_processors": list(PROCESSORS), "loaders": loaders},
            }
        ],
        USE_TZ=True,
    )


def empty(request: Any) -> Any:
    from django.shortcuts import render

    return render(request, "empty.html")


def __getattr__(name: str) -> Any:
    """`urlpatterns`, made when Django asks for it: before `configure` nothing may be imported."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import path

    return [path("", empty)]


class Peer(Web):
    def load(self) -> Any:
        configure()
        from django.core.wsgi import get_wsgi_application

        return get_wsgi_application()


if __name__ == "__main__":
    from sprang.cli.serving import lifeline

    life = lifeline.grasp()
    Peer(int(sys.argv[1]), int(sys.argv[2]), life).run()
