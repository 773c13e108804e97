"""A city that grows: one more of everything that a page can list, at each step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from sprang.dialogue.actions import answer_comment, follow, support, write_comment
from sprang.dialogue.letters import way_out
from sprang.dialogue.models import Comment
from sprang.foundation import records, tokens
from sprang.foundation.enums import Role, Visibility
from sprang.foundation.files import attach_file
from sprang.foundation.journal import readers
from sprang.foundation.models import File, ImportFault, ImportRun, Job, Membership, User
from sprang.matching.models import Notice, Synonym, Watch
from sprang.matching.synonyms.actions import add_synonym, remove_synonym
from sprang.matching.watching import writing
from sprang.matching.watching.actions import stop_watch, watch_need, watch_profile, watch_words
from sprang.needs.actions import set_requirements
from sprang.needs.actions.drafts import keep_draft
from sprang.needs.calls.models import Answer, AnswerFile, Call
from sprang.needs.introductions.models import Introduction
from sprang.needs.models import CoAuthor, Joining, Need, NeedDraft, PriorArt, RoadChoice
from sprang.needs.sources import keys as told_keys
from sprang.needs.sources.models import Submission
from sprang.organisations.actions import (
    add_company,
    add_unit,
    register_organisation,
)
from sprang.organisations.models import Organisation, Unit
from sprang.rooms.models import Room
from sprang.solutions.actions import register_solution
from sprang.solutions.models import Solution
from tests.cast import City, build_call, build_need, build_user

from .calling import answered, called
from .claiming import a_claim, claimed
from .meeting import a_member_of, a_task_in, met_again, opened, shared_in
from .partnering import OF_PARTNERS, Parts, build_one, partnered
from .running import a_job, a_run
from .telling import introduced_one_more, told_one_more, took_in
from .viewing import a_view_of, viewed

OF_A_HOUSE = ("organisation-people", "organisation-merge", "domain")
UNSENT = ("call-edit", "call-form", "call-answer")


@dataclass
class Growing:
    """`who` is both lead and administrator of the city, and so meets every page."""

    city: City
    who: User
    need: Need
    solution: Solution
    company: Organisation
    unit: Unit
    membership: Membership
    file: File
    run: ImportRun
    job: Job
    watch: Watch
    synonym: Synonym
    joining: Joining
    found: PriorArt
    draft: NeedDraft
    comment: Comment
    call: Call
    unsent: Call
    answer: Answer
    answer_file: AnswerFile
    submission: Submission
    parts: Parts
    room: Room
    introduction: Introduction
    steps: int = 1

    def sample(self, name: str) -> Mapping[str, str]:
        """What stands in the address called `name`."""
        told: dict[str, Callable[[], Mapping[str, str]]] = {
            "need": lambda: {"ref": self.need.reference},
            **dict.fromkeys(("need-judge", "need-unlook"), lambda: self.beside(self.found)),
            "need-author-remove": lambda: {"ref": self.need.reference, "uid": str(self.who.uid)},
            **dict.fromkeys(("need-leave", "need-own"), lambda: self.beside(self.joining)),
            "solution": lambda: {"ref": self.solution.reference},
            "call": lambda: {"ref": self.call.reference},
            "call-score": lambda: {"ref": self.call.reference, "uid": str(self.answer.uid)},
            "call-answer-file": lambda: {"uid": str(self.answer_file.uid)},
            **dict.fromkeys(UNSENT, lambda: {"ref": self.unsent.reference}),
            "solutions": lambda: {"uid": str(self.company.uid)},
            "organisation": lambda: {"uid": str(self.company.uid)},
            "member": lambda: {"pk": str(self.membership.pk)},
            "member-reset": lambda: {"uid": str(self.membership.user.uid)},
            "unit": lambda: {"uid": str(self.unit.uid)},
            "import": lambda: {"uid": str(self.run.uid)},
            "job": lambda: {"uid": str(self.job.uid)},
            "file": lambda: {"uid": str(self.file.uid)},
            "watch": lambda: {"uid": str(self.watch.uid)},
            "claim": lambda: {"uid": a_claim()},
            "claimed": lambda: {"uid": self.house, "person": str(self.who.uid)},
            **dict.fromkeys(OF_A_HOUSE, lambda: {"uid": self.house}),
            "view": lambda: {"uid": a_view_of(self.who)},
            "watch-letters-end": lambda: {"key": writing.key_of(self.who)},
            "dialogue": lambda: {"uid": str(self.need.uid)},
            "comment": lambda: {"uid": str(self.comment.uid)},
            "follow-choose": lambda: {"uid": str(self.need.uid)},
            "news-letters-end": lambda: {"key": way_out.key_of(self.who)},
            "synonym": lambda: {"uid": str(self.synonym.uid)},
            "version": lambda: {"ref": self.need.reference, "number": "1"},
            "draft": lambda: {"uid": str(self.draft.uid)},
            "need-told": lambda: {"key": told_keys.key_of(self.submission)},
            "submission": lambda: {"uid": str(self.submission.uid)},
            **dict.fromkeys(OF_PARTNERS, lambda: self.parts.sample(name)),
            "room": lambda: {"ref": self.room.reference},
            "room-task": lambda: {"ref": self.room.reference, "uid": a_task_in(self.room)},
            "room-take-out": lambda: {"uid": shared_in(self.room)},
            "room-remove": lambda: {"ref": self.room.reference, "uid": a_member_of(self.room)},
            "introduction": lambda: {"uid": str(self.introduction.uid)},
        }
        return told.get(name, told.get(name.split("-")[0], dict))()

    @property
    def house(self) -> str:
        return str(self.parts.partnership.organisation.uid)

    def beside(self, thing: Any) -> Mapping[str, str]:
        return {"ref": self.need.reference, "uid": str(thing.uid)}


def sown(city: City) -> Growing:
    """The city with one of each."""
    who = build_user("lead@boras.example", Role.LEAD, city.platform)
    Membership.objects.create(user=who, scope=city.platform, role=Role.ADMINISTRATOR)
    run, job = a_run(city, who), a_job(who)
    company, unit = _company(city, who, 1), _unit(city, 1)
    need = build_need(city.platform, who, visibility=Visibility.NETWORK)
    # something of each kind that matches: to look up none takes no query
    build_need(city.platform, build_user("author@boras.example", Role.MEMBER, city.platform))
    _alike(city, who, unit)
    solution = _solution(city, who, company, need, 1)
    membership, file = _member(city, 1), _file(need, who, 1)
    _details(need, run, who, 1)
    watch, synonym = _watch(city, who, need, 1), _synonym(city, who, 1)
    viewed(city.platform, who, need, 1)
    draft = keep_draft(by=who, platform=city.platform, words="text=Vi+letar", need=need)
    road, comment = _road(city, need, company, 1), _talk(need, who, 1)
    call, unsent = called(city, who, need), build_call(city.platform, who, status="draft")
    calls = (call, unsent, *answered(call, who, 1))
    took_in(city, need, who, 1)
    readers.run_all()
    mine = (need, solution, company, unit, membership, file, run, job, watch, synonym)
    told, met = told_one_more(city, who, 1), introduced_one_more(need, who, 1)
    parts = partnered(city.platform, build_one(city.platform, who, 0), who, 1)
    room = opened(city, who, 1)
    claimed(city.platform, parts.partnership.organisation, who, 1)
    things = (*mine, *road, draft, comment, *calls, told, parts, room, met)
    return Growing(city, who, *things)


def grow(world: Growing) -> None:
    """One more of each: in the lists, and below the very things that have a page."""
    world.steps += 1
    number, who, city = world.steps, world.who, world.city
    author = build_user(f"author{number}@boras.example", Role.MEMBER, city.platform)
    other = build_need(city.platform, author)
    _solution(city, who, world.company, world.need, number)
    records.tie(source=world.solution, target=other, kind="answers", by=None)
    _company(city, who, number)
    _alike(city, who, _unit(city, number))
    _member(city, number)
    _file(world.need, who, number)
    _file(world.solution, who, number)
    _details(world.need, world.run, who, number)
    _details(other, a_run(city, who), who, number)
    a_job(who)
    _watch(city, who, other, number)
    viewed(city.platform, who, other, number)
    claimed(city.platform, world.parts.partnership.organisation, who, number)
    _synonym(city, who, number)
    called(city, who, other)
    answered(world.call, who, number)
    world.unsent.needs.add(other)
    _road(city, world.need, world.company, number)
    keep_draft(by=who, platform=city.platform, words="text=Vi+letar", need=other)
    _talk(world.need, who, number)
    told_one_more(city, who, number)
    introduced_one_more(world.need, who, number)
    took_in(city, world.need, who, number)
    _talk(other, who, number)
    partnered(city.platform, world.parts.partnership.organisation, who, number)
    partnered(city.platform, build_one(city.platform, who, -number), who, 1000 + number)
    met_again(world.room, city, who, number)
    readers.run_all()


def _solution(city: City, who: User, company: Organisation, need: Need, number: int) -> Solution:
    return register_solution(
        platform=city.platform,
        by=who,
        title=f"Digitala lås, omgång {number}",
        text="Telefonen öppnar porten till trapphuset. Ingen nyckel kommer bort om morgonen.",
        visibility=Visibility.NETWORK,
        provider=company,
        answers=[need],
    )


def _company(city: City, who: User, number: int) -> Organisation:
    made = add_company(platform=city.platform, by=who, name=f"Låsbolaget {number} AB")
    build_one(city.platform, who, number)
    return made


def _unit(city: City, number: int) -> Unit:
    return add_unit(organisation=city.municipality, name=f"Enhet {number}", type="department")


def _alike(city: City, who: User, unit: Unit) -> None:
    """The same trouble in one more unit: an island grows."""
    build_need(city.platform, who, scope=unit)


def _member(city: City, number: int) -> Membership:
    user = build_user(f"member{number}@boras.example", Role.MEMBER, _unit(city, 100 + number))
    return Membership.objects.get(user=user)


def _file(record: Need | Solution, who: User, number: int) -> File:
    upload = SimpleUploadedFile(f"ritning {number}.pdf", b"%PDF-1.7\nritning")
    return attach_file(record=record, by=who, upload=upload)


def _watch(city: City, who: User, need: Need, number: int) -> Watch:
    """A need's, a profile's and a search's, each with something new."""
    shop = register_organisation(name=f"Låsboden {number}", type="startup")
    made = [
        watch_need(need=need, by=who),
        watch_words(words=f"lås {number}", platform=city.platform, by=who),
        watch_profile(organisation=shop, platform=city.platform, by=who),
    ]
    for watch in made:
        for solution in Solution.objects.all():
            Notice.objects.create(watch=watch, kind="solution", found=solution.uid)
        Notice.objects.get_or_create(watch=watch, kind="need", found=need.uid)
        Notice.objects.create(watch=watch, kind="innovator", found=shop.uid)
    stop_watch(watch=watch_words(words=f"dörr {number}", platform=city.platform, by=who), by=who)
    return made[0]


