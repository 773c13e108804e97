"""What is new for the caller, in the API."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router

from sprang.foundation.api import finding
from sprang.foundation.api.paging import page_of
from sprang.foundation.lists.keyset import Order

from .. import actions
from ..told import items_of, letters_of, news_of, unread
from .news_shapes import (
    LettersChosen,
    LettersOut,
    NewsPageOut,
    NewsQuery,
    NewsReadIn,
    NewsReadOut,
)

router = Router(tags=["dialogue"])
NEWEST = Order("at")


@router.get("/news", response=NewsPageOut, summary=gettext_noop("Lista vad som är nytt för en"))
def list_news(request: HttpRequest, query: Query[NewsQuery]) -> dict[str, Any]:
    user = finding.user_of(request)
    rows = unread(user) if query.unread else news_of(user)
    found = page_of(request, rows, query, NEWEST)
    return found | {"items": items_of(user, found["items"])}


@router.post("/news/read", response=NewsReadOut, summary=gettext_noop("Markera nytt som läst"))
def mark_news_read(request: HttpRequest, given: NewsReadIn) -> dict[str, int]:
    return {"read": actions.read_news(by=finding.user_of(request), uids=given.uids)}


@router.get(
    "/news/letters", response=LettersOut, summary=gettext_noop("Visa hur ofta man får brev")
)
def show_letters(request: HttpRequest) -> dict[str, str]:
    return letters_of(finding.user_of(request))


@router.patch(
    "/news/letters", response=LettersOut, summary=gettext_noop("Välj hur ofta man får brev")
)
def choose_letters(request: HttpRequest, given: LettersChosen) -> dict[str, str]:
    user = finding.user_of(request)
    actions.choose_letters(user=user, chosen=given.chosen())
    return letters_of(user)
