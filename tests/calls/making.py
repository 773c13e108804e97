"""A call of Borås, two companies that compete, and a third from nowhere."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.models import Platform, User
from sprang.needs.calls import actions
from sprang.needs.calls.enums import TeamRole
from sprang.needs.calls.models import Answer, Call
from sprang.organisations.actions import join_as_partner, register_organisation
from sprang.organisations.models import Organisation
from tests.cast import build_need, build_user

BLOCKS = [
    {"kind": "long", "label": "Vad gör ni?", "label_en": "What do you do?", "is_required": True},
    {"kind": "number", "label": "Pris per brunn", "is_required": False},
    {"kind": "choice", "label": "Var", "choices": "Norr; Söder", "is_required": False},
    {"kind": "yes_no", "label": "Kan ni börja nu?", "is_required": False},
    {"kind": "file", "label": "Bilder", "is_required": False},
]
CRITERIA = [{"name": "Effekt", "weight": 60}, {"name": "Pris", "weight": 40}]


@dataclass
class World:
    call: Call
    lead: User
    judges: list[User]
    companies: list[Organisation]
    people: list[User]
    answers: list[Answer] = field(default_factory=list)

    @property
    def block(self) -> dict[str, str]:
        return {each.label: each.key for each in self.call.blocks.all()}

    def answer(self, n: int, text: str, send: bool = True) -> Answer:
        person, company = self.people[n], self.companies[n]
        answer = actions.begin_answer(call=self.call, organisation=company, by=person)
        values = {self.block["Vad gör ni?"]: text}
        answer = actions.save_answer(answer=answer, by=person, values=values)
        return actions.send_answer(answer=answer, by=person) if send else answer

    def close(self) -> None:
        """The deadline passes, and the lead opens the answers."""
        past = timezone.now() - timedelta(minutes=1)
        Call.objects.filter(pk=self.call.pk).update(closes_at=past)
        self.call = Call.objects.get(pk=self.call.pk)
        self.call = actions.open_answers(call=self.call, by=self.lead)

    def declare_all(self, *people: User, conflicts: tuple[Answer, ...] = ()) -> None:
        for person in people:
            opened = self.call.answers.opened()
            said = {each: each in conflicts for each in opened}
            actions.declare(call=self.call, by=person, conflicts=said)

    def score(self, person: User, answer: Answer, *points: int, note: str = "") -> None:
        given = dict(zip((str(each.uid) for each in self.call.criteria.all()), points, strict=True))
        actions.score_answer(answer=answer, by=person, points=given, note=note)


def build_call(
    platform: Platform, by: User, closes_at: datetime | None = None, **words: Any
) -> Call:
    need = build_need(platform, by, visibility="public")
    call = actions.write_call(
        platform=platform,
        by=by,
        title=words.pop("title", "Hur vet vi att brunnen är full?"),
        text=words.pop("text", "Vi söker någon som kan tala om vilka brunnar som sätter igen."),
        closes_at=closes_at or timezone.now() + timedelta(days=30),
        answerers=words.pop("answerers", ["company", "startup"]),
        needs=[need],
        **words,
    )
    return actions.set_form(call=call, by=by, blocks=BLOCKS, criteria=CRITERIA)


def build_company(
    platform: Platform, name: str, kind: str = "startup"
) -> tuple[Organisation, User]:
    company = register_organisation(name=name, type=kind)
    join_as_partner(platform=platform, organisation=company, by=None)
    person = build_user(f"{name.split()[0].lower()}@firma.example", Role.MEMBER, company)
    return company, person


def build_world(platform: Platform, lead: User, *judges: User) -> World:
    call = build_call(platform, lead)
    for judge in judges:
        actions.add_to_team(call=call, by=lead, user=judge, role=TeamRole.EVALUATOR)
    call = actions.publish_call(call=call, by=lead)
    made = [build_company(platform, name) for name in ("Brunnblick AB", "Slamsikt AB")]
    return World(call, lead, list(judges), [each[0] for each in made], [each[1] for each in made])
