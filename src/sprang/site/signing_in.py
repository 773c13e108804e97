"""The door: a code by e-mail first, a password second, in a demo a button for each role.

Both pages of allauth's show both forms, so each gets the one that it lacks. A template calls what
it is given, so forms and people are made only where they are shown.
"""

from allauth.account.views import LoginView, RequestLoginCodeView

from .account_forms import LoginForm, RequestLoginCodeForm
from .demo import demo_people

sign_in = LoginView.as_view(
    extra_context={"code_form": RequestLoginCodeForm, "demo_people": demo_people}
)
ask_for_code = RequestLoginCodeView.as_view(
    extra_context={"password_form": LoginForm, "demo_people": demo_people}
)
