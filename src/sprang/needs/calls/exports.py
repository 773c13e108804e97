"""Calls as a file, and what a team has come to."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sprang.foundation.exports import Column, ExportKind, attribute, register
from sprang.foundation.exports.columns import Value
from sprang.foundation.exports.records import HEAD, RELATED, TAIL, listed_as

from .enums import CallStatus
from .evaluation import Judged
from .models import Answer, Call, Criterion, TeamMember
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
        *(_of_criterion(of, each) for each in call.criteria.all()),
        *(_of_member(of, each, n) for n, each in enumerate(members.values(), 1)),
        Column("outcome", _("Besked"), lambda answer: str(answer.get_outcome_display())),
        attribute("reason", _("Skäl")),
        attribute("sent_at", _("Inskickat")),
    ]
    return ExportKind(f"answers-{call.reference}", _("Svar"), columns, ("organisation",), Answer)


Of = Callable[[Answer], Judged]


def _of_criterion(of: Of, criterion: Criterion) -> Column:
    """What has been agreed on, else the mean."""

    def value(answer: Answer) -> Value:
        judged = of(answer)
        return judged.agreed.get(criterion, judged.means.get(criterion))

    return Column(f"criterion_{criterion.position}", criterion.name, value)


def _of_member(of: Of, member: TeamMember, number: int) -> Column:
    def value(answer: Answer) -> Value:
        return of(answer).by_member.get(member)

    return Column(f"member_{number}", str(member.user), value)
