"""What is no record and yet belongs to somebody: a job, an import, a key, a membership."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.utils import timezone

from sprang.foundation.lists.saving import save_view
from sprang.foundation.models import (
    File,
    ImportRun,
    Job,
    Membership,
    SavedView,
    Session,
    Token,
    User,
)
from sprang.foundation.session_store import digest
from sprang.foundation.tokens import create_token
from sprang.matching.models import Synonym, Watch
from sprang.matching.synonyms.actions import add_synonym
from sprang.matching.watching.actions import watch_words
from sprang.needs.actions.drafts import keep_draft
from sprang.needs.calls.models import Answer, AnswerFile, Block, Call, Question
from sprang.needs.introductions.models import Introduction
from sprang.needs.models import CoAuthor, Joining, Need, NeedDraft, NeedVersion, PriorArt, standing
from sprang.needs.sources.models import Submission
from sprang.organisations.claims.actions import claim
from sprang.organisations.claims.models import Claim
from sprang.organisations.models import Organisation, Partnership, Unit
from sprang.organisations.partners.models import Agreement, AgreementFile, Contact, Contribution
from sprang.rooms.models import Room, RoomTask
from sprang.solutions.models import Solution

from . import oracle
from .build import Built, signed_in
from .cast import HERE
from .watches import watch_all

OWNER = "lead"
UNLISTED = "Zqolistad enskild firma"
"""An organisation that its owner doesn't want to see in the register."""
AGREED = "Zqavtalat"
"""What a partnership says to those who lead and to the partner's own."""
ROOM = "husrum"
"""The room that the task is in."""
SENT_IN = "Zqinkommet"
"""What somebody has told who has no account: the leads read it, on its own pages."""

INTRODUCED = "Zqpresenterad"
CLAIMED = "Zqvillin"
"""Of an introduction that those who lead Borås know of, and nobody else."""


@dataclass
class Things:
    """All in Borås; the job, the run and the key are the lead's."""

    job: Job
    run: ImportRun
    token: Token
    membership: Membership
    session: Session
    guarded: User
    company: Organisation
    unlisted: Organisation
    unit: Unit
    watch: Watch
    saved_view: SavedView
    claim: Claim
    synonym: Synonym
    joining: Joining
    co_author: CoAuthor
    prior_art: PriorArt
    draft: NeedDraft
    version: NeedVersion
    question: Question
    answer: Answer
    answer_file: AnswerFile
    submission: Submission
    partnership: Partnership
    agreement: Agreement
    agreement_file: AgreementFile
    contribution: Contribution
    task: RoomTask
    room_file: File
    shared: Need
    introduction: Introduction

    def parts(self, about: str) -> dict[str, object]:
        """What stands in the address of a door about it."""
        found: dict[str, dict[str, object]] = {
            "job": {"uid": self.job.uid},
            "run": {"uid": self.run.uid},
            "token": {"uid": self.token.uid},
            "membership": {"pk": self.membership.pk},
            "session": {"key": self.session.pk},
            "guarded": {"uid": self.guarded.uid},
            "company": {"uid": self.company.uid},
            "unit": {"uid": self.unit.uid},
            "key": {"key": UUID(int=0).hex},
            "watch": {"uid": self.watch.uid},
            "claim": {"uid": self.claim.uid},
            "claimed": {"uid": self.company.uid, "person": UUID(int=0)},
            "company_domain": {"uid": self.company.uid, "domain": "firma.example"},
            "saved_view": {"uid": self.saved_view.uid},
            "any_view": {"uid": self.saved_view.uid},
            "synonym": {"uid": self.synonym.uid},
            "question": {"ref": self.question.call.reference, "uid": self.question.uid},
            "answer": {
                "ref": self.answer.call.reference,
                "reference": self.answer.call.reference,
                "uid": self.answer.uid,
            },
            "answer_file": {"uid": self.answer_file.uid},
            "joining": at(self.joining.need) | {"uid": self.joining.uid},
            "co_author": at(self.co_author.need) | {"uid": self.co_author.user.uid},
            "prior_art": at(self.prior_art.need) | {"uid": self.prior_art.uid},
            "version": {"ref": self.version.need.reference, "number": self.version.number},
            "draft": {"uid": self.draft.uid},
            "submission": {"uid": self.submission.uid},
            "partnership": {"uid": self.partnership.organisation.uid},
            "agreement": {"uid": self.agreement.uid},
            "agreement_file": {"uid": self.agreement_file.uid},
            "contribution": {"uid": self.contribution.uid},
            "room_here": in_room(self.task),
            "room_task": in_room(self.task) | {"uid": self.task.uid},
            "room_file": in_room(self.task) | {"uid": self.room_file.uid},
            "room_shared": {"uid": self.shared.uid},
            "room_member": in_room(self.task) | {"uid": UUID(int=0)},
            "introduction": {"uid": self.introduction.uid},
            "meeting_time": {"uid": self.introduction.uid, "time": UUID(int=0)},
        }
        return found[about]


