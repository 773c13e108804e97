"""The letter to whoever has been invited. It goes to the person alone, and says no room's name:
mail lies about in places that are no room."""

from typing import Final

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from sprang.dialogue.letters import outbox
from sprang.dialogue.models import Letter
from sprang.foundation.letters.way_out import absolute, host
from sprang.foundation.models import User

from .enums import RoomStatus
from .models import RoomInvitation

ABOUT: Final = "room invitation"


def write(letter: Letter) -> EmailMessage | None:
    """Nothing where the invitation has been answered or taken back."""
    user: User = letter.user
    waits = RoomInvitation.objects.waiting().filter(letter=letter, room__status=RoomStatus.OPEN)
    found = waits.select_related("room__platform", "by").first()
    if found is None:
        return None
    city = found.room.platform
    with override(user.language):
        url = absolute(reverse("room-list", args=[city.slug]))
        context = {"city": city.name, "by": found.by, "url": url}
        lines = render_to_string("rooms/letter.txt", context).strip().split("\n", 1)
    headers = {"Message-ID": f"<room.{letter.uid.hex}@{host()}>"}
    headers["Auto-Submitted"] = "auto-generated"
    return EmailMessage(lines[0], lines[1].strip() + "\n", None, [user.email], headers=headers)


outbox.register(ABOUT, write)
