"""Long work: claimed once, cancelled, taken up again after a kill."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language, gettext, gettext_lazy

from sprang.foundation import jobs
from sprang.foundation.errors import Refused
from sprang.foundation.jobs import Progress, TakenOver, left_behind, running
from sprang.foundation.models import Job, User
from sprang.foundation.models.job import STALE
from tests.cast import client_of

pytestmark = pytest.mark.django_db

Calls = list[dict[str, Any]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    made: Calls = []

    def count(progress: Progress, **arguments: Any) -> dict[str, Any]:
        made.append(arguments | {"language": get_language()})
        total = arguments.get("n", 0)
        for done in range(total + 1):
            progress.tell(done, total)
        if arguments.get("fail"):
            raise OSError("disk")
        return {"n": arguments.get("n", 0)}

    monkeypatch.setitem(running._kinds, "count", count)
    return made


def waiting(by: User | None = None, **arguments: Any) -> Job:
    return Job.objects.create(kind="count", by=by, arguments=arguments)


def state(job: Job) -> str:
    job.refresh_from_db()
    return job.state


def test_a_job_is_done_in_the_language_of_the_one_who_asked(calls: Calls, nurse: User) -> None:
    User.objects.update(language="en")
    job = waiting(User.objects.get(), n=3)
    jobs.run(job)
    assert state(job) == "done"
    assert (job.done, job.total, job.result) == (3, 3, {"n": 3})
    assert calls == [{"n": 3, "language": "en"}]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_was_halted_says_what_is_left_of_it(
    calls: Calls, nurse: User, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind in its own words, in the language of the one who reads them."""
    User.objects.update(language=language)
    cancelled = waiting(User.objects.get(), n=1)
    Job.objects.update(cancel_requested=True)
    failed = waiting(User.objects.get(), fail=True)
    own = gettext_lazy("Klart")  # said in both languages
    monkeypatch.setitem(running._halted, "count", own)
    for job in (cancelled, failed):
        jobs.run(job)
        job.refresh_from_db()
    with translation.override(language):
        assert cancelled.message == str(own)
        assert failed.message == f"{gettext('Något gick fel.')} {own}"


def test_a_job_that_never_began_says_so(calls: Calls, nurse: User) -> None:
    job = waiting(nurse)
    jobs.cancel(job=job)
    html = client_of(nurse).get(job.get_absolute_url()).content.decode()
    assert "Det hann aldrig börja." in html
    assert "sparat" not in html


def test_a_job_is_claimed_once(calls: Calls) -> None:
    job = waiting()
    jobs.run(job)
    jobs.run(job)
    assert len(calls) == 1


def test_what_goes_wrong_is_told_and_logged(calls: Calls, caplog: pytest.LogCaptureFixture) -> None:
    job = waiting(fail=True)
    jobs.run(job)
    assert state(job) == "failed"
    assert job.message == "Något gick fel. Det som hann göras är sparat."
    assert "disk" in caplog.text


def test_an_unknown_kind_fails(caplog: pytest.LogCaptureFixture) -> None:
    job = Job.objects.create(kind="unheard-of")
    jobs.run(job)
    assert state(job) == "failed"


def test_cancelling_before_and_while_and_after(calls: Calls) -> None:
    early = waiting()
    jobs.cancel(job=early)
    jobs.run(early)
    assert (state(early), calls) == ("cancelled", [])
    running = waiting(n=3)
    Job.objects.filter(pk=running.pk).update(cancel_requested=True)
    jobs.run(running)
    assert state(running) == "cancelled"
    with pytest.raises(Refused):
        jobs.cancel(job=running)


def test_a_killed_workers_job_is_taken_up_once(
    calls: Calls, django_capture_on_commit_callbacks: Any
) -> None:
    long_ago = timezone.now() - STALE - timedelta(seconds=1)
    job = Job.objects.create(kind="count", state="running", started_at=long_ago, beat_at=long_ago)
    fresh = Job.objects.create(kind="count", state="running", beat_at=timezone.now())
    assert left_behind.resume_abandoned() == 1
    assert left_behind.resume_abandoned() == 0
    assert (state(job), state(fresh), len(calls)) == ("done", "running", 1)


def test_a_slow_worker_lets_go_of_what_another_has(calls: Calls) -> None:
    job = waiting()
    job.started_at = timezone.now() - timedelta(minutes=5)
    Job.objects.filter(pk=job.pk).update(state="running", started_at=timezone.now())
    with pytest.raises(TakenOver):
        Progress(job).tell(1)
    running._finish(job, "failed")
    assert state(job) == "running"


def test_a_job_is_seen_by_the_one_who_started_it(nurse: User, lead: User, outsider: User) -> None:
    job = Job.objects.create(kind="count", by=nurse, done=1, total=4, state="running")
    url = reverse("job-detail", args=[job.uid])
    assert "1/4" in client_of(nurse).get(url).content.decode()
    part = client_of(nurse).get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    for other in (lead, outsider):
        assert client_of(other).get(url).status_code == 404
        assert client_of(other).post(reverse("job-cancel", args=[job.uid])).status_code == 404
    assert client_of(nurse).post(reverse("job-cancel", args=[job.uid])).status_code == 302
    Job.objects.update(state="cancelled")
    over = client_of(nurse).get(url, headers={"HX-Request": "true"})
    assert over["HX-Refresh"] == "true"
    assert client_of(nurse).post(reverse("job-cancel", args=[job.uid])).status_code == 409
    assert client_of(nurse).get(reverse("job-detail", args=[uuid.uuid4()])).status_code == 404
