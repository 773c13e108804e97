"""What a person may take along, and what is left when the account has been closed."""

import json
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sprang.foundation.models import File, ImportRun, Job, Sent, User
from sprang.needs.sources.models import Submission
from sprang.site.account import own_data
from tests.cast import City, build_user, proved_client_of
from tests.house.growing import sown

pytestmark = pytest.mark.django_db


def of_person() -> set[tuple[str, str]]:
    """The model and the name of every foreign key to a person."""
    fields = User._meta.get_fields(include_hidden=True)
    keys = {each.field for each in fields if each.is_relation and each.auto_created}
    return {(key.model._meta.label, key.name) for key in keys}


def test_every_key_to_a_person_is_told_of(nurse: User) -> None:
    told = {rows(nurse).all().model._meta.label for rows, _said in own_data.PERSONAL.values()}
    # a notice is a person's by their watch, a review by their place in a team
    told -= {"foundation.User", "matching.Notice", "needs.Review"}
    assert {label for label, _name in of_person()} == told
    # of two keys in one model only one would be told; these have two, and tell each
    twice = {"needs.CoAuthor", "organisations.Claim"}
    twice |= {"rooms.RoomEvent", "rooms.RoomInvitation", "rooms.RoomTask"}
    labels = [label for label, _name in of_person()]
    assert {label for label in labels if labels.count(label) > 1} == twice
    queries = [rows(nurse).all().model._meta.label for rows, _said in own_data.PERSONAL.values()]
    assert all(queries.count(label) == 2 for label in twice)


def taken_along(user: User) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(proved_client_of(user).get("/konto/uppgifter/").content)
    return data


def test_ones_own_files_imports_jobs_and_what_was_sent_are_told_of(
    city: City, outsider: User
) -> None:
    world = sown(city)
    Sent.objects.create(by=world.who, key="k", digest="d", made="needs.need:17")
    data = taken_along(world.who)
    assert [each["name"] for each in data["files"]] == ["ritning 1.pdf"]
    assert [each["name"] for each in data["imports"]] == ["behov.csv"]
    assert [each["uid"] for each in data["jobs"]] == [str(world.job.uid)]
    assert [each["made"] for each in data["sent"]] == ["needs.need:17"]
    others = taken_along(outsider)
    assert [others[name] for name in ("files", "imports", "jobs", "sent")] == [[], [], [], []]


def exported(user: User, state: str) -> Job:
    content = ContentFile(b"Rubrik\n", name="behov.csv")
    return Job.objects.create(kind="export", by=user, state=state, content=content)


def test_a_closed_account_leaves_no_exports_and_nothing_sent(
    city: City, nurse: User, django_capture_on_commit_callbacks: Any
) -> None:
    world = sown(city)
    mine, others = exported(world.who, Job.State.DONE), exported(nurse, Job.State.DONE)
    waiting = Job.objects.create(kind="export", by=world.who)
    told = {"platform": city.platform, "text": "Ingen bänk.", "state": "waiting"}
    gone = Submission.objects.create(**told, email=world.who.email)
    kept = Submission.objects.create(**told, email=nurse.email)
    Sent.objects.create(by=world.who, key="k", digest="d")
    build_user("admin2@boras.example", "administrator", city.platform)
    with django_capture_on_commit_callbacks(execute=True):
        own_data.close_account(user=world.who)
    assert not default_storage.exists(mine.content.name)
    assert default_storage.exists(others.content.name)
    waiting.refresh_from_db()
    assert waiting.state == Job.State.CANCELLED
    assert not Sent.objects.exists()
    assert kept in Submission.objects.all()
    assert gone not in Submission.objects.all()
    # the city's own: the need's drawing, and the import that may be undone
    assert File.objects.filter(uploaded_by=world.who).exists()
    assert ImportRun.objects.get(by=world.who).content
