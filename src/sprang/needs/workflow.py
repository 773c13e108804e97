"""The states of a need and the ways between them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprang.foundation.workflow import Transition, Workflow

from . import rules
from .enums import NeedStatus as Status
from .models import Need


def is_described(need: Need) -> str | Promise | None:
    """A company must be able to answer: someone is affected and an effect is wanted."""
    if need.affected and need.wanted_effect:
        return None
    return _("Skriv vem det drabbar och hur det borde vara. Sedan är behovet skärpt.")


NEED = Workflow(
    Transition(
        "sharpen",
        {Status.CAPTURED},
        Status.SHARPENED,
        rules.steers,
        _("Skärp"),
        is_described,
        said="sharpened",
    ),
    Transition(
        "choose",
        {Status.SHARPENED, Status.CHOSEN},
        Status.CHOSEN,
        rules.steers,
        _("Välj väg"),
        said="road_chosen",
    ),
    Transition(
        "close",
        {Status.CAPTURED, Status.SHARPENED, Status.CHOSEN},
        Status.CLOSED,
        rules.steers,
        _("Avsluta"),
        said="closed",
    ),
    Transition(
        "merge",
        {Status.CAPTURED, Status.SHARPENED, Status.CHOSEN},
        Status.MERGED,
        rules.may_end,
        _("Slå ihop"),
        said="merged",
    ),
    Transition(
        "withdraw",
        {Status.CAPTURED},
        Status.WITHDRAWN,
        rules.wrote_or_leads,
        _("Ta tillbaka"),
        said="withdrawn",
    ),
    Transition(
        "reopen",
        {Status.CLOSED, Status.MERGED, Status.WITHDRAWN},
        Status.CAPTURED,
        rules.wrote_or_leads,
        _("Öppna igen"),
        said="reopened",
    ),
)
