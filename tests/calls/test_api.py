"""Calls by programs: a draft is changed, published and read in English."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sprang.foundation.models import Platform, User
from sprang.foundation.tokens import create_token
from sprang.needs.calls import actions
from sprang.needs.calls.models import Call
from tests.cast import build_need, client_of

from .making import build_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(boras: Platform, lead: User) -> Call:
    return build_call(boras, lead, test_bed="Fyrtio brunnar.", money="Hundra tusen.")


def edit(by: User, call: Call, **values: Any) -> Any:
    _token, key = create_token(user=by, name="rapport", scope="write")
    path = f"/api/v1/calls/boras/{call.reference}"
    head = {"HTTP_AUTHORIZATION": f"Bearer {key}"}
    return Client().patch(path, values, content_type="application/json", **head)


def test_what_is_left_out_stays(draft: Call, boras: Platform, lead: User) -> None:
    need = build_need(boras, lead, visibility="public")
    later = timezone.now() + timedelta(days=90)
    named = [{"platform": "boras", "reference": need.reference}]
    words = {"test_bed_en": "Forty drains.", "closes_at": later.isoformat(), "needs": named}
    told = edit(lead, draft, version=draft.version, **words)
    assert told.status_code == 200, told.content
    changed = Call.objects.get(pk=draft.pk)
    assert (changed.title, changed.money, changed.test_bed_en, changed.closes_at) == (
        *(draft.title, "Hundra tusen.", "Forty drains."),
        later,
    )
    assert list(changed.needs.all()) == [need]
    assert told.json()["version"] == changed.version == draft.version + 1


def test_a_draft_only_and_by_those_who_lead(draft: Call, lead: User, nurse: User) -> None:
    seen = draft.version
    assert edit(nurse, draft, version=seen, title="Ny").status_code == 404
    assert edit(lead, draft, version=seen, title="Ny").status_code == 200
    assert edit(lead, draft, version=seen, title="Nyare").status_code == 409
    unseen = [{"platform": "boras", "reference": "B26-9999"}]
    fresh = Call.objects.get(pk=draft.pk).version
    assert edit(lead, draft, version=fresh, needs=unseen).status_code == 422
    call = actions.publish_call(call=Call.objects.get(pk=draft.pk), by=lead)
    assert edit(lead, call, version=call.version, title="Nyast").status_code == 404
    assert Call.objects.get(pk=draft.pk).title == "Ny"


def test_what_is_offered_is_read_in_english_where_it_is_written_in_it(
    draft: Call, lead: User
) -> None:
    actions.edit_call(call=draft, by=lead, test_bed_en="Forty drains.")
    page = client_of(lead).get(f"{draft.get_absolute_url()}?text=en").content.decode()
    assert '<p class="card__text" lang="en">Forty drains.</p>' in page
    assert '<p class="card__text" lang="sv">Hundra tusen.</p>' in page
    page = client_of(lead).get(draft.get_absolute_url()).content.decode()
    assert '<p class="card__text" lang="sv">Fyrtio brunnar.</p>' in page


def test_a_need_that_the_editor_does_not_see_stays_and_is_not_told(
    draft: Call, boras: Platform, helsingborg: Platform, lead: User
) -> None:
    hidden = build_need(helsingborg, visibility="internal")
    draft.needs.add(hidden)
    own = draft.needs.exclude(pk=hidden.pk).get()
    page = client_of(lead).get(f"{draft.get_absolute_url()}andring/").content.decode()
    assert f'value="{own.reference}"' in page
    assert edit(lead, draft, version=draft.version, title="Ny").status_code == 200
    assert edit(lead, draft, version=draft.version + 1, needs=[]).status_code == 200
    assert list(draft.needs.all()) == [hidden]