def _talk(record: Need, who: User, number: int) -> Comment:
    """A question with an answer and a mention by others, and support: all is news to `who`."""
    asks = build_user(f"asks{record.pk}-{number}@boras.example", Role.MEMBER, record.platform)
    follow(record=record, by=who)
    support(record=record, by=asks)
    asked = write_comment(record=record, by=asks, text="Hur gör ni?", kind="question")
    answer_comment(comment=asked, by=asks, text="Så gör vi.", mentions=[who])
    return write_comment(record=record, by=who, text="Vi har det också.", mentions=[asks])


def _synonym(city: City, who: User, number: int) -> Synonym:
    values = {"platform": city.platform, "by": who, "others": "bricka, lås"}
    remove_synonym(synonym=add_synonym(word=f"tagg{number}", **values), by=who)
    return add_synonym(word=f"nyckel{number}", **values)


def _road(city: City, need: Need, company: Organisation, number: int) -> tuple[Joining, PriorArt]:
    """One more that has it too, one more of each thing that was looked at, one more decision."""
    joining = Joining.objects.create(need=need, scope=_unit(city, 200 + number))
    colleague = build_user(f"skriver{number}@boras.example", Role.MEMBER, city.platform)
    CoAuthor.objects.create(need=need, user=colleague, by=colleague)
    said = {"need": need, "origin": "market", "verdict": "not", "because": "För dyr."}
    found = PriorArt.objects.create(title=f"Skåp {number}", **said)
    solution = Solution.objects.order_by("-pk")[0]
    PriorArt.objects.create(record=solution, **said)
    PriorArt.objects.get_or_create(organisation=company, **said)
    decided = {"road": "copy", "reasons": "Det finns.", "decided_by": "Nämnden"}
    RoadChoice.objects.create(need=need, **decided)
    return joining, found


def _details(need: Need, run: ImportRun, who: User, number: int) -> None:
    rows = [{"what": f"Den tål regn, grad {each}", "target": "ja"} for each in range(number)]
    set_requirements(need=need, by=who, rows=rows)
    ImportFault.objects.create(run=run, row=number, message="Skriv en rubrik.")
    tokens.create_token(user=who, name=f"Nyckel {number}", scope="read")
