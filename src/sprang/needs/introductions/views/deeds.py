"""What can be done on an introduction's page, each by the name that its button sends."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404

from sprang.foundation.errors import BadInput, Refused
from sprang.foundation.http import UserRequest
from sprang.foundation.once import once

from .. import actions
from ..forms import OutcomeForm, ReasonForm, TimeForm
from ..models import Introduction

Deed = Callable[..., Any]


def accept(**said: Any) -> Introduction:
    return actions.answer(says_yes=True, **said)


def decline(**said: Any) -> Introduction:
    return actions.answer(says_yes=False, **said)


DEEDS: Mapping[str, Deed] = {
    "ja": accept,
    "nej": decline,
    "tid": actions.propose_time,
    "valj": actions.choose_time,
    "bort": actions.drop_time,
    "hur": actions.tell_outcome,
    "ater": actions.withdraw,
}
FORMS: Mapping[str, type[BaseForm]] = {"nej": ReasonForm, "tid": TimeForm, "hur": OutcomeForm}
OF_A_TIME = ("valj", "bort")


def forms_for(step: str, posted: Any) -> dict[str, BaseForm]:
    """The one that was sent has what was sent."""
    return {name: form(posted if name == step else None) for name, form in FORMS.items()}


def done(
    request: UserRequest, introduction: Introduction, step: str, form: BaseForm | None
) -> bool:
    """Whether it could be done. Where the form was filled in wrongly, it says so."""
    if form is not None and not form.is_valid():
        return False
    said = values(request, step, form)
    do = lambda: DEEDS[step](introduction=introduction, by=request.user, **said)  # noqa: E731
    if form is None:
        once(request, do)
        return True
    try:
        once(request, do)
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name if name in form.fields else None, text)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


def values(request: UserRequest, step: str, form: Any) -> dict[str, Any]:
    if step in OF_A_TIME:
        try:
            return {"uid": UUID(request.POST.get("tid", ""))}
        except ValueError as error:
            raise Http404 from error
    if form is None:
        return {}
    filled: dict[str, Any] = form.values() if step == "tid" else form.cleaned_data
    return filled
