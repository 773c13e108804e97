"""Calls as a file, and what a team has come to."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.exports import Column, ExportKind, attribute, register
from sprang.foundation.exports.records import HEAD, RELATED, TAIL, listed_as

from .enums import CallStatus
from .evaluation import Judged
from .models import Answer, Call
from .queries import LIST, view_of


def answerers(call: Call) -> list[str]:
    return call.answerer_names


CALLS = register(
    ExportKind(
        "calls",
        gettext_lazy("Utlysningar"),
        (
            *HEAD,
            attribute("title_en", gettext_lazy("Rubrik på engelska")),
            attribute("text_en", gettext_lazy("Beskrivning på engelska")),
            attribute("test_bed", gettext_lazy("En testbädd")),
            attribute("contract", gettext_lazy("Ett avtal")),
            attribute("money", gettext_lazy("Pengar")),
            attribute("amount", gettext_lazy("Belopp i kronor")),
            Column("answerers", gettext_lazy("Vilka som får svara"), answerers),
            attribute("opens_at", gettext_lazy("Öppnar")),
            attribute("closes_at", gettext_lazy("Stänger")),
            attribute("ended_reason", gettext_lazy("Hur det gick")),
            *TAIL,
        ),
        RELATED,
        Call,
        listed_as(LIST, view_of, CallStatus.choices),
    )
)


def panel_kind(call: Call, judged: Sequence[Judged]) -> ExportKind:
    """The panel of a call as a kind of its own: a column for each criterion and each who judged.
    Not among those that a job makes: it is about what its reader may see at this moment."""
    by_answer = {each.answer.pk: each for each in judged}

    def of(answer: Answer) -> Judged:
        return by_answer[answer.pk]

    def figure(name: str) -> Any:
        return lambda answer: getattr(of(answer).spread, name, None)

    members = {member.pk: member for each in judged for member in each.by_member}
    columns = [
        attribute("organisation", _("Organisation"), "organisation.name"),
        Column("total", _("Vägd poäng"), lambda answer: of(answer).total),
        Column("low", _("Lägst"), figure("low")),
        Column("high", _("Högst"), figure("high")),
        Column("deviation", _("Spridning"), figure("deviation")),
        *(
            Column(f"criterion_{each.position}", each.name, lambda answer, c=each: _agreed(of(answer), c))
            for each in call.criteria.all()
        ),
        *(
            Column(f"member_{n}", str(m.user), lambda answer, m=m: of(answer).by_member.get(m))
            for n, m in enumerate(members.values(), 1)
        ),
        Column("outcome", _("Besked"), lambda answer: str(answer.get_outcome_display())),
        attribute("reason", _("Skäl")),
        attribute("sent_at", _("Inskickat")),
    ]
    return ExportKind(f"answers-{call.reference}", _("Svar"), columns, ("organisation",), Answer)


def _agreed(judged: Judged, criterion: Any) -> float | None:
    return judged.agreed.get(criterion, judged.means.get(criterion))
