"""The states of a solution and the ways between them."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation.workflow import Transition, Workflow

from . import rules
from .enums import SolutionStatus as Status

SOLUTION = Workflow(
    Transition("test", {Status.IDEA}, Status.TESTED, rules.leads, _("Testad")),
    Transition("introduce", {Status.IDEA, Status.TESTED}, Status.IN_USE, rules.leads, _("I bruk")),
    Transition(
        "retire", {Status.TESTED, Status.IN_USE}, Status.RETIRED, rules.leads, _("Avveckla")
    ),
    Transition(
        "withdraw",
        {Status.IDEA, Status.TESTED, Status.IN_USE},
        Status.WITHDRAWN,
        rules.leads,
        _("Ta tillbaka"),
    ),
    Transition(
        "restore",
        {Status.RETIRED, Status.WITHDRAWN},
        Status.IN_USE,
        rules.leads,
        _("Ta i bruk igen"),
    ),
)
