"""Claims that wait for an answer."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.models import Platform, User
from sprang.foundation.waiting import Task, Waiting, register

from .models import Claim
from .queries import to_answer


def any_waiting(_platform: Platform, _user: User) -> QuerySet[Any]:
    return Claim.objects.waiting()


def answer(claim: Claim) -> Task:
    return Task(
        title=_("Arbetar personen där?"),
        quote=claim.organisation.name,
        text=_("%(who)s säger sig arbeta där.") % {"who": claim.user},
        action=_("Svara"),
        url=reverse("organisation-people", args=[claim.platform.slug, claim.organisation.uid]),
        since=claim.at,
    )


register(
    Waiting(
        "claims",
        gettext_lazy("Personer som vill in"),
        to_answer,
        answer,
        "claim-list",
        any_waiting,
    )
)
