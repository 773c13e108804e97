"""Introductions as a file, for those who lead and for the sides. No names of people."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import Column, ExportKind, attribute, register
from sprang.foundation.models import Platform, User

from .forms import IntroductionFilter
from .models import Introduction
from .queries import LIST, view_of


def standing(introduction: Introduction) -> str:
    return introduction.standing


def listed(
    platform: Platform, user: User | AnonymousUser, asked: QueryDict
) -> QuerySet[Introduction]:
    rows = view_of(asked.get("vy", ""), platform, user)
    return LIST.rows(rows, IntroductionFilter(asked), asked)


INTRODUCTIONS = register(
    ExportKind(
        "introductions",
        _("Presentationer"),
        (
            attribute("need", _("Behov"), "need.reference"),
            attribute("title", _("Rubrik"), "need.title"),
            attribute("organisation", _("Organisation"), "organisation.name"),
            attribute("purpose", _("Varför ni presenteras")),
            Column("standing", _("Läge"), standing),
            attribute("platform", _("Kommun"), "platform.name"),
            attribute("made_at", _("Presenterades")),
            attribute("settled_at", _("Avgjordes")),
            attribute("asked_at", _("Frågades hur det gick")),
        ),
        ("need", "organisation", "platform"),
        Introduction,
        listed,
    )
)
