"""What people who leave, refused files and an ended partnership leave behind."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed, Stale
from sprang.foundation.models import Membership, Platform, User
from sprang.organisations.actions import end_partnership, join_as_partner
from sprang.organisations.models import Partnership
from sprang.organisations.partners import actions, reminders
from sprang.organisations.partners.models import (
    Agreement,
    AgreementFile,
    AgreementLetter,
    Contact,
    Contribution,
)
from sprang.site.account.own_data import close_account, gathered
from tests.api.caller import Caller, answer
from tests.cast import build_user, client_of
from tests.html import text_of

from .partners import Built, build_partnership, day

AGREEMENT: dict[str, Any] = {
    "type": "framework",
    "number": "KS 2027-1",
    "says": "Vi mäter tillsammans.",
    "starts_on": day(-1),
    "ends_on": day(400),
    "remind_days": 60,
}


@pytest.fixture
def built(boras: Platform) -> Built:
    return build_partnership(boras)


def files(many: int) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(f"avtal{n}.pdf", b"%PDF-1.7 hemligt") for n in range(many)]


def on_disk(settings: LazySettings) -> int:
    return sum(each.is_file() for each in Path(settings.MEDIA_ROOT).glob("agreements/**/*"))


class TestContacts:
    def test_who_has_left_the_partner_is_shown_no_more(self, built: Built, lead: User) -> None:
        there = {"side": "theirs", "email": built.speaker.email, "role": "VD"}
        actions.add_contact(partnership=built.partnership, by=lead, **there)
        other = build_user("kollega@brinken.example", Role.PARTNER, built.organisation)
        assert built.speaker.email in text_of(client_of(other).get(built.url))
        Membership.objects.filter(user=built.speaker).delete()
        User.objects.filter(pk=built.speaker.pk).update(email="privat@hemma.example")
        for reader in (lead, other):
            assert "privat@hemma.example" not in text_of(client_of(reader).get(built.url))
            one = answer(Caller(reader).get(f"/partnerships/boras/{built.organisation.uid}"))
            assert [each["name"] for each in one["contacts"]] == ["Maj Mätare"]

    def test_who_has_left_the_city_is_shown_no_more(self, built: Built, lead: User) -> None:
        ours = build_user("gamla@boras.example", Role.MEMBER, built.partnership.platform)
        actions.add_contact(partnership=built.partnership, by=lead, side="ours", email=ours.email)
        assert ours.email in text_of(client_of(lead).get(built.url))
        Membership.objects.filter(user=ours).update(role=Role.CITIZEN)
        assert ours.email not in text_of(client_of(lead).get(built.url))

    def test_they_go_with_the_account(self, built: Built, lead: User) -> None:
        there = {"side": "theirs", "email": built.speaker.email, "role": "VD Anna"}
        actions.add_contact(partnership=built.partnership, by=lead, **there)
        close_account(user=User.objects.get(pk=built.speaker.pk))
        assert [each.name for each in Contact.objects.all()] == ["Maj Mätare"]

    def test_letters_of_reminding_go_with_the_account(self, built: Built, lead: User) -> None:
        reminders.begin_due(day(0))
        assert AgreementLetter.objects.filter(user=lead).exists()
        close_account(user=lead)
        assert not AgreementLetter.objects.filter(user=lead).exists()

    def test_ones_own_data_hold_no_words_written_later(self, built: Built, lead: User) -> None:
        actions.note_as_made(contribution=built.contribution, by=built.speaker)
        made = Contribution.objects.get()
        actions.change_contribution(contribution=made, by=lead, what="Sagt efteråt")
        [noted] = gathered(built.speaker)["noted_as_made"]
        assert "Sagt efteråt" not in noted.values()


class TestFiles:
    def test_too_many_are_told_and_nothing_is_kept(
        self, built: Built, lead: User, settings: LazySettings
    ) -> None:
        copy, before = {"form_uid": str(uuid4())}, on_disk(settings)
        new, edit = f"{built.url}avtal/ny/", f"/boras/partner/avtal/{built.agreement.uid}/andring/"
        for path in (new, edit):
            refused = client_of(lead).post(path, AGREEMENT | copy | {"fil": files(6)})
            assert refused.status_code == 422
            assert "Högst 5 filer" in text_of(refused)
        assert Agreement.objects.get().says == "Två testplatser i trapphus."
        assert (AgreementFile.objects.count(), on_disk(settings)) == (0, before)
        assert client_of(lead).post(new, AGREEMENT | copy | {"fil": files(5)}).status_code == 302
        assert (AgreementFile.objects.count(), on_disk(settings)) == (5, before + 5)

    def test_all_or_none(self, built: Built, lead: User, settings: LazySettings) -> None:
        before, bad = on_disk(settings), SimpleUploadedFile("avtal.exe", b"MZ")
        with pytest.raises(Exception, match="file"):
            actions.attach_all(agreement=built.agreement, by=lead, uploads=[*files(2), bad])
        assert (AgreementFile.objects.count(), on_disk(settings)) == (0, before)

    def test_one_that_was_removed_meanwhile(self, built: Built, lead: User) -> None:
        read = Agreement.objects.get()
        actions.remove(part=Agreement.objects.get(), by=lead)
        with pytest.raises(Stale):
            actions.change_agreement(agreement=read, by=lead, says="Mer")
        promised = Contribution.objects.get()
        actions.remove(part=Contribution.objects.get(), by=lead)
        with pytest.raises(NotAllowed):
            actions.note_as_made(contribution=promised, by=lead)
        with pytest.raises(NotAllowed):
            actions.attach_to_agreement(agreement=read, by=lead, upload=files(1)[0])


class TestAnew:
    def test_the_time_before_stays(self, built: Built, boras: Platform, lead: User) -> None:
        Partnership.objects.update(since=day(-900))
        where = {"platform": boras, "organisation": built.organisation, "by": lead}
        assert "Avtal och bidrag står kvar" in text_of(
            client_of(lead).get(f"/boras/natverket/{built.organisation.uid}/")
        )
        end_partnership(**where)
        join_as_partner(**where)
        again = Partnership.objects.get()
        assert again.earlier == [[day(-900).isoformat(), day(0).isoformat()]]
        assert (again.since, again.ended_on) == (day(0), None)
        text = text_of(client_of(lead).get(built.url))
        assert (text.count("Partnerskapet började"), text.count("Partnerskapet avslutades")) == (
            2,
            1,
        )

    def test_what_could_not_be_told_is_told_when_it_can(
        self, built: Built, boras: Platform, lead: User, settings: LazySettings
    ) -> None:
        settings.ORIGIN = "https://sprang.example"
        reminders.begin_due(day(0))
        where = {"platform": boras, "organisation": built.organisation, "by": lead}
        end_partnership(**where)
        reminders.send_due()
        join_as_partner(**where)
        reminders.send_due()
        assert mail.outbox == []
        AgreementLetter.objects.update(ended_at=timezone.now() - timedelta(days=2))
        reminders.send_due()
        assert lead.email in [to for letter in mail.outbox for to in letter.to]

    def test_it_did_not_begin_in_the_future(self, built: Built, lead: User) -> None:
        given = {"since": day(1), "themes": ["energi"]}
        refused = client_of(lead).post(f"{built.url}andring/", given)
        assert refused.status_code == 422
        assert "Dagen har inte varit än" in text_of(refused)
