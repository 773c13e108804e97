"""A sending that is repeated tells nothing to whoever may no longer see what it made."""

import pytest
from django.test import Client

from sprang.foundation.models import Platform, User
from sprang.foundation.tokens import create_token
from sprang.needs.actions import edit_need
from sprang.needs.models import Need
from tests.cast import client_of
from tests.fuzz.page import form_to
from tests.html import text_of

pytestmark = pytest.mark.django_db
CAPTURE = "/boras/behov/nytt/"
GONE = "Det här har redan skickats en gång, och har tagits bort sedan dess."
SENT = {"platform": "boras", "title": "Nycklar", "text": "Vi letar.", "visibility": "internal"}


def leave(person: User, lead: User) -> None:
    """The lead writes on, and the person is no longer in the city."""
    edit_need(need=Need.objects.get(), by=lead, title="Hemlig rubrik", text="Hemliga ord.")
    person.memberships.all().delete()


@pytest.mark.parametrize("said", [SENT, SENT | {"text": "Andra ord."}])
def test_a_repeated_call_tells_nothing_to_who_has_left(
    said: dict[str, str], boras: Platform, nurse: User, lead: User
) -> None:
    _token, key = create_token(user=nurse, name="x", scope="write")
    headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": "abc"}

    def call(sent: dict[str, str]) -> tuple[int, str]:
        answer = Client().post("/api/v1/needs", sent, "application/json", headers=headers)
        return answer.status_code, answer.content.decode()

    assert call(SENT)[0] == 201
    assert call(SENT)[0] == 201
    leave(nurse, lead)
    status, content = call(said)
    assert (status, "Hemlig" in content, GONE in content) == (409, False, True)


@pytest.mark.parametrize("title", ["Nycklar", "Andra ord"])
def test_a_form_sent_again_tells_nothing_to_who_has_left(
    title: str, boras: Platform, nurse: User, lead: User
) -> None:
    client = client_of(nurse)
    sent = form_to(client.get(CAPTURE), CAPTURE).values()
    sent |= {"title": "Nycklar", "text": "Vi letar."}
    assert client.post(CAPTURE, sent).status_code == 302
    leave(nurse, lead)
    answer = client.post(CAPTURE, sent | {"title": title})
    assert "Hemlig" not in text_of(answer)
    assert answer.status_code == 404
