"""Answering a call: coming in, writing, sending, taking back."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sprang.foundation.errors import BadInput, Refused
from sprang.foundation.files import check_upload
from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.once import made_from

from .. import actions, filling, rules
from ..actions.answers import must_be_open
from ..enums import BlockKind
from ..forms import AnswerForm, JoinForm
from ..models import Answer, AnswerFile, Block, Call
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


def address(call: Call, answer: Answer) -> str:
    path = reverse("call-answer", args=[call.platform.slug, call.reference])
    return f"{path}?for={answer.organisation.uid}"


def shown(
    request: UserRequest, answer: Answer, form: AnswerForm, status: int = 200
) -> HttpResponse:
    call, now = answer.call, timezone.now()
    listed = {str(each.uid): each for each in answer.files.all()}
    files = {
        each.key: [listed[uid] for uid in answer.content.get(each.key) or [] if uid in listed]
        for each in form.blocks
        if each.kind == BlockKind.FILE
    }
    rows = [
        (each, None if each.key in files else form[each.key], files.get(each.key, []))
        for each in form.blocks
    ]
    sent = filling.parts(answer, answer.sent) if answer.sent is not None else []
    context = {"call": call, "answer": answer, "form": form, "rows": rows, "sent": sent}
    context["is_open"] = call.takes_answers(now)
    context["has_closed"] = call.has_closed(now)
    return render(request, "needs/calls/answer.html", context, status=status)


def begin(request: UserRequest, call: Call) -> HttpResponse:
    """For one of the own organisations, or for one that Språng does not know yet."""
    user, now = request.user, timezone.now()
    houses = rules.organisations_that_may(user, call)
    may_come_new = rules.may_come_new(user, call)
    if not houses and not may_come_new:
        raise Http404
    if request.method == "POST":
        asked = request.POST.get("for", "")
        chosen = next((each for each in houses if str(each.uid) == asked), None)
        if chosen is None:
            raise Http404
        answer = actions.begin_answer(call=call, organisation=chosen, by=user)
        return redirect(address(call, answer))
    context = {"call": call, "houses": houses, "may_come_new": may_come_new}
    context |= {"form": JoinForm(call=call), "is_open": call.takes_answers(now)}
    return render(request, "needs/calls/begin.html", context)


def written(request: UserRequest, call: Call, answer: Answer, form: AnswerForm) -> HttpResponse:
    """Kept first, then sent: what is refused for coming late is there as a draft."""
    if not form.is_valid():
        return shown(request, answer, form, 422)
    try:
        actions.save_answer(answer=answer, by=request.user, values=form.values())
        exchange_files(request, answer, form.blocks)
        if request.POST.get("do") == "send":
            actions.send_answer(answer=answer, by=request.user)
            messages.success(
                request, _("Svaret är inskickat. Ni kan ändra det tills tiden går ut.")
            )
            return redirect(address(call, answer))
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name if name in form.fields else None, text)
        return shown(request, answer, form, 422)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return shown(request, answer, form, 409)
    messages.success(request, _("Utkastet är sparat. Bara ni ser det."))
    return redirect(address(call, answer))


def exchange_files(request: UserRequest, answer: Answer, blocks: Sequence[Block]) -> None:
    """Those crossed out go, those chosen come."""
    for uid in request.POST.getlist("bort"):
        try:
            actions.drop_from_answer(answer=answer, uid=UUID(uid), by=request.user)
        except ValueError as error:
            raise Http404 from error
    wanted = [
        (block, upload)
        for block in blocks
        if block.kind == BlockKind.FILE
        for upload in request.FILES.getlist(f"fil-{block.key}")
    ]
    faults = {block.key: reason for block, upload in wanted if (reason := check_upload(upload))}
    if faults:
        raise BadInput(faults)
    for block, upload in wanted:
        actions.attach_to_answer(answer=answer, block=block, by=request.user, upload=upload)


@login_required
@require_POST
def call_join(request: UserRequest, ref: str) -> HttpResponse:
    call = call_or_404(request, ref)
    if not rules.may_come_new(request.user, call):
        raise Http404
    must_be_open(call, timezone.now(), _("Det går inte att börja svara nu. Se när den är öppen."))
    form = JoinForm(given(request), call=call)
    if form.is_valid():
        organisation, _is_new = made_from(
            request,
            form,
            lambda: actions.join_new(call=call, by=request.user, **form.cleaned_data)[0],
        )
        if organisation:
            path = reverse("call-answer", args=[request.platform.slug, call.reference])
            return redirect(f"{path}?for={organisation.uid}")
    context = {"call": call, "houses": rules.organisations_that_may(request.user, call)}
    context |= {"may_come_new": True, "form": form, "is_open": True}
    return render(request, "needs/calls/begin.html", context, status=422)


@login_required
@require_POST
def call_withdraw(request: UserRequest, ref: str) -> HttpResponse:
    call = call_or_404(request, ref)
    answer = own_or_none(request, call)
    if answer is None:
        raise Http404
    actions.withdraw_answer(answer=answer, by=request.user)
    messages.success(request, _("Svaret är återtaget. Det ni skrev finns kvar som utkast."))
    return redirect(address(call, answer))


@login_required
@require_safe
def answer_file(request: UserRequest, uid: UUID) -> Any:
    """To the senders all that is theirs; to the team what was sent. Never to be shown, always to be
    saved: what others uploaded must not run on our address."""
    seen = Answer.objects.visible_to(request.user)
    file = get_object_or_404(AnswerFile.objects.select_related("answer"), uid=uid, answer__in=seen)
    if not Answer.objects.own(request.user).filter(pk=file.answer_id).exists():
        must_be_sent(file)
    try:
        content = file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, as_attachment=True, filename=file.name, content_type=file.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def must_be_sent(file: AnswerFile) -> None:
    sent: dict[str, Any] = file.answer.sent or {}
    block = Block.objects.get(pk=file.block_id)
    if str(file.uid) not in (sent.get(block.key) or []):
        raise Http404
