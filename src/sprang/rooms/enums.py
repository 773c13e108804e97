"""What a room can be, and what its log tells of."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import Role


class RoomStatus(models.TextChoices):
    OPEN = "open", _("Öppet")
    ARCHIVED = "archived", _("Arkiverat")


class Way(models.TextChoices):
    """How one becomes a member."""

    INVITED = "invited", _("Enskilt: bara den som bjuds in")
    PARTNERS = "partners", _("Öppet för områdets partner: de kan gå med själva")


class Part(models.TextChoices):
    """What one is in a room: two of the roles that there are, in the words of a room."""

    MEMBER = Role.MEMBER.value, _("Medlem")
    LEAD = Role.LEAD.value, _("Leder rummet")


class Happening(models.TextChoices):
    INVITED = "invited", _("bjöd in")
    WITHDRAWN = "withdrawn", _("tog tillbaka inbjudan till")
    DECLINED = "declined", _("tackade nej")
    JOINED = "joined", _("gick med")
    LEFT = "left", _("lämnade rummet")
    LAPSED = "lapsed", _("är inte längre i nätverket och inte i rummet")
    REMOVED = "removed", _("tog bort")
    MADE_LEAD = "made_lead", _("lät leda rummet")
    TOOK_OVER = "took_over", _("leder rummet efter den som gick")
    MADE_MEMBER = "made_member", _("gjorde till medlem")
    FILE_ADDED = "file_added", _("lade in en fil")
    FILE_OPENED = "file_opened", _("öppnade en fil")
    FILE_DROPPED = "file_dropped", _("tog bort en fil")
