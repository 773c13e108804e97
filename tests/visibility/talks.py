"""What is said about every record, by whom, and that everybody was told of it: also of what they
see no longer."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from sprang.dialogue.enums import Channel, CommentKind, Group, How
from sprang.dialogue.models import Comment, Follow, Mention, Notification, Support
from sprang.dialogue.own_news import MENTIONED
from sprang.foundation import journal
from sprang.foundation.models import Entry, Record

from . import oracle
from .build import Built
from .cast import HERE, THERE, WORLD
from .facts import Fact, Person, World

LEADS = {HERE: "lead"}
CITIES = (HERE, THERE, "lund")


def talker(fact: Fact) -> str:
    """Who wrote the comment: the record's author, or who leads there."""
    return fact.author or LEADS.get(WORLD.platform_of(fact), "other_lead")


def said_by(person: Person) -> list[Fact]:
    """And, by one who has left, as tasks of the rooms."""
    left = person.key == "left_author"
    return [f for f in WORLD.records if talker(f) == person.key or (left and f.kind == "room")]


def takes_part(_world: World, person: Person) -> bool:
    return person.account and any(oracle.current(person))


def may_follow(world: World, person: Person, fact: Fact) -> bool:
    return takes_part(world, person) and oracle.sees(world, person, fact)


def may_say(world: World, person: Person, fact: Fact) -> bool:
    return may_follow(world, person, fact) and fact.status not in ("withdrawn", "archived")


def may_support(world: World, person: Person, fact: Fact) -> bool:
    is_other = fact.kind != "room" and fact.author != person.key
    return is_other and may_say(world, person, fact)


def may_edit(world: World, person: Person, fact: Fact) -> bool:
    return may_say(world, person, fact) and talker(fact) == person.key


def may_remove(world: World, person: Person, fact: Fact) -> bool:
    own = talker(fact) == person.key
    leads = oracle.leads_room if fact.kind == "room" else oracle.leads
    return oracle.sees(world, person, fact) and (own or leads(world, person, fact))


def who_can_be_named(person: Person, fact: Fact) -> Iterator[Person]:
    """Who works in a city where the person works too, and sees what it is about."""
    cities = [city for city in CITIES if oracle.works_on(WORLD, person, city)]
    for other in WORLD.people.values():
        works = any(oracle.works_on(WORLD, other, city) for city in cities)
        if works and oracle.sees(WORLD, other, fact):
            yield other


def talk(built: Built) -> None:
    """About each record a question, an answer, words taken away by a lead, support, followers."""
    for fact in WORLD.records:
        record, by = built.records[fact.key], built.users[talker(fact)]
        question = Comment.objects.create(
            record=record, author=by, kind=CommentKind.QUESTION, text=f"Vet någon {fact.word}?"
        )
        answer = {"kind": CommentKind.ANSWER, "answers": question}
        Comment.objects.create(record=record, author=by, text=f"Ja, {fact.word}.", **answer)
        Comment.objects.create(
            record=record,
            author=by,
            text=f"Borttaget {fact.word}",
            removed_at=timezone.now(),
            is_moderated=True,
            reason=f"Skäl {fact.word}",
        )
        Mention.objects.create(comment=question, user=by)
        built.comments[fact.key] = question
        ids = {"comment": str(question.uid), "record": str(record.uid)}
        entry = journal.append("dialogue.asked", subject=by, by=by, data=ids)
        choose(built, record, by.pk)
        tell(built, entry, record, question)


def choose(built: Built, record: Record, by: int) -> None:
    users = [user for user in built.users.values() if user.pk != by]
    Support.objects.bulk_create(Support(record=record, user=user) for user in users[:3])
    Follow.objects.bulk_create(
        Follow(user=user, record=record, platform=record.platform, since=0) for user in users
    )


def tell(built: Built, entry: Entry, record: Record, comment: Comment) -> None:
    told = {
        "seq": entry.seq,
        "kind": MENTIONED,
        "group": Group.PERSONAL,
        "platform": record.platform,
        "record": record,
        "comment": comment,
        "at": entry.at - timedelta(hours=1),
    }
    ways = {Channel.PAGE: "", Channel.MAIL: How.AT_ONCE}
    Notification.objects.bulk_create(
        Notification(user=user, channel=channel, how=how, **told)
        for user in built.users.values()
        for channel, how in ways.items()
    )


def shown(person: Person) -> Iterator[Fact]:
    return (fact for fact in WORLD.records if oracle.sees(WORLD, person, fact))
