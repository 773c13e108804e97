"""What has been said about a platform's records, as a file."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import Column, ExportKind, attribute, register
from sprang.foundation.models import Platform, User

from .models import Comment


def listed(platform: Platform, user: User | AnonymousUser, asked: QueryDict) -> QuerySet[Comment]:
    """Of all records there that the person sees, or of one. What was taken away is not in it."""
    rows = Comment.objects.visible_to(user).filter(record__platform=platform, removed_at=None)
    if asked.get("nr"):
        rows = rows.filter(record__reference=str(asked["nr"])[:16])
    return rows.order_by("record", "at", "pk")


def above(comment: Comment) -> str:
    return str(comment.answers.uid) if comment.answers else ""


def kind(comment: Comment) -> str:
    return str(comment.get_kind_display())


COMMENTS = register(
    ExportKind(
        "comments",
        _("Samtal"),
        (
            attribute("uid", _("Id")),
            attribute("reference", _("Nummer"), "record.reference"),
            attribute("title", _("Rubrik"), "record.title"),
            Column("kind", _("Slag"), kind),
            Column("answers", _("Svar på"), above),
            attribute("text", _("Text")),
            attribute("at", _("Skrivet")),
            attribute("edited_at", _("Ändrat")),
        ),
        ("record", "answers"),
        Comment,
        listed,
    )
)
