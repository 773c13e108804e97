"""Two cities with one of everything, and the people who come to the forms."""

from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sprang.dialogue.actions import write_comment
from sprang.dialogue.letters.way_out import key_of as letters_key_of
from sprang.foundation.enums import Role
from sprang.foundation.files import attach_file
from sprang.foundation.imports.actions import upload_run
from sprang.foundation.imports.kinds import kind_named
from sprang.foundation.lists.saving import save_view
from sprang.foundation.models import Job, Membership, Platform, Record, User
from sprang.foundation.tokens import create_token
from sprang.matching.synonyms.actions import add_synonym, remove_synonym
from sprang.matching.watching.actions import stop_watch, watch_words
from sprang.matching.watching.writing import key_of
from sprang.needs.actions import edit_need
from sprang.needs.actions.drafts import keep_draft
from sprang.needs.introductions.models import Introduction
from sprang.needs.models import CoAuthor, Joining, PriorArt
from sprang.needs.sources.keys import key_of as told_key_of
from sprang.needs.sources.models import Submission
from sprang.organisations.claims.models import Claim
from sprang.organisations.doubles.models import OrganisationMerge
from sprang.organisations.models import Organisation, Unit
from sprang.rooms.actions import (
    accept_invitation,
    add_files,
    add_task,
    found_room,
    invite,
    share_into,
)
from sprang.rooms.models import Room
from tests.cast import (
    build_city,
    build_need,
    build_solution,
    build_user,
    client_of,
    proved_client_of,
)
from tests.house.partnering import partnered

from .calls import build_calls

ROLES = {
    "citizen": Role.CITIZEN,
    "member": Role.MEMBER,
    "lead": Role.LEAD,
    "admin": Role.ADMINISTRATOR,
}
WHO = ("anonymous", *ROLES)
SHARP = {"affected": "Alla", "wanted_effect": "Lugn"}
ROWS = b"Rubrik;Beskrivning\nNycklar;Vi letar nycklar.\n"


