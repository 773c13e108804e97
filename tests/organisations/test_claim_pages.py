"""The pages where one says that one works somewhere, and where that is answered."""

from collections.abc import Callable
from typing import Any

import pytest

from sprang.foundation.models import Platform, User
from sprang.organisations.actions import register_organisation
from sprang.organisations.claims.models import Claim, MailDomain
from sprang.organisations.claims.queries import people_of
from sprang.organisations.models import Organisation
from tests.cast import build_user, client_of
from tests.html import page_of

from .claiming import claim, fresh, let_in

pytestmark = pytest.mark.django_db


def test_the_pages(
    boras: Platform,
    lead: User,
    founder: User,
    seller: User,
    brunn: Organisation,
    mailoutbox: list[Any],
) -> None:
    path = f"/boras/natverket/{brunn.uid}/folk/"
    client = client_of(founder)
    assert f'href="{path}"' in page_of(client, f"/boras/natverket/{brunn.uid}/")
    assert client.post(path, {"words": ""}).status_code == 422
    for _press in range(2):
        assert client.post(path, {"words": "Grundade det."})["Location"] == path
    assert "Du väntar på svar" in page_of(client, path)
    made = Claim.objects.get()
    their = page_of(client_of(lead), path)
    assert "Grundade det." in their
    assert brunn.name in page_of(client_of(lead), "/boras/ansprak/")
    assert "Grundade det." not in page_of(client_of(seller), path)
    assert brunn.name not in page_of(client_of(seller), "/boras/ansprak/")
    answer = f"/boras/ansprak/{made.uid}/svar/"
    assert client_of(seller).post(answer, {"answer": "ja"}).status_code == 404
    assert client.post(answer, {"answer": "ja"}).status_code == 404
    unsaid = client_of(lead).post(answer, {"answer": "nej", "with_domain": "on"})
    assert unsaid.status_code == 422
    assert "Skriv varför" in unsaid.content.decode()
    assert 'aria-invalid="true"' in unsaid.content.decode()
    assert client_of(lead).post(answer, {"answer": "kanske"}).status_code == 422
    assert client_of(lead).post(answer, {"answer": "ja", "with_domain": "on"})["Location"] == path
    # who has answered is led on, not turned away, by a second press
    again = client_of(lead).post(answer, {"answer": "ja"})
    assert again.status_code == 422
    assert [letter.to for letter in mailoutbox] == [[founder.email]]
    assert "Du hör nu till Brunnblick AB" in mailoutbox[0].subject
    inside = page_of(client, path)
    assert founder.email in inside
    assert "@brunnblick.example" in inside
    assert "Redigera" in page_of(client, f"/boras/natverket/{brunn.uid}/")
    assert client_of(seller).post(path, {"words": "Säljer."}).status_code == 302
    assert seller.email in page_of(client, path)
    gone = f"{path}{seller.uid}/"
    assert client_of(lead).post(gone).status_code == 404
    assert client.post(gone)["Location"] == path
    assert seller.email not in page_of(client, path)
    assert client.post(f"{path}doman/", {"domain": "brunnblick.example"})["Location"] == path
    assert not MailDomain.objects.exists()


def test_declined_by_letter_with_the_reason(
    boras: Platform, lead: User, founder: User, brunn: Organisation, mailoutbox: list[Any]
) -> None:
    founder.language = "en"
    founder.save()
    made = claim(founder, brunn, boras)
    said = {"answer": "nej", "reason": "Skriv från arbetet."}
    client_of(lead).post(f"/boras/ansprak/{made.uid}/svar/", said)
    assert len(mailoutbox) == 1
    assert "Skriv från arbetet." in mailoutbox[0].body
    assert "declined" in mailoutbox[0].subject
    assert "Skriv från arbetet." in page_of(
        client_of(founder), f"/boras/natverket/{brunn.uid}/folk/"
    )


def test_a_city_and_what_is_not_in_the_register_have_no_such_page(
    boras: Platform, city: Any, founder: User
) -> None:
    hidden = register_organisation(name="Dold AB", type="startup", is_listed=False)
    for house in (city.municipality, hidden):
        path = f"/boras/natverket/{house.uid}/folk/"
        assert client_of(founder).get(path).status_code == 404
        assert client_of(founder).post(path, {"words": "X"}).status_code == 404


def test_withdrawn_on_the_page(
    boras: Platform, founder: User, seller: User, brunn: Organisation
) -> None:
    made = claim(founder, brunn, boras)
    path = f"/boras/ansprak/{made.uid}/aterkallande/"
    assert client_of(seller).post(path).status_code == 404
    assert client_of(founder).post(path).status_code == 302
    assert not Claim.objects.waiting().exists()


def test_as_many_queries_for_many(
    boras: Platform,
    lead: User,
    founder: User,
    brunn: Organisation,
    django_assert_num_queries: Callable[..., Any],
) -> None:
    let_in(claim(founder, brunn, boras), lead)
    who = fresh(founder)
    assert who.access
    for number in range(3):
        claim(build_user(f"{number}@annan.example"), brunn, boras)
        with django_assert_num_queries(5):
            assert len(people_of(brunn, who).claims) == number + 1
