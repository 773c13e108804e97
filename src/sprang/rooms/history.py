"""How a room's own entries in the journal read. Who came and went stands in its log."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation import history

history.tell(
    {
        "room.founded": _("%(who)s öppnade rummet"),
        "room.edited": _("%(who)s ändrade: %(fields)s"),
        "room.archived": _("%(who)s arkiverade rummet"),
        "room.opened": _("%(who)s öppnade rummet igen"),
    }
)
