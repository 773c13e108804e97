"""What the fields are of rooms."""

from django.utils.translation import gettext_lazy as _

from .call_fields import Words

WHO = _("Personens uid. Tomt: den som hinner.")
SHAPES: dict[str, Words] = {
    "RoomOut": {"theme": _("Området, om rummet har ett.")},
    "RoomDoorOut": {
        "text": _("Vad rummet är till för."),
        "theme": _("Området, om rummet har ett."),
        "is_invited": _("Om du är inbjuden. Annars är det öppet för dig att gå med."),
    },
    "RoomDetailOut": {
        "members": _("De som är med nu."),
        "files": _("Filerna i rummet. De hämtas på dess sida, inloggad, och inte med en nyckel."),
        "shared": _("Behov och lösningar som är delade i rummet."),
    },
    "RoomMemberOut": {"part": _("Vad personen gör i rummet.")},
    "RoomFileOut": {
        "size": _("Storleken i byte."),
        "content_type": _("Vilket slags fil det är."),
    },
    "RoomTaskOut": {"who": WHO, "done_at": _("När den blev klar.")},
    "RoomTaskIn": {"who": WHO},
    "RoomTaskEditIn": {"who": WHO, "done": _("Om den är klar.")},
}
