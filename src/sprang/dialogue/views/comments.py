"""One comment: answer it, change it, take it away."""

import uuid
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sprang.foundation.forms.editing import given, saved
from sprang.foundation.http import UserRequest
from sprang.foundation.once import done_before, made_from, once

from .. import actions, people, rules
from ..forms import EditForm, RemoveForm, SayForm
from ..models import Comment
from ..said import Said
from .dialogue import offered
from .fetch import comment_or_404


@login_required
@require_http_methods(["GET", "POST"])
def comment_answer(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    comment = comment_or_404(request, uid)
    if not rules.may_write(request.user, comment.record) or comment.is_removed:
        raise Http404
    form = SayForm(given(request))
    is_sent = request.method == "POST"
    if is_sent and form.is_valid() and answer(request, comment, form):
        return back(comment)
    named = offered(request.user, comment.record, form) if is_sent else {}
    return page(request, "answer", comment, form, 422 if is_sent else 200, **named)


def answer(request: UserRequest, comment: Comment, form: SayForm) -> Comment | None:
    values, by = form.cleaned_data, request.user

    def make() -> Comment:
        named = people.chosen(comment.record, by, values["names"], values["people"])
        return actions.answer_comment(comment=comment, by=by, text=values["text"], mentions=named)

    return made_from(request, form, make)[0]


@login_required
@require_http_methods(["GET", "POST"])
def comment_edit(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    comment = comment_or_404(request, uid)
    if not rules.may_edit(request.user, comment):
        raise Http404
    form = EditForm(given(request), initial={"text": comment.text})
    is_sent = request.method == "POST"
    if is_sent and form.is_valid():
        edit = partial(actions.edit_comment, comment=comment, by=request.user)
        if saved(form, lambda: edit(text=form.cleaned_data["text"])):
            return back(comment)
    return page(request, "edit", comment, form, 422 if is_sent else 200)


@login_required
@require_http_methods(["GET", "POST"])
def comment_remove(request: UserRequest, uid: uuid.UUID) -> HttpResponse:
    comment = comment_or_404(request, uid)
    is_own = comment.author_id == request.user.pk
    if not (done_before(request) or rules.may_remove(request.user, comment)):
        raise Http404
    form = RemoveForm(given(request))
    is_sent = request.method == "POST"
    if is_sent and (is_own or form.is_valid()):
        reason = "" if is_own else form.cleaned_data["reason"]
        remove = partial(actions.remove_comment, comment=comment, by=request.user)
        once(request, lambda: remove(reason=reason))
        messages.success(request, _("Inlägget är borttaget."))
        return back(comment)
    return page(request, "remove", comment, form, 422 if is_sent else 200)


def page(
    request: UserRequest, name: str, comment: Comment, form: object, status: int, **more: object
) -> HttpResponse:
    said = Said(comment, request.user)
    context = {"said": said, "record": comment.record, "form": form, **more}
    return render(request, f"dialogue/{name}.html", context, status=status)


def back(comment: Comment) -> HttpResponse:
    return redirect(f"{comment.record.get_absolute_url()}#samtal")
