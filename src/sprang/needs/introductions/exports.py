"""Introductions as a file, for those who lead and for the sides. No names of people."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import Column, ExportKind, attribute, register

from .models import Introduction
from .queries import INTRODUCTIONS_LIST


def standing(introduction: Introduction) -> str:
    return introduction.standing


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
        INTRODUCTIONS_LIST.listed,
    )
)
