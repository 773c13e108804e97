"""What needs let come along when an organisation goes on as another."""

from sprang.organisations.doubles.registry import is_its_own, moves
from sprang.organisations.models import Organisation

from .calls.models import Answer
from .introductions.models import Introduction
from .models import Joining, PriorArt


def has_said_in_confidence(organisation: Organisation) -> bool:
    """What it has answered, and whom it has met: read by its own people alone."""
    answered = Answer.objects.filter(organisation=organisation.pk).exists()
    return answered or Introduction.objects.filter(organisation=organisation.pk).exists()


is_its_own(has_said_in_confidence)
moves(PriorArt, "organisation", once=("need",))
moves(Joining, "scope", once=("need",))
