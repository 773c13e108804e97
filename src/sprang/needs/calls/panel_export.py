"""What a team has come to, as a file."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from sprang.foundation.exports import Column, ExportKind, attribute
from sprang.foundation.exports.columns import Value

from .evaluation import Judged
from .models import Answer, Call, Criterion, TeamMember

Of = Callable[[Answer], Judged]


def panel_kind(call: Call, judged: Sequence[Judged]) -> ExportKind:
    """The panel of a call as a kind of its own: a column for each criterion and each who judged.
    Not among those that a job makes: it is about what its reader may see at this moment."""
    by_answer = {each.answer.pk: each for each in judged}

    def of(answer: Answer) -> Judged:
        return by_answer[answer.pk]

    members = {member.pk: member for each in judged for member in each.by_member}
    columns = [
        attribute("organisation", _("Organisation"), "organisation.name"),
        Column("total", _("Vägd poäng"), lambda answer: of(answer).total),
        _of_spread(of, "low", _("Lägst")),
        _of_spread(of, "high", _("Högst")),
        _of_spread(of, "deviation", _("Spridning")),
        *(_of_criterion(of, each) for each in call.criteria.all()),
        *(_of_member(of, each, n) for n, each in enumerate(members.values(), 1)),
        Column("outcome", _("Besked"), lambda answer: str(answer.get_outcome_display())),
        attribute("reason", _("Skäl")),
        attribute("sent_at", _("Inskickat")),
    ]
    return ExportKind(f"answers-{call.reference}", _("Svar"), columns, ("organisation",), Answer)


def _of_spread(of: Of, name: str, label: str) -> Column:
    return Column(name, label, lambda answer: getattr(of(answer).spread, name, None))


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
