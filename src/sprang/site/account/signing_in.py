"""The door: a code by e-mail first, a password second, in a demo a button for each role.

Both pages of allauth's show both forms, so each gets the one that it lacks. A template calls what
it is given, so forms and people are made only where they are shown.
"""

from allauth.account.views import LoginView, RequestLoginCodeView
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from sprang.foundation.http import UserRequest

from ..shell.context import home_of
from .demo import demo_people
from .forms import LoginForm, RequestLoginCodeForm

sign_in = LoginView.as_view(
    extra_context={"code_form": RequestLoginCodeForm, "demo_people": demo_people}
)
ask_for_code = RequestLoginCodeView.as_view(
    extra_context={"password_form": LoginForm, "demo_people": demo_people}
)


@login_required
@require_safe
def after_login(request: UserRequest) -> HttpResponse:
    """Home, for those who work on a platform; others to what everybody may see."""
    platform = home_of(request.user, None)
    return redirect("home", platform=platform.slug) if platform else redirect("start")
