"""Calls whose answers have been opened, and the answers."""

from django.core.files.base import ContentFile
from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.models import User
from sprang.needs.calls.enums import BlockKind, CallStatus, TeamRole
from sprang.needs.calls.models import (
    Agreed,
    Answer,
    AnswerFile,
    Block,
    Call,
    Criterion,
    Declared,
    Question,
    Review,
    Score,
    TeamMember,
)
from sprang.needs.models import Need
from sprang.organisations.actions import register_organisation
from tests.cast import City, build_call, build_user


def called(city: City, who: User, need: Need) -> Call:
    """One whose answers have been opened, with `who` in its team."""
    call = build_call(city.platform, who, status=CallStatus.CLOSED)
    TeamMember.objects.create(call=call, user=who, role=TeamRole.LEADER)
    call.needs.add(need)
    return call


def answered(call: Call, who: User, number: int) -> tuple[Answer, AnswerFile]:
    """A question, and an answer with a file that all in the team have judged."""
    house = register_organisation(name=f"Brunnblick {number} AB", type="startup")
    person = build_user(f"house{number}@firma.example", Role.MEMBER, house)
    now = timezone.now()
    asked = {"asked_by": person, "answer": "Ja.", "answered_at": now}
    Question.objects.create(call=call, text=f"Får {number} svara?", **asked)
    kind, place = BlockKind.FILE, call.blocks.count() + 1
    block = Block.objects.create(call=call, position=place, label="Bilder", kind=kind)
    Criterion.objects.create(call=call, position=place, name=f"Pris {number}", weight=10)
    answer = Answer(call=call, organisation=house, sender=person, sent_at=now)
    file = AnswerFile(block=block, name="a.txt", size=3, uploaded_by=person)
    answer.content = answer.sent = {call.blocks.all()[0].key: "Vi", block.key: [str(file.uid)]}
    answer.save()
    file.answer = answer
    file.content.save("a.txt", ContentFile(b"hej"), save=False)
    file.save()
    member = call.team.get(user=who)
    Declared.objects.create(member=member, answer=answer, conflict=False)
    review = Review.objects.create(member=member, answer=answer, note=f"Bra {number}")
    for each in call.criteria.all():
        Score.objects.create(review=review, criterion=each, points=3)
        Agreed.objects.create(answer=answer, criterion=each, points=4)
    return answer, file
