"""What a platform's partners have done here, for the picture of how alive they are."""

from django.db.models import OuterRef, QuerySet

from sprang.dialogue.models import Comment
from sprang.foundation.models import Membership, User
from sprang.organisations.partners import activity

from .calls.models import Answer


def answered(user: User) -> QuerySet[Answer]:
    """As far as the reader may see them: who has answered is nobody else's to know."""
    here = Answer.objects.visible_to(user).sent()
    return here.filter(call__platform=OuterRef("platform"), organisation=OuterRef("organisation"))


def commented(user: User) -> QuerySet[Comment]:
    """By those who work there, on what is the platform's."""
    people = Membership.objects.current().filter(scope=OuterRef(OuterRef("organisation")))
    said = Comment.objects.visible_to(user).filter(author__in=people.values("user"))
    return activity.of_the_city(said.filter(removed_at=None), "record__platform")


activity.register(answered, "sent_at")
activity.register(commented, "at")
