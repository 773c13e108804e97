"""Kinds of what is written in a dialogue, groups of news, ways of telling them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentKind(models.TextChoices):
    COMMENT = "comment", _("Inlägg")
    QUESTION = "question", _("Fråga")
    ANSWER = "answer", _("Svar")


class Group(models.TextChoices):
    """News that a person wants the letters of in the same way."""

    PERSONAL = "personal", _("Någon nämner dig eller svarar dig")
    DIALOGUE = "dialogue", _("Samtal om det du följer")
    STEPS = "steps", _("Det du följer tar ett steg")
    EDITS = "edits", _("Orden ändras i det du följer")
    SERVICE = "service", _("Besked på det du har skickat in")


OPTIONAL = tuple(group for group in Group if group != Group.SERVICE)
"""Whose letters a person chooses. A decision on what one has sent in comes at once, until all the
others have been ended."""


class Channel(models.TextChoices):
    PAGE = "page", _("På sidan")
    MAIL = "mail", _("Brev")


class How(models.TextChoices):
    AT_ONCE = "at_once", _("Genast")
    DAILY = "daily", _("En gång om dagen")
    WEEKLY = "weekly", _("En gång i veckan")
    NEVER = "never", _("Aldrig")


USUAL = {
    Group.PERSONAL: How.AT_ONCE,
    Group.DIALOGUE: How.DAILY,
    Group.STEPS: How.DAILY,
    Group.EDITS: How.NEVER,
    Group.SERVICE: How.AT_ONCE,
}
"""For whoever has not chosen."""
