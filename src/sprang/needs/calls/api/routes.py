"""Calls: the list, one, writing, publishing, ending, asking."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Body, Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.lists import narrowed
from sprang.foundation.api.paging import page_of
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.errors import BadInput
from sprang.foundation.links import UnknownRecord, records_at
from sprang.needs.models import Need

from .. import actions
from ..models import Call, Question
from .shapes import CallDetailOut, CallPageOut, CallQuery, QuestionOut
from .writing_shapes import AskIn, CallEditIn, CallIn, CallSeenIn, CallWords, EndIn, FormIn

router = Router(tags=["calls"])
ONE = "/calls/{slug:platform_slug}/{slug:reference}"


def call_or_404(request: HttpRequest, platform_slug: str, reference: str) -> Call:
    call: Call = finding.record_or_404(Call.objects.all(), request, platform_slug, reference)
    return call


@router.get("/calls", response=CallPageOut, summary=gettext_noop("Lista utlysningar"))
def list_calls(request: HttpRequest, query: Query[CallQuery]) -> dict[str, Any]:
    return page_of(request, narrowed(Call.objects.all(), request, query), query)


@router.get(ONE, response=CallDetailOut, summary=gettext_noop("Visa en utlysning"))
def show_call(request: HttpRequest, platform_slug: str, reference: str) -> Call:
    return call_or_404(request, platform_slug, reference)


@router.post("/calls", response={201: CallDetailOut}, summary=gettext_noop("Skriv en utlysning"))
def write_call(request: HttpRequest, response: HttpResponse, given: CallIn) -> Status[Call]:
    user, platform = finding.user_of(request), finding.platform_named(given.platform)
    fields = given.given() | {"platform": platform, "needs": needs_of(request, given)}
    call = repeatable(request, lambda: actions.write_call(by=user, **fields))
    response["Location"] = f"{request.path}/{platform.slug}/{call.reference}"
    return Status(201, call)


@router.patch(ONE, response=CallDetailOut, summary=gettext_noop("Ändra orden i ett utkast"))
def edit_call(request: HttpRequest, platform_slug: str, reference: str, given: CallEditIn) -> Call:
    """What is left out stays as it is."""
    call, values = call_or_404(request, platform_slug, reference), given.given()
    if "needs" in values:
        values["needs"] = needs_of(request, given)
    return actions.edit_call(call=call, by=finding.user_of(request), **values)


def needs_of(request: HttpRequest, given: CallWords) -> list[Need]:
    pointers = [(each.platform, each.reference) for each in given.needs]
    try:
        found = records_at(pointers, kind="need", viewer=request.user)
    except UnknownRecord as unknown:
        fault = _("Det finns inget behov med numret %(ref)s som du ser.") % {"ref": unknown}
        raise BadInput({"needs": fault}) from unknown
    return list(Need.objects.filter(pk__in=[each.pk for each in found]))


@router.put(
    f"{ONE}/form",
    response=CallDetailOut,
    summary=gettext_noop("Ersätt formulär och kriterier i ett utkast"),
)
def set_call_form(request: HttpRequest, platform_slug: str, reference: str, given: FormIn) -> Call:
    return actions.set_form(
        call=call_or_404(request, platform_slug, reference),
        by=finding.user_of(request),
        blocks=[each.model_dump() for each in given.form],
        criteria=[each.model_dump() for each in given.criteria],
        version=given.version,
    )


@router.post(
    f"{ONE}/publication", response=CallDetailOut, summary=gettext_noop("Publicera en utlysning")
)
def publish_call(
    request: HttpRequest,
    platform_slug: str,
    reference: str,
    given: Body[CallSeenIn] = CallSeenIn(),  # noqa: B008  nothing need be sent
) -> Call:
    call = call_or_404(request, platform_slug, reference)
    user = finding.user_of(request)
    return actions.publish_call(call=call, by=user, version=given.version)


@router.post(
    f"{ONE}/cancellation", response=CallDetailOut, summary=gettext_noop("Ställ in en utlysning")
)
def cancel_call(request: HttpRequest, platform_slug: str, reference: str, given: EndIn) -> Call:
    call = call_or_404(request, platform_slug, reference)
    return actions.cancel_call(call=call, by=finding.user_of(request), **given.model_dump())


@router.post(
    f"{ONE}/questions",
    response={201: QuestionOut},
    summary=gettext_noop("Ställ en fråga om en utlysning"),
)
def ask_about_call(
    request: HttpRequest, platform_slug: str, reference: str, given: AskIn
) -> Status[Question]:
    call, user = call_or_404(request, platform_slug, reference), finding.user_of(request)
    asked = repeatable(request, lambda: actions.ask_question(call=call, by=user, text=given.text))
    return Status(201, asked)
