"""The language of what the API says: as the caller asks, else the person's own, else Swedish."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header


def is_asked_for(request: HttpRequest) -> bool:
    return bool(asked_for(request))


def asked_for(request: HttpRequest) -> str:
    """The first language of Accept-Language that the house speaks; empty without one."""
    known = dict(settings.LANGUAGES)
    wanted = request.headers.get("Accept-Language", "").lower()
    for tag, _weight in parse_accept_lang_header(wanted):
        if (language := tag.split("-")[0]) in known:
            return language
    return ""


def spoken(request: HttpRequest) -> str:
    """What the browser's own page is in, where nothing is asked for."""
    return asked_for(request) or translation.get_language() or settings.LANGUAGE_CODE
