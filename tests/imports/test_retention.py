"""Files that were read in or made are kept as long as people are told, and no longer."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from sprang.foundation import retention
from sprang.foundation.imports.undo import can_be_undone
from sprang.foundation.jobs import worker
from sprang.foundation.models import ImportFault, ImportRun, ImportTrace, Job, Platform, User
from sprang.foundation.models.imports import RETENTION as RUN_RETENTION
from sprang.foundation.models.job import RETENTION as FILE_RETENTION
from sprang.needs.models import Need
from tests.cast import client_of

pytestmark = pytest.mark.django_db


def run_of(
    lead: User, platform: Platform, age: timedelta, make_need: Callable[..., Need]
) -> ImportRun:
    then = timezone.now() - age
    job = Job.objects.create(kind="import", by=lead, state="done", finished_at=then)
    run = ImportRun(kind="needs", platform=platform, by=lead, name="a.csv", state="done", job=job)
    run.created_at, run.finished_at, run.created, run.rows = then - timedelta(1), then, 1, 1
    run.content.save("a.csv", ContentFile(b"Rubrik;Text\nA;B\n"))
    ImportTrace.objects.create(run=run, record=make_need(), row=2, version=1)
    ImportFault.objects.create(run=run, row=2, message="Ord ur filen")
    return run


def exported(by: User, age: timedelta) -> Job:
    then = timezone.now() - age
    job = Job(kind="export", by=by, state="done", finished_at=then, name="needs.csv")
    job.content.save("needs.csv", ContentFile(b"a"))
    return job


def files(settings: Any) -> int:
    return sum(path.is_file() for path in Path(settings.MEDIA_ROOT).rglob("*"))


MINUTE = timedelta(minutes=1)


def test_an_import_s_file_words_and_way_back_go_after_thirty_days(
    lead: User, boras: Platform, make_need: Callable[..., Need], settings: Any
) -> None:
    old = run_of(lead, boras, RUN_RETENTION + MINUTE, make_need)
    new = run_of(lead, boras, RUN_RETENTION - MINUTE, make_need)
    assert retention.forget() == 2  # its job is as old
    assert retention.forget() == 0
    old.refresh_from_db()
    assert (str(old.content), old.traces.count(), old.faults.count(), old.created) == ("", 0, 0, 1)
    assert (can_be_undone(old), can_be_undone(new), files(settings)) == (False, True, 1)
    assert Need.objects.count() == 2
    client = client_of(lead)
    page = client.get(old.get_absolute_url()).content.decode()
    assert "Filen är borttagen och inläsningen kan inte längre ångras." in page
    assert "Till dess kan du ångra." in client.get(new.get_absolute_url()).content.decode()
    for name in ("import-faults", "import-undo"):
        url = reverse(name, args=["boras", old.uid])
        assert client.get(url).status_code == (404 if name == "import-faults" else 409)


def test_one_that_goes_on_is_not_forgotten(
    lead: User, boras: Platform, make_need: Callable[..., Need]
) -> None:
    run = run_of(lead, boras, RUN_RETENTION + MINUTE, make_need)
    Job.objects.update(state="running", finished_at=None)
    ImportRun.objects.update(state="running", finished_at=None)
    assert retention.forget() == 0
    assert ImportRun.objects.get().content == run.content


def test_a_file_that_was_chosen_and_left_goes_too(lead: User, boras: Platform) -> None:
    run = ImportRun(kind="needs", platform=boras, by=lead, name="a.csv")
    run.created_at = timezone.now() - RUN_RETENTION - MINUTE
    run.content.save("a.csv", ContentFile(b"Rubrik;Text\nA;B\n"))
    assert retention.forget() == 1
    page = client_of(lead).get(run.get_absolute_url())
    assert page.status_code == 200
    start = reverse("import-start", args=["boras", run.uid])
    assert client_of(lead).post(start).status_code == 409


def test_a_made_file_goes_after_a_day_and_its_job_after_thirty(lead: User, settings: Any) -> None:
    old, new = exported(lead, FILE_RETENTION + MINUTE), exported(lead, FILE_RETENTION - MINUTE)
    assert retention.forget() == 1
    assert files(settings) == 1
    client = client_of(lead)
    assert client.get(reverse("job-file", args=[old.uid])).status_code == 404
    fetched: Any = client.get(reverse("job-file", args=[new.uid]))
    assert fetched.getvalue() == b"a"
    assert "Filen är borttagen." in client.get(old.get_absolute_url()).content.decode()
    Job.objects.filter(pk=old.pk).update(finished_at=timezone.now() - retention.JOBS_KEPT - MINUTE)
    assert retention.forget() == 1
    assert Job.objects.get() == new


def test_a_file_that_is_gone_already_stops_nothing(lead: User) -> None:
    """The machine stopped between the file and the row."""
    job = exported(lead, FILE_RETENTION + MINUTE)
    Path(job.content.path).unlink()
    assert retention.forget() == 1
    assert client_of(lead).get(reverse("job-file", args=[job.uid])).status_code == 404


def test_the_worker_s_upkeep_does_it(lead: User) -> None:
    exported(lead, FILE_RETENTION + MINUTE)
    assert worker.forget_the_old() >= 1
    assert not Job.objects.exclude(content="").exists()
