"""What an organisation has answered is read by its own people: no city lets anybody in to it."""

from django.db.models import Exists, OuterRef

from sprang.organisations.claims.deciding import keeps_secrets

from .models import Answer


def has_answered() -> Exists:
    return Exists(Answer.objects.filter(organisation=OuterRef("organisation")))


keeps_secrets(has_answered)
