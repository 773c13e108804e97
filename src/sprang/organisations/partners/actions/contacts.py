"""Whom to turn to."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sprang.foundation.errors import BadInput
from sprang.foundation.models import User

from ...models import Partnership
from ...models.partnership import spoken_for
from ..enums import Side
from ..models import Contact
from .holding import held_by, told_of


@transaction.atomic
def add_contact(
    *,
    partnership: Partnership,
    side: str,
    by: User | None = None,
    name: str = "",
    role: str = "",
    email: str = "",
) -> Contact:
    """Whoever has an account and works on that side is kept by it, others by what is given.
    `by` is None for the demo.

    :raises NotAllowed: unless `by` leads the platform, and the partnership has not ended.
    :raises BadInput: nobody here has that address, or no name was given of somebody out there.
    """
    held = held_by(by, partnership)
    user = person_at(held, side, email)
    if side == Side.OURS and user is None:
        raise BadInput({"email": _("Ingen som arbetar här har den adressen.")})
    if user is None and not name.strip():
        raise BadInput({"name": _("Skriv vad kontakten heter.")})
    own = {"user": user} if user else {"name": name, "email": email}
    contact = Contact(partnership=partnership, side=side, role=role, **own)
    must_be_new(contact)
    contact.save()
    told_of("contact_added", held, by, contact=str(contact.uid))
    return contact


def person_at(partnership: Partnership, side: str, email: str) -> User | None:
    """Somebody of that side with the address; of no other: it must not tell who has an account."""
    user = User.objects.filter(email__iexact=email, is_active=True).first() if email else None
    if user is None:
        return None
    if side == Side.OURS:
        return user if partnership.platform_id in user.access.platform_ids else None
    return user if spoken_for(user).filter(scope=partnership.organisation_id).exists() else None


def must_be_new(contact: Contact) -> None:
    try:
        contact.clean_fields(exclude=["partnership", "user"])
    except ValidationError as error:
        raise BadInput({name: said[0] for name, said in error.message_dict.items()}) from error
    same = Contact.objects.filter(partnership=contact.partnership_id, side=contact.side)
    if contact.user and same.filter(user=contact.user).exists():
        raise BadInput({"email": _("Den personen är redan kontakt.")})
