"""A person with roles as a row of a list, by a function as in `rows`: a page has sixty roles."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sprang.foundation.enums import Role

from . import dates, typesetting


def row(person: Any, slug: str, reading: str) -> SafeString:
    """What people call themselves is words here, never markup. `slug` is that of the city whose
    page it is, `reading` the reader's language."""
    roles = "".join(_role(held, person, slug) for held in person.roles_here)
    html = (
        '<li class="record record--plain">\n  <div class="stack stack-s">\n'
        '    <p class="person"><span class="avatar avatar--small" aria-hidden="true">'
        f"{escape(person.initials)}</span><span><b>{escape(person)}</b>"
        f'<small class="person__unit">{escape(person.email)}</small></span></p>\n'
        f'    <ul class="list-plain roles">{roles}{_steps(person, slug)}</ul>\n  </div>\n'
        f'  <p class="record__side muted small">{_last(person, reading)}</p>\n</li>'
    )
    return mark_safe(html)  # noqa: S308


def _role(held: Any, person: Any, slug: str) -> str:
    role = Role(held.role).label  # `get_role_display` hashes every choice of the field
    until = ""
    if held.valid_until:
        said = _("till och med %(day)s") % {"day": dates.day(held.valid_until)}
        until = f' <span class="muted">{escape(said)}</span>'
    of_whom = _("%(role)s för %(who)s") % {"role": role, "who": person}
    end = _button(reverse("member-end", args=[slug, held.pk]), _("Avsluta rollen"), of_whom)
    return f"<li><span>{escape(role)}, {escape(held.scope.name)}{until}</span> {end}</li>"


def _steps(person: Any, slug: str) -> str:
    if not person.has_two_steps:
        return ""
    of_whom = _("två steg för %(who)s") % {"who": person}
    reset = _button(reverse("member-reset", args=[slug, person.uid]), _("Nollställ"), of_whom)
    said = _("Loggar in i två steg")
    return f"<li><span>{escape(said)}</span> {reset}</li>"


def _button(address: str, word: str, of_whom: str) -> str:
    return (
        f'<a class="button button--quiet button--small" href="{escape(address)}">{escape(word)}'
        f'<span class="visually-hidden"> {escape(of_whom)}</span></a>'
    )


def _last(person: Any, reading: str) -> str:
    if not person.last_login:
        return escape(_("Har inte loggat in än"))
    at = timezone.localtime(person.last_login)
    day = typesetting.when(at, timezone.localtime(), reading[:2])
    return escape(_("Senast här %(day)s") % {"day": day})
