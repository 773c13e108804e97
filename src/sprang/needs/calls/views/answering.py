"""Answering a call: writing, sending, taking back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.errors import BadInput, Refused
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import once_gone

from .. import actions, filling
from ..enums import BlockKind
from ..forms import AnswerForm
from ..models import Answer, Block, Call
from .answer_files import exchange_files
from .beginning import address, begin
from .fetch import call_or_404, own_or_none


@login_required
@require_http_methods(["GET", "POST"])
def call_answer(request: UserRequest, ref: str) -> HttpResponse:
    """The own answer; where there is none, the way to one."""
    call = call_or_404(request, ref)
    answer = own_or_none(request, call)
    if answer is None:
        return begin(request, call)
    blocks = list(call.blocks.all())
    form = AnswerForm(given(request), blocks=blocks, answer=answer)
    if request.method == "POST":
        return written(request, call, answer, form)
    return shown(request, answer, form)


def shown(
    request: UserRequest, answer: Answer, form: AnswerForm, status: int = 200
) -> HttpResponse:
    call, now = answer.call, timezone.now()
    context = {
        "call": call,
        "answer": answer,
        "form": form,
        "rows": rows(answer, form),
        "sent": [] if answer.sent is None else filling.parts(answer, answer.sent),
        "is_open": call.takes_answers(now),
        "has_closed": call.has_closed(now),
    }
    return render(request, "needs/calls/answer.html", context, status=status)


def rows(answer: Answer, form: AnswerForm) -> list[tuple[Block, BoundField | None, list[Any]]]:
    """The parts of the form, each with its field or with the files that are there."""
    listed = {str(each.uid): each for each in answer.files.all()}

    def files(block: Block) -> list[Any]:
        return [listed[uid] for uid in answer.content.get(block.key) or [] if uid in listed]

    return [
        (each, None, files(each)) if each.kind == BlockKind.FILE else (each, form[each.key], [])
        for each in form.blocks
    ]


def written(request: UserRequest, call: Call, answer: Answer, form: AnswerForm) -> HttpResponse:
    """Kept first, then sent: what is refused for coming late is there as a draft."""
    if not form.is_valid():
        return shown(request, answer, form, 422)
    try:
        said = keep_or_send(request, answer, form)
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name if name in form.fields else None, text)
        return shown(request, answer, form, 422)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return shown(request, answer, form, 409)
    messages.success(request, said)
    return redirect(address(call, answer.organisation))


def keep_or_send(request: UserRequest, answer: Answer, form: AnswerForm) -> str:
    """What to say of it."""
    actions.save_answer(answer=answer, by=request.user, values=form.values())
    once_gone(request, lambda: exchange_files(request, answer, form.blocks))
    if request.POST.get("do") != "send":
        return _("Utkastet är sparat. Bara ni ser det.")
    actions.send_answer(answer=answer, by=request.user)
    return _("Svaret är inskickat. Ni kan ändra det tills tiden går ut.")


@login_required
@require_POST
def call_withdraw(request: UserRequest, ref: str) -> HttpResponse:
    call = call_or_404(request, ref)
    answer = own_or_none(request, call)
    if answer is None:
        raise Http404
    once_gone(request, lambda: actions.withdraw_answer(answer=answer, by=request.user))
    messages.success(request, _("Svaret är återtaget. Det ni skrev finns kvar som utkast."))
    return redirect(address(call, answer.organisation))
