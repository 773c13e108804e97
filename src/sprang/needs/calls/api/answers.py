"""One's own answers: list, begin, save, send, take back."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.paging import Paging, page_of
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.organisations.models import Organisation
from sprang.organisations.numbers import normalise_organisation_number

from .. import actions
from ..models import Answer
from ..models.own import own_organisations
from ..queries import answers_of
from .answer_shapes import CallAnswerIn, CallAnswerOut, CallAnswerPageOut, HouseIn, JoinIn
from .routes import ONE, call_or_404

answers = Router(tags=["calls"])


def own_or_404(request: HttpRequest, platform_slug: str, reference: str, house: UUID) -> Answer:
    """The answer of an organisation that the caller works at."""
    call = call_or_404(request, platform_slug, reference)
    mine = answers_of(finding.user_of(request)).filter(call=call)
    answer: Answer = get_object_or_404(mine, organisation__uid=house)
    return answer


@answers.get("/answers", response=CallAnswerPageOut, summary=gettext_noop("Lista egna svar"))
def list_answers(request: HttpRequest, query: Query[Paging]) -> dict[str, Any]:
    return page_of(request, answers_of(finding.user_of(request)), query)


@answers.put(
    f"{ONE}/answer", response=CallAnswerOut, summary=gettext_noop("Spara ett utkast till svar")
)
def save_answer(
    request: HttpRequest, platform_slug: str, reference: str, given: CallAnswerIn
) -> Answer:
    """Begins one where there is none. Only those of the organisation see it."""
    call, user = call_or_404(request, platform_slug, reference), finding.user_of(request)
    houses = Organisation.objects.filter(pk__in=own_organisations(user))
    house = get_object_or_404(houses, uid=given.organisation)
    answer = answers_of(user).filter(call=call, organisation=house).first()
    if answer is None:
        answer = actions.begin_answer(call=call, organisation=house, by=user)
    try:
        return actions.save_answer(answer=answer, by=user, values=given.content)
    except BadInput as fault:
        raise BadInput({f"content.{k}": text for k, text in fault.faults.items()}) from fault


@answers.post(f"{ONE}/answer", response=CallAnswerOut, summary=gettext_noop("Skicka in ett svar"))
def send_answer(request: HttpRequest, platform_slug: str, reference: str, given: HouseIn) -> Answer:
    answer = own_or_404(request, platform_slug, reference, given.organisation)
    return actions.send_answer(answer=answer, by=finding.user_of(request))


@answers.post(
    f"{ONE}/answer/withdrawal", response=CallAnswerOut, summary=gettext_noop("Ta tillbaka ett svar")
)
def withdraw_answer(
    request: HttpRequest, platform_slug: str, reference: str, given: HouseIn
) -> Answer:
    answer = own_or_404(request, platform_slug, reference, given.organisation)
    return actions.withdraw_answer(answer=answer, by=finding.user_of(request))


@answers.post(
    f"{ONE}/answerers",
    response={201: CallAnswerOut},
    summary=gettext_noop("Börja svara för en ny organisation"),
)
def join_call(
    request: HttpRequest, platform_slug: str, reference: str, given: JoinIn
) -> Status[Answer]:
    call, user = call_or_404(request, platform_slug, reference), finding.user_of(request)
    values = given.model_dump()
    try:
        values["number"] = normalise_organisation_number(given.number)
    except ValidationError as error:
        raise BadInput({"number": " ".join(error.messages)}) from error
    house = repeatable(request, lambda: actions.join_new(call=call, by=user, **values)[0])
    found = answers_of(user).filter(call=call, organisation_id=house.pk).first()
    if found is None:
        raise NotAllowed("join_call")
    return Status(201, found)
