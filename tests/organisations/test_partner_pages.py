"""The pages of partnerships: who reads and who writes what."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sprang.foundation.enums import Role
from sprang.foundation.models import Entry, Platform, User
from sprang.organisations.actions import end_partnership
from sprang.organisations.models import Partnership
from sprang.organisations.partners import actions
from sprang.organisations.partners.models import (
    Agreement,
    AgreementFile,
    Contact,
    Contribution,
)
from tests.cast import build_user, client_of
from tests.html import text_of

from .partners import Built, build_partner, build_partnership, day

SECRETS = ("KS 2026-00117", "Två testplatser i trapphus.", "Maj Mätare", "En testplats på Göta")
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


def test_a_lead_reads_all_of_it(built: Built, lead: User) -> None:
    text = text_of(client_of(lead).get(built.url))
    assert all(secret in text for secret in SECRETS)
    assert "Gäller" in text
    assert "Går ut om 30 dagar" in text


def test_the_partners_own_read_it_and_write_nothing_but_what_is_made(built: Built) -> None:
    client = client_of(built.speaker)
    text = text_of(client.get(built.url))
    assert all(secret in text for secret in SECRETS)
    assert "Notera som gjort" in text
    assert "Lägg till ett avtal" not in text
    for path in ("andring/", "avtal/ny/", "kontakter/ny/", "bidrag/ny/"):
        assert client.get(built.url + path).status_code == 404
        assert client.post(built.url + path, AGREEMENT).status_code == 404
    gone = client.post(built.url + "borttagning/", {"del": str(built.agreement.uid)})
    assert gone.status_code == 404
    assert Agreement.objects.count() == 1


def test_nobody_else_reads_any_of_it(
    built: Built, boras: Platform, other_lead: User, nurse: User
) -> None:
    other = build_partner(boras, "Grannens Fastigheter")
    rival = build_user("rival@grannen.example", Role.PARTNER, other.organisation)
    came_by = build_user("svarar@brinken.example", Role.CITIZEN, built.organisation)
    for user in (None, nurse, other_lead, rival, came_by):
        client = client_of(user)
        answer = client.get(built.url)
        assert answer.status_code == (404 if user else 302)
        made = client.post(f"/boras/partner/bidrag/{built.contribution.uid}/gjort/")
        assert made.status_code == (404 if user else 302)
        for path in ("/boras/partner/", f"/boras/natverket/{built.organisation.uid}/"):
            text = text_of(client.get(path))
            assert not any(secret in text for secret in SECRETS)
            assert "Energi" in text
    assert not Contribution.objects.exclude(made_on=None).exists()


def test_an_agreement_with_a_file_comes_and_goes(built: Built, lead: User) -> None:
    client = client_of(lead)
    upload = SimpleUploadedFile("avtal.pdf", b"%PDF-1.7\navtal")
    page = client.post(f"{built.url}avtal/ny/", AGREEMENT | {"fil": upload}, follow=True)
    assert page.redirect_chain == [(built.url, 302)]
    made = Agreement.objects.get(number="KS 2027-1")
    file = AgreementFile.objects.get(agreement=made)
    where = f"/boras/partner/avtal/fil/{file.uid}/"
    answer = client_of(built.speaker).get(where)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7\navtal"  # type: ignore[attr-defined]  # a stream
    assert answer.headers["Content-Disposition"] == 'attachment; filename="avtal.pdf"'
    storage, name = file.content.storage, file.content.name
    gone = client.post(f"/boras/partner/avtal/{made.uid}/andring/", AGREEMENT | {"bort": file.uid})
    assert gone.status_code == 302
    assert not AgreementFile.objects.exists()
    assert client.get(where).status_code == 404
    assert storage.exists(name)  # until the transaction of the test ends


def test_a_file_that_can_not_be_taken_in_is_told_beside_the_words(built: Built, lead: User) -> None:
    upload = SimpleUploadedFile("avtal.html", b"<script>")
    page = client_of(lead).post(f"{built.url}avtal/ny/", AGREEMENT | {"fil": upload})
    assert page.status_code == 422
    assert 'value="KS 2027-1"' in page.content.decode()
    assert Agreement.objects.count() == 1


def test_an_end_before_the_beginning_is_told(built: Built, lead: User) -> None:
    given = AGREEMENT | {"ends_on": day(-2)}
    page = client_of(lead).post(f"{built.url}avtal/ny/", given)
    assert page.status_code == 422
    assert "Slutet kan inte komma före början." in text_of(page)


def test_of_two_who_renew_the_later_is_told(built: Built, lead: User) -> None:
    client, url = client_of(lead), f"/boras/partner/avtal/{built.agreement.uid}/andring/"
    form = client.get(url).context["form"]
    seen = {"seen": form["seen"].initial}
    actions.change_agreement(agreement=built.agreement, by=lead, ends_on=day(800))
    page = client.post(url, AGREEMENT | seen | {"ends_on": day(100)})
    assert page.status_code == 422
    assert "Någon annan har ändrat under tiden" in text_of(page)
    assert Agreement.objects.get().ends_on == day(800)


def test_the_same_form_sent_twice_makes_one(built: Built, lead: User) -> None:
    client = client_of(lead)
    url, given = f"{built.url}bidrag/ny/", {"side": "ours", "kind": "time", "what": "Fyra möten"}
    copy = {"form_uid": str(uuid4())}
    for _n in range(2):
        assert client.post(url, given | copy).status_code == 302
    assert Contribution.objects.filter(what="Fyra möten").count() == 1


def test_what_is_made_is_noted_once_by_the_partners_own(built: Built, lead: User) -> None:
    url = f"/boras/partner/bidrag/{built.contribution.uid}/gjort/"
    for user in (built.speaker, lead):
        assert client_of(user).post(url).status_code == 302
    made = Contribution.objects.get()
    assert (made.made_on, made.noted_by) == (day(0), built.speaker)
    entries = Entry.objects.filter(kind="partnership.contribution_made")
    payload = {
        "organisation": str(built.organisation.uid),
        "contribution": str(built.contribution.uid),
    }
    assert [(entry.actor, entry.payload) for entry in entries] == [(built.speaker, payload)]


def test_a_contact_with_an_account_is_the_accounts(built: Built, lead: User, nurse: User) -> None:
    url, client = f"{built.url}kontakter/ny/", client_of(lead)
    given = {"side": "ours", "email": nurse.email, "role": "Innovationsledare, Borås"}
    assert client.post(url, given).status_code == 302
    contact = Contact.objects.get(side="ours")
    assert (contact.user, contact.name, contact.email) == (nurse, "", "")
    assert "Den personen är redan kontakt." in text_of(client.post(url, given))
    stranger = given | {"email": built.speaker.email}
    assert "Ingen som arbetar här har den adressen." in text_of(client.post(url, stranger))
    theirs = {"side": "theirs", "email": built.speaker.email}
    assert client.post(url, theirs).status_code == 302
    assert Contact.objects.filter(side="theirs", user=built.speaker).exists()


def test_themes_are_everybodys_to_read(built: Built, lead: User) -> None:
    given = {"since": "2024-03-01", "themes": ["vatten", "klimat"]}
    assert client_of(lead).post(f"{built.url}andring/", given).status_code == 302
    text = text_of(client_of(None).get(f"/boras/natverket/{built.organisation.uid}/"))
    assert "Vatten och avlopp" in text
    assert "mars 2024" in text.replace("\xa0", " ")
    assert Entry.objects.get(kind="partnership.changed").payload["fields"] == ["since", "themes"]


def test_what_was_written_by_mistake_is_taken_away(built: Built, lead: User) -> None:
    client, url = client_of(lead), f"{built.url}borttagning/"
    for part in (built.agreement, built.contact, built.contribution):
        assert client.post(url, {"del": str(part.uid)}).status_code == 302
        assert client.post(url, {"del": str(part.uid)}).status_code == 404
    assert not Agreement.objects.exists()
    assert not Contact.objects.exists()
    assert client.post(url, {"del": "inte ett nummer"}).status_code == 404


def test_one_that_has_ended_is_history(built: Built, boras: Platform, lead: User) -> None:
    end_partnership(platform=boras, organisation=built.organisation, by=lead)
    client = client_of(lead)
    text = text_of(client.get(built.url))
    assert "Var partner till Borås" in text
    assert "KS 2026-00117" in text
    assert "Maj Mätare" not in text
    assert not Contact.objects.exists()
    assert client.post(f"{built.url}avtal/ny/", AGREEMENT).status_code == 404
    assert "Brinken" not in text_of(client.get("/boras/partner/"))
    assert "Brinken" in text_of(client.get("/boras/partner/?lage=avslutade"))
    assert "Brinken" not in text_of(client_of(None).get("/boras/partner/?lage=avslutade"))
    assert Partnership.objects.count() == 1
