"""Writing, answering, changing and taking away what is said about a record."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Platform, Record, User
from sprang.foundation.unseen import without_unseen

from .. import rules
from ..enums import CommentKind
from ..models import Comment, Mention
from ..models.comment import LONGEST
from ..people import must_see
from .following import follow_unasked

VERBS = {
    CommentKind.COMMENT: "commented",
    CommentKind.QUESTION: "asked",
    CommentKind.ANSWER: "answered",
}


def write_comment(
    *,
    record: Record,
    by: User,
    text: str,
    kind: str = CommentKind.COMMENT,
    mentions: Collection[User] = (),
) -> Comment:
    """A comment or a question.

    :raises NotAllowed: for whoever does not see the record, or has no role anywhere.
    :raises BadInput: without words, or where somebody who is named can't see it.
    """
    if kind not in (CommentKind.COMMENT, CommentKind.QUESTION):
        raise BadInput({"kind": _("Välj inlägg eller fråga.")})
    return _say(record=record, by=by, text=text, kind=kind, mentions=mentions)


def answer_comment(
    *, comment: Comment, by: User, text: str, mentions: Collection[User] = ()
) -> Comment:
    """An answer to a comment or a question, or to the one that an answer was given to.

    :raises Refused: where what one answers has been taken away.
    """
    above = comment.answers or comment
    if comment.is_removed or above.is_removed:
        raise Refused(_("Inlägget är borttaget. Skriv ett nytt i stället."))
    kind, record = CommentKind.ANSWER, comment.record
    return _say(record=record, by=by, text=text, kind=kind, mentions=mentions, answers=above)


def _say(
    *, record: Record, by: User, text: str, kind: str, mentions: Collection[User], **more: Any
) -> Comment:
    if not rules.may_write(by, record):
        raise NotAllowed("write_comment")
    words = _must_be_words(text)
    must_see(mentions, record)
    with journal.together():
        comment = Comment.objects.create(
            record=record, author=by, text=words, kind=kind, home=home_of(by, record), **more
        )
        Mention.objects.bulk_create(
            Mention(comment=comment, user=user)
            for user in {user.pk: user for user in mentions}.values()
        )
        follow_unasked(record, by)
        _tell(VERBS[CommentKind(kind)], comment, by)
    return comment


def _must_be_words(text: str) -> str:
    words = without_unseen(text).strip()
    if not words:
        raise BadInput({"text": _("Skriv något först. En mening räcker.")})
    if len(words) > LONGEST:
        raise BadInput({"text": _("Skriv högst %(n)s tecken.") % {"n": LONGEST}})
    return words


def home_of(user: User, record: Record) -> Platform | None:
    """Where the writer works: the record's own city, where that is one of several."""
    inside = user.access.platform_ids
    if record.platform_id in inside:
        return record.platform
    return Platform.objects.filter(pk__in=inside).order_by("pk").first()


def edit_comment(*, comment: Comment, by: User, text: str) -> Comment:
    """The page says that it has been changed. Whoever was named stays so.

    :raises NotAllowed: for others than its writer.
    """
    if not rules.may_edit(by, comment):
        raise NotAllowed("edit_comment")
    words = _must_be_words(text)
    if words != comment.text:
        with journal.together():
            comment.text, comment.edited_at = words, timezone.now()
            comment.save(update_fields=["text", "edited_at"])
            _tell("edited", comment, by)
    return comment


def remove_comment(*, comment: Comment, by: User, reason: str = "") -> Comment:
    """Its place stays, so that answers hang together. A writer's own words are gone at once.

    :raises BadInput: where a lead takes away another's without saying why.
    """
    if not rules.may_remove(by, comment):
        raise NotAllowed("remove_comment")
    is_own, said = comment.author_id == by.pk, without_unseen(reason).strip()[:300]
    if not is_own and not said:
        raise BadInput({"reason": _("Skriv varför. Den som skrev inlägget får läsa det.")})
    with journal.together():
        comment.removed_at, comment.is_moderated = timezone.now(), not is_own
        comment.text, comment.reason = ("", "") if is_own else (comment.text, said)
        comment.save(update_fields=["removed_at", "is_moderated", "text", "reason"])
        _tell("withdrawn" if is_own else "removed", comment, by)
    return comment


def _tell(verb: str, comment: Comment, by: User) -> None:
    """About the person who did it: a record has not changed because somebody talks of it."""
    ids = {"comment": str(comment.uid), "record": str(comment.record.uid)}
    journal.append(f"dialogue.{verb}", subject=by, by=by, data=ids)
