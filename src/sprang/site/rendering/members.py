"""People with roles as rows of a list, by functions as in `rows`: a page has sixty roles.

What the rows have in common, words and addresses, is looked up once for the page.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sprang.foundation.enums import Role

from . import dates, typesetting

NUMBER, UID = 10**12, "00000000-0000-0000-0000-000000000000"
"""Stand in an address where each row has its own."""


Common = Mapping[str, Any]


def common_to(slug: str, reading: str) -> Common:
    """`slug` is that of the city whose page it is, `reading` the reader's language."""
    return {
        "roles": dict(Role.choices),
        "end": escape(_("Avsluta rollen")),
        "of_whom": _("%(role)s för %(who)s"),
        "two_steps": escape(_("Loggar in i två steg")),
        "reset": escape(_("Nollställ")),
        "steps_of": _("två steg för %(who)s"),
        "until": _("till och med %(day)s"),
        "never": escape(_("Har inte loggat in än")),
        "last": _("Senast här %(day)s"),
        "end_at": escape(reverse("member-end", args=[slug, NUMBER])),
        "reset_at": escape(reverse("member-reset", args=[slug, UID])),
        "now": timezone.localtime(),
        "reading": reading[:2],
    }


def rows(people: Iterable[Any], slug: str, reading: str) -> SafeString:
    common = common_to(slug, reading)
    return mark_safe("".join(_row(person, common) for person in people))  # noqa: S308


def _row(person: Any, common: Common) -> str:
    """What people call themselves is words here, never markup."""
    roles = "".join(_role(held, person, common) for held in person.roles_here)
    return (
        '<li class="record record--plain">\n  <div class="stack stack-s">\n'
        '    <p class="person"><span class="avatar avatar--small" aria-hidden="true">'
        f"{escape(person.initials)}</span><span><b>{escape(person)}</b>"
        f'<small class="person__unit">{escape(person.email)}</small></span></p>\n'
        f'    <ul class="list-plain roles">{roles}{_steps(person, common)}</ul>\n  </div>\n'
        f'  <p class="record__side muted small">{_last(person, common)}</p>\n</li>'
    )


def _role(held: Any, person: Any, common: Common) -> str:
    role = common["roles"][held.role]
    until = ""
    if held.valid_until:
        said = common["until"] % {"day": dates.day(held.valid_until)}
        until = f' <span class="muted">{escape(said)}</span>'
    address = common["end_at"].replace(str(NUMBER), str(held.pk))
    end = _button(address, common["end"], common["of_whom"] % {"role": role, "who": person})
    return f"<li><span>{escape(role)}, {escape(held.scope.name)}{until}</span> {end}</li>"


def _steps(person: Any, common: Common) -> str:
    if not person.has_two_steps:
        return ""
    address = common["reset_at"].replace(UID, str(person.uid))
    reset = _button(address, common["reset"], common["steps_of"] % {"who": person})
    return f"<li><span>{common['two_steps']}</span> {reset}</li>"


def _button(address: str, word: str, of_whom: str) -> str:
    """The address and the word are escaped already."""
    return (
        f'<a class="button button--quiet button--small" href="{address}">{word}'
        f'<span class="visually-hidden"> {escape(of_whom)}</span></a>'
    )


def _last(person: Any, common: Common) -> str:
    if not person.last_login:
        return str(common["never"])
    at = timezone.localtime(person.last_login)
    day = typesetting.when(at, common["now"], common["reading"])
    return escape(common["last"] % {"day": day})
