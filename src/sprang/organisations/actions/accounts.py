"""The account of whoever is let in by somebody else."""

from allauth.account.models import EmailAddress
from django.db import transaction

from sprang.foundation import journal
from sprang.foundation.models import Platform, User


@transaction.atomic
def account_for(*, email: str, platform: Platform, by: User | None, name: str = "") -> User:
    """Whoever has the address, however it is written; a new account where nobody has."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        language = platform.languages.split(",")[0]
        user = User.objects.create_user(email, name=name, language=language)
        # not verified: the first code that is sent there proves the address
        EmailAddress.objects.create(user=user, email=user.email, primary=True)
        journal.append("user.added", subject=user, by=by)
    return user