def build_things(built: Built) -> Things:
    owner, platform = built.users[OWNER], built.platform(HERE)
    company = Organisation.objects.create(name="Passet AB", type="startup")
    unlisted = Organisation.objects.create(name=UNLISTED, type="startup", is_listed=False)
    made_by_company = Solution.objects.exclude(visibility="public")
    made_by_company.update(provider=company)
    Solution.objects.filter(visibility="public").update(provider=unlisted)
    job = Job(kind="import", by=owner, message="Rad 7 av 9", name="behov.csv")
    job.content.save("behov.csv", ContentFile(b"Rubrik\nEtt\n"), save=False)
    job.save()
    run = ImportRun(kind="needs", platform=platform, by=owner, name="behov.csv", rows=1, job=job)
    run.content.save("behov.csv", ContentFile(b"Rubrik;Text\nEtt;Skaver\n"), save=False)
    run.save()
    token, _key = create_token(user=owner, name="rapport", scope=Token.Scope.READ)
    held = Membership.objects.get(user=built.users["neighbour"])
    unit = Unit.objects.get(pk=built.scopes["skola"].pk)
    session = Session.objects.get(session_key=digest(signed_in(owner)))
    guarded = built.users["registrar"]
    Authenticator.objects.create(user=guarded, type=Authenticator.Type.TOTP, data={})
    watch = watch_words(words="Vikariepoolen", platform=platform, by=owner)
    watch_all(built, company, unlisted)
    view = save_view(platform=platform, by=owner, list_name="needs", asked="q=pool", name="Pool")
    person = User.objects.create(email="vill-in@firma.example", name="V", password="!")
    asks = claim(organisation=company, platform=platform, by=person, words=CLAIMED)
    synonym = add_synonym(platform=platform, by=owner, word="pool", others="lista")
    draft = keep_draft(by=owner, platform=platform, words="text=Vikariepoolen+ringer")
    version = standing(Need.objects.get(pk=built.records[oracle.versioned(built.world).key].pk))
    version.save()
    mine: tuple[Any, ...] = (job, run, token, held, session, guarded, company, unlisted, unit)
    sought = (watch, view, asks, synonym)
    told = Submission.objects.create(
        platform=platform, text=f"{SENT_IN} skaver.", email="bo@post.example", state="waiting"
    )
    answers = answered(built, unlisted)
    parts = agreed(built, company)
    room = Room.objects.get(room=built.scopes[ROOM])
    task, file = room.tasks.get(), room.files.all()[0]
    shared = Need.objects.get(pk=built.records[oracle.shared(built.world).key].pk)
    of_a_room = (task, file, shared)
    own = Need.objects.filter(platform=platform, author=owner, visibility="unit")[0]
    met = introduced(own, answers[1].sender)
    of_needs = of_a_need(built)
    return Things(
        *mine, *sought, *of_needs, draft, version, *answers, told, *parts, *of_a_room, met
    )


def agreed(
    built: Built, company: Organisation
) -> tuple[Partnership, Agreement, AgreementFile, Contribution]:
    """What Borås and the company have in writing, of which others may know nothing."""
    made = Partnership.objects.create(platform=built.platform(HERE), organisation=company)
    said = {"number": AGREED, "says": AGREED, "starts_on": timezone.localdate()}
    agreement = Agreement.objects.create(partnership=made, type="intent", **said)
    file = AgreementFile(agreement=agreement, name=f"{AGREED}.pdf", size=3)
    file.uploaded_by = User.objects.create(email="avtal@firma.example", name="A", password="!")
    file.content.save("a.pdf", ContentFile(b"hej"), save=False)
    file.save()
    Contact.objects.create(partnership=made, side="theirs", name=AGREED, role=AGREED)
    promised = {"side": "theirs", "kind": "time", "what": AGREED}
    return made, agreement, file, Contribution.objects.create(partnership=made, **promised)


def in_room(task: RoomTask) -> dict[str, object]:
    return {"ref": task.room.reference, "reference": task.room.reference}


def introduced(need: Need, by: User) -> Introduction:
    """Of a need that only those who lead the city stand beside, to a company of nobody else's."""
    house = Organisation.objects.create(name=f"{INTRODUCED} AB", type="company", is_listed=False)
    said = {"need": need, "organisation": house, "by": by, "purpose": f"{INTRODUCED} ni två."}
    return Introduction.objects.create(platform=need.platform, **said)


def answered(built: Built, by: Organisation) -> tuple[Question, Answer, AnswerFile]:
    """To a call that everybody reads: a question and an answer, of which nobody may know."""
    person = User.objects.create(email="annan@firma.example", name="Annan", password="!")
    opened = Call.objects.filter(platform=built.scopes[HERE].pk, visibility="public")
    call = opened.order_by("pk")[0]
    question = Question.objects.create(call=call, text=f"{UNLISTED} frågar", asked_by=person)
    block = Block.objects.create(call=call, position=2, label="Bilder", kind="file")
    words = {call.blocks.all()[0].key: f"{UNLISTED} svarar"}
    answer = Answer.objects.create(
        call=call, organisation=by, sender=person, content=words, sent=words, sent_at=timezone.now()
    )
    file = AnswerFile(answer=answer, block=block, name=f"{UNLISTED}.txt", size=3)
    file.uploaded_by = person
    file.content.save("a.txt", ContentFile(b"hej"), save=False)
    file.save()
    return question, answer, file


def at(need: Need) -> dict[str, object]:
    """In an address of a page, and in one of the API."""
    return {"ref": need.reference, "reference": need.reference}


def written_together(need: Need, built: Built) -> CoAuthor:
    """With somebody who has left everything."""
    guest = User.objects.create(email="skriver@firma.example", name="S", password="!")
    return CoAuthor.objects.create(need=need, user=guest, by=built.users[OWNER])


def of_a_need(built: Built) -> tuple[Joining, CoAuthor, PriorArt]:
    """A unit that has a need of the city too, and what was looked at for that; of a part of
    the city that has no lead and no expert of its own."""
    seen = Need.objects.visible_to(built.users[OWNER]).filter(platform=built.platform(HERE)).open()
    led = [built.scopes[key] for key in ("skola", "vard", "hemvard", "natt")]
    need = seen.exclude(scope__in=led).order_by("pk")[0]
    joining = Joining.objects.create(need=need, scope=built.scopes["skola"])
    found = PriorArt.objects.create(
        need=need, title="En app", origin="market", verdict="not", because="Den är för dyr."
    )
    return joining, written_together(need, built), found