class World:
    def __init__(self) -> None:
        city = build_city("boras", "Borås", "Vård och omsorg", "Skola")
        self.other = build_city("helsingborg", "Helsingborg", "Stad")
        self.platform: Platform = city.platform
        self.people: dict[str, User | None] = {"anonymous": None} | {
            name: build_user(f"{name}@boras.example", role, self.platform)
            for name, role in ROLES.items()
        }
        self.admin = self.people["admin"]
        assert self.admin
        self.unit: Unit = city.units["Vård och omsorg"]
        self.company = Organisation.objects.create(name="Låsbolaget", type="startup")
        self.needs = [
            build_need(self.platform, self.people["member"], status=status, **SHARP)
            for status in ("captured", "sharpened", "closed", "withdrawn")
        ]
        self.solution = build_solution(self.platform)
        lead = self.people["lead"]
        assert lead
        self.calls, of_calls = build_calls(self.platform, self.admin, lead, self.company)
        self.parts = partnered(self.platform, self.company, self.admin, 1)
        self.things = self._things() | of_calls | self._of_partners()
        self.strangers = self._strangers()

    def _things(self) -> dict[str, dict[str, str]]:
        """The variable parts of addresses, by the beginning of a page's name."""
        admin, need = self.admin, self.needs[0]
        assert admin
        run = upload_run(
            kind=kind_named("needs"),
            platform=self.platform,
            by=admin,
            upload=SimpleUploadedFile("behov.csv", ROWS),
        )
        file = attach_file(record=need, by=admin, upload=SimpleUploadedFile("a.txt", b"hej"))
        token, _key = create_token(user=admin, name="rapport", scope="read")
        member = Membership.objects.filter(scope=self.platform, role=Role.MEMBER).get()
        TOTP.activate(member.user, generate_totp_secret())
        client_of(admin)  # signed in elsewhere too
        job = Job.objects.create(kind="reindex", by=admin)
        watch = watch_words(words="nycklar", platform=self.platform, by=admin)
        views: dict[str, Any] = {"platform": self.platform, "by": admin, "list_name": "needs"}
        view = save_view(asked="q=nycklar", name="Lås", **views)
        lead = self.people["lead"]
        assert lead
        for number, listed in enumerate((True, False)):
            double = Organisation(name=f"Låsbolaget {number}", type="startup", is_listed=listed)
            double.save()
        OrganisationMerge.objects.create(gone=double, kept=self.company, by=admin)
        asks = Claim.objects.create(
            organisation=self.company, user=lead, platform=self.platform, words="Säljer."
        )
        comment = write_comment(record=need, by=admin, text="Vi har det också.")
        of_lead: dict[str, Any] = {"platform": self.platform, "by": lead}
        synonym = add_synonym(**of_lead, word="nyckel", others="bricka")
        remove_synonym(synonym=add_synonym(**of_lead, word="lås", others="regel"), by=lead)
        stop_watch(watch=watch_words(words="lås", platform=self.platform, by=admin), by=admin)
        edit_need(need=need, by=admin, tried="Listor")
        draft = keep_draft(by=admin, platform=self.platform, words="text=Vi+letar")
        joining = Joining.objects.create(need=need, scope=self.company)
        writes = CoAuthor.objects.create(need=need, user=lead, by=lead)
        told = Submission.objects.create(
            platform=self.platform, text="Ingen bänk.", email="bo@post.example", state="waiting"
        )
        met = Introduction.objects.create(
            platform=self.platform, need=need, organisation=self.company, by=lead, purpose="Nytta."
        )
        said = {"origin": "market", "verdict": "not", "because": "För dyr."}
        room = self._room(lead)
        found = PriorArt.objects.create(need=need, title="Skåp", **said)
        return {
            "": {"platform": "boras", "key": "finns-inte", "uidb36": "1", "token": "x-y"},
            "need": {"ref": need.reference},
            "need-road": {"ref": self.needs[1].reference},
            "need-author-remove": {"uid": str(writes.user.uid)},
            **{name: {"uid": str(joining.uid)} for name in ("need-leave", "need-own")},
            **{name: {"uid": str(found.uid)} for name in ("need-judge", "need-unlook")},
            "solution": {"ref": self.solution.reference},
            "solutions": {"uid": str(self.company.uid)},
            "organisation": {"uid": str(self.company.uid)},
            "unit": {"uid": str(self.unit.uid)},
            "member": {"pk": str(member.pk), "uid": str(member.user.uid)},
            "import": {"uid": str(run.uid)},
            "file": {"uid": str(file.uid)},
            "job": {"uid": str(job.uid)},
            "token": {"uid": str(token.uid)},
            "watch": {"uid": str(watch.uid), "key": key_of(admin)},
            "view": {"uid": str(view.uid)},
            "claim": {"uid": str(asks.uid)},
            "claimed": {"uid": str(self.company.uid), "person": str(admin.uid)},
            "domain": {"uid": str(self.company.uid)},
            "synonym": {"uid": str(synonym.uid)},
            "draft": {"uid": str(draft.uid)},
            "room": {"ref": room.reference, "uid": str(room.tasks.get().uid)},
            "room-take-out": {"uid": str(need.uid)},
            "room-withdraw": {"ref": room.reference, "uid": str(room.invitations.get().uid)},
            "room-part": {"ref": room.reference, "uid": str(lead.uid)},
            "room-remove": {"ref": room.reference, "uid": str(lead.uid)},
            "room-file-drop": {"ref": room.reference, "uid": str(room.files.get().uid)},
            "submission": {"uid": str(told.uid)},
            "introduction": {"uid": str(met.uid)},
            "need-told": {"key": told_key_of(told)},
            "version": {"ref": need.reference, "number": "1"},
            "dialogue": {"uid": str(need.uid)},
            "comment": {"uid": str(comment.uid)},
            "follow": {"uid": str(need.uid)},
            "news": {"key": letters_key_of(admin)},
        }

    def _of_partners(self) -> dict[str, dict[str, str]]:
        kinds = ("partnership", "agreement", "contact", "contribution")
        own = ("agreement-edit", "agreement-file", "contribution-edit", "contribution-make")
        return {name: self.parts.sample(name) for name in (*kinds, *own)}

    def _room(self, lead: User) -> Room:
        """Led by the lead, with the administrator in it, a file and something to do."""
        room = found_room(platform=self.platform, by=lead, title="Hamnen")
        invite(room=room, by=lead, user=self.admin, part=Role.LEAD)
        accept_invitation(room=room, by=self.admin)
        member = self.people["member"]
        assert member
        invite(room=room, by=lead, user=member)
        share_into(room=room, by=lead, record=self.needs[0])
        add_task(room=room, by=lead, title="Ring")
        add_files(room=room, by=lead, uploads=[SimpleUploadedFile("b.txt", b"hej")])
        return room

    def _strangers(self) -> list[str]:
        """Ids and uids of another city's things."""
        need = build_need(self.other.platform, visibility="internal")
        unit = self.other.units["Stad"]
        rows: list[Any] = [need, unit, self.other.platform, Record.objects.get(pk=need.pk)]
        return [*(str(row.pk) for row in rows), *(str(row.uid) for row in rows), need.reference]

    def visit(self, person: str) -> Client:
        """As one who has just shown who it is: then every form is there."""
        user = self.people[person]
        return proved_client_of(user) if user else Client()

    def pages_of_records(self) -> list[str]:
        return [each.get_absolute_url() for each in [*self.needs, self.solution, *self.calls]]
