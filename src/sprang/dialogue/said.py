"""A comment as one reader meets it."""

from dataclasses import dataclass, field
from hashlib import blake2b

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from sprang.foundation import history
from sprang.foundation.models import User

from . import rules
from .models import Comment


@dataclass
class Said:
    """A comment as one reader meets it; `text` and `reason` are empty where they may not read
    them."""

    comment: Comment
    viewer: User | AnonymousUser
    answers: list["Said"] = field(default_factory=list)

    @property
    def key(self) -> str:
        """A sum of all that it is drawn from: another with the same would look the same."""
        comment = self.comment
        what = comment.uid, comment.kind, comment.at, comment.edited_at, self.text
        gone = comment.is_removed, comment.is_moderated, self.reason
        rights = self.is_own, self.may_edit, self.may_remove
        names = self.who, tuple(self.named)
        where = comment.record.platform.slug, timezone.localdate()
        drawn_from = (*what, *gone, *rights, *names, *where)
        return blake2b(repr(drawn_from).encode(), digest_size=20).hexdigest()

    @property
    def who(self) -> str:
        return name_of(self.comment.author, self.comment, self.viewer)

    @property
    def initials(self) -> str:
        """Of the name that is shown."""
        return "".join(part[0] for part in self.who.replace(",", " ").split()[:2]).upper()

    @property
    def named(self) -> list[str]:
        """Each name once: to others several are the same city."""
        people = (mention.user for mention in self.comment.mentions.all())
        record = self.comment.record
        return list(dict.fromkeys(history.who(each, record, self.viewer) for each in people))

    @property
    def is_own(self) -> bool:
        return self.comment.author_id == self.viewer.pk

    @property
    def text(self) -> str:
        return self.comment.text if self.is_own or not self.comment.is_removed else ""

    @property
    def reason(self) -> str:
        return self.comment.reason if self.is_own else ""

    @property
    def may_edit(self) -> bool:
        return rules.may_edit(self.viewer, self.comment)

    @property
    def may_remove(self) -> bool:
        return rules.may_remove(self.viewer, self.comment)


def name_of(person: User, comment: Comment, viewer: User | AnonymousUser) -> str:
    """As in a record's history: a colleague's name, to others the city where they worked."""
    record = comment.record
    if history.knows(viewer, record) or person == viewer or comment.home is None:
        return history.who(person, record, viewer)
    return comment.home.name
