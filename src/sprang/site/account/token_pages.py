"""Personal keys to the API: make one, see which there are, take one back."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sprang.foundation.forms.editing import given
from sprang.foundation.http import UserRequest
from sprang.foundation.models import Token
from sprang.foundation.once import made_from, once_gone
from sprang.foundation.tokens import create_token, renew_token

from .proving import proved_to_post


class TokenForm(forms.ModelForm[Token]):
    class Meta:
        model = Token
        fields = ["name", "scope"]
        help_texts = {"name": gettext_lazy("Till exempel: veckorapporten i Power BI.")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "scope": forms.RadioSelect,
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # the form's own many
        scope = self.fields["scope"]
        scope.choices = Token.Scope.choices  # type: ignore[attr-defined]  # without the empty one
        scope.initial = Token.Scope.READ


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
@proved_to_post
def token_list(request: UserRequest) -> HttpResponse:
    """The key is in the answer to the form and nowhere else: it is shown this once."""
    form = TokenForm(given(request))
    key = ""
    if request.method == "POST" and form.is_valid() and (key := key_of(request, form)):
        form = TokenForm()
    tokens = list(request.user.tokens.all())
    context = {"form": form, "key": key, "tokens": tokens, "now": timezone.now()}
    return render(request, "site/tokens.html", context, status=422 if form.errors else 200)


def key_of(request: UserRequest, form: TokenForm) -> str:
    """One token for one copy of the form. Pressed twice, the answer that is seen has its key."""
    new = ""

    def make() -> Token:
        nonlocal new
        token, new = create_token(user=request.user, **form.cleaned_data)
        return token

    token, is_new = made_from(request, form, make)
    if is_new:
        get_adapter(request).send_notification_mail("account/email/key_made", request.user)
    if token and not is_new and not (new := renew_token(token)):
        form.add_error(None, _("Nyckeln finns redan och används. Gör en ny om du har tappat den."))
    return new


@login_required
@require_POST
def token_revoke(request: UserRequest, uid: UUID) -> HttpResponse:
    mine = request.user.tokens.filter(uid=uid)
    once_gone(request, lambda: get_object_or_404(mine).delete())
    messages.success(request, _("Nyckeln är återkallad och öppnar inget mer."))
    return redirect("token-list")
