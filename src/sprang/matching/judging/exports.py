"""What has been said of matches, as a file: who said it is not in it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import Column, ExportKind, attribute, register
from sprang.foundation.models import Platform, Record, User

from ..models import Feedback
from .judged import enough, judged


def listed(platform: Platform, user: User | AnonymousUser, _asked: QueryDict) -> QuerySet[Any]:
    """For those who lead, and only where so many have judged that a row is nobody's."""
    rows = judged(platform, user)
    leads = isinstance(user, User) and user.access.leads(platform.pk)
    return rows.order_by("asked_id", "pk") if leads and enough(rows) else rows.none()


def found_title(said: Feedback) -> str:
    return said.found.title if isinstance(said.found, Record) else said.found.name


FEEDBACK = register(
    ExportKind(
        "match-feedback",
        _("Omdömen om träffar"),
        (
            attribute("asked", _("Behov"), "asked.reference"),
            attribute("asked_title", _("Behovets rubrik"), "asked.title"),
            attribute("kind", _("Slag")),
            Column("found", _("Träffen"), found_title),
            attribute("strength", _("Styrka")),
            attribute("relevance", _("Likhet")),
            attribute("place", _("Plats")),
            attribute("verdict", _("Omdöme")),
            attribute("reason", _("Skäl")),
            attribute("words", _("Med egna ord")),
        ),
        ("asked", "record", "organisation"),
        Feedback,
        listed,
    )
)
