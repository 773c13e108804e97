"""`{% csrf_token %}` with what else every form of the house carries. A builtin (see settings)."""

from uuid import uuid4

from django import template
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sprang.foundation.forms.marks import FORM_OF, FORM_UID, mark_of
from sprang.foundation.models import User
from sprang.site.rendering import fragment_cache

register = template.Library()
HIDDEN = '<input type="hidden" name="{}" value="{}">'


@register.simple_tag(name="csrf_token", takes_context=True)
def marks(context: Context) -> SafeString:
    """Django's token, the number of this copy of the form, and for whom the page was made.

    Taken from the request, so that a part included with `only` needn't be handed them.
    """
    request: HttpRequest | None = getattr(context, "request", None)
    if fragment_cache.is_drawing():
        return format_html("{}", fragment_cache.MARKS)
    return marks_of(request) if request else mark_safe("")


def marks_of(request: HttpRequest) -> SafeString:
    """The number is another for each form; the rest is the same for all of a page's."""
    shared: SafeString | None = getattr(request, "form_marks", None)
    if shared is None:
        shared = format_html(HIDDEN, "csrfmiddlewaretoken", get_token(request))
        if isinstance(user := getattr(request, "user", None), User):
            shared += format_html(HIDDEN, FORM_OF, mark_of(user))
        request.form_marks = shared  # type: ignore[attr-defined]  # kept on the request
    return shared + format_html(HIDDEN, FORM_UID, uuid4())
