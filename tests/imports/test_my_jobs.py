"""The list of one's own jobs, and each of them in all its states, also without script."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sprang.foundation.models import ImportRun, Job, Platform, User
from tests.cast import client_of

pytestmark = pytest.mark.django_db


def job(by: User, **values: object) -> Job:
    return Job.objects.create(by=by, **{"kind": "export", "state": "done"} | values)


def test_one_sees_one_s_own(nurse: User, lead: User) -> None:
    mine = job(nurse, name="behov.csv", state="running", done=3, total=4)
    other = job(lead, name="hemlig.csv")
    html = client_of(nurse).get(reverse("job-list")).content.decode()
    assert mine.get_absolute_url() in html
    assert "Pågår, 75 %" in html
    assert other.get_absolute_url() not in html
    assert "hemlig" not in html


def test_what_is_over_has_no_percent(nurse: User) -> None:
    job(nurse, done=4, total=4)
    job(nurse, done=3, total=4, state="failed")
    html = client_of(nurse).get(reverse("job-list")).content.decode()
    assert " %" not in html.split("<table")[1].split("</table")[0]


def test_it_leads_back_to_one_s_page(nurse: User) -> None:
    html = client_of(nurse).get(reverse("job-list")).content.decode()
    crumbs = html.split('class="breadcrumbs"')[1].split("</nav>")[0]
    assert f'href="{reverse("me")}"' in crumbs
    assert "Min sida" in crumbs


def test_it_is_found_from_one_s_page(nurse: User) -> None:
    html = client_of(nurse).get(reverse("me")).content.decode()
    assert f'href="{reverse("job-list")}"' in html


def test_an_import_is_watched_on_its_own_page(lead: User, boras: Platform) -> None:
    run = ImportRun.objects.create(
        kind="needs", platform=boras, by=lead, name="behov.csv", state="undone"
    )
    for kind in ("import", "undo-import"):
        run.job = job(lead, kind=kind, arguments={"run": str(run.uid)})
    run.save()
    html = client_of(lead).get(reverse("job-list")).content.decode()
    for label in ("Inläsning", "Ångra inläsning"):
        assert (
            f'<a href="{run.get_absolute_url()}">{label} <small class="secondary">behov.csv' in html
        )


def test_an_empty_list_says_so(nurse: User) -> None:
    assert "Inget pågår" in client_of(nurse).get(reverse("job-list")).content.decode()


def test_signed_out_one_is_asked_to_sign_in(nurse: User) -> None:
    mine = job(nurse)
    for url in (reverse("job-list"), mine.get_absolute_url()):
        assert client_of(None).get(url).status_code == 302


STATES = {
    "waiting": "<noscript>",
    "running": "<noscript>",
    "done": "Klart",
    "failed": "Det gick inte",
    "cancelled": "Avbrutet",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_state_has_its_page(state: str, language: str, nurse: User) -> None:
    """While it goes on there is a link to look again, for those without script."""
    User.objects.update(language=language)
    finished = None if state in ("waiting", "running") else timezone.now()
    each = job(User.objects.get(), state=state, finished_at=finished)
    response = client_of(User.objects.get()).get(each.get_absolute_url())
    assert response.status_code == 200
    html = response.content.decode()
    if language == "sv":
        assert STATES[state] in html
    assert (f'href="{each.get_absolute_url()}"' in html) == (finished is None)
    assert (f'hx-get="{each.get_absolute_url()}"' in html) == (finished is None)


def test_many_jobs_take_no_more_queries(lead: User, boras: Platform) -> None:
    client = client_of(lead)

    def add(number: int) -> None:
        for _ in range(number):
            ImportRun.objects.create(kind="needs", platform=boras, by=lead, job=job(lead))

    counts = []
    for number in (1, 5):
        add(number)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("job-list")).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
