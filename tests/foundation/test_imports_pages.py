"""Reading in a file through the pages: from choosing it to the rows that need mending."""

import csv
import io
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sprang.foundation.errors import Refused
from sprang.foundation.imports.actions import map_run
from sprang.foundation.models import ImportRun, Job, Platform, User
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from tests.cast import client_of

pytestmark = pytest.mark.django_db

FILE = (
    "Rubrik;Beskrivning;Förv.;Prio\n"
    "Ingen vet vem som har nyckeln;<p>Larmet går klockan två.</p>;Skola;1\n"
    "Ingen vet vem som har nyckeln;Larmet går klockan två;Skola;2\n"
    ";=HYPERLINK(1);Skola;3\n"
    "Grinden står öppen;Varje kväll.;Skola;\n"
)


def upload(
    client: Client, content: bytes = FILE.encode("cp1252"), name: str = "../lista.csv"
) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("import-list", args=["boras"]), {"kind": "needs", "file": file})


@pytest.fixture
def run_jobs(django_capture_on_commit_callbacks: Callable[..., Any]) -> Callable[..., Any]:
    """Jobs are queued on commit, which a test's transaction never reaches by itself."""
    return django_capture_on_commit_callbacks


@pytest.fixture
def uploaded(lead: User, skola: Unit) -> ImportRun:
    assert upload(client_of(lead)).status_code == 302
    return ImportRun.objects.get()


def mapping(**changes: str) -> dict[str, str]:
    return {
        "c0": "title",
        "c1": "text",
        "c2": "unit",
        "c3": "",
        "visibility": "network",
        "source": "lista",
    } | changes


def page(client: Client, run: ImportRun, **query: str) -> str:
    response = client.get(run.get_absolute_url(), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_whole_way(lead: User, uploaded: ImportRun, run_jobs: Callable[..., Any]) -> None:
    client, run = client_of(lead), uploaded
    assert (run.name, run.rows, run.mapping) == (
        "lista.csv",
        4,
        {"title": "Rubrik", "text": "Beskrivning", "unit": "Förv."},
    )
    assert run.uid.hex in str(run.content.name)
    html = page(client, run)
    assert "Läs in behov, 4 rader" in html
    assert "Vad är vad i filen?" in html
    assert "Ingen vet vem som har nyckeln" in html
    assert "75 %" in html  # the heading and the priority are filled in three rows of four

    assert client.post(run.get_absolute_url(), mapping()).status_code == 302
    html = page(client, run)
    assert "2 går att läsa in, 1 behöver dig" in html
    assert "Säger samma sak som rad 2." in html
    assert "Rutan är tom. Skriv till exempel:" in html
    assert "Vad är vad i filen?" in page(client, run, steg="kolumner")
    assert not Need.objects.exists()

    with run_jobs(execute=True):
        response = client.post(reverse("import-start", args=["boras", run.uid]))
    assert (response.status_code, response["Location"]) == (302, run.get_absolute_url())
    run.refresh_from_db()
    assert (run.state, run.created, run.duplicates, run.refused) == ("done", 2, 1, 1)
    assert Job.objects.values_list("state", "done", "total").get() == ("done", 4, 4)
    html = page(client, run)
    assert "2 är inlästa" in html
    assert (
        Need.objects.filter(visibility="network", author=lead, external_source="lista").count() == 2
    )
    assert client.post(reverse("import-start", args=["boras", run.uid])).status_code == 409
    assert "lista.csv" in client.get(reverse("import-list", args=["boras"])).content.decode()


def test_the_rows_to_mend_come_as_a_file(
    lead: User, uploaded: ImportRun, run_jobs: Callable[..., Any]
) -> None:
    client = client_of(lead)
    client.post(uploaded.get_absolute_url(), mapping())
    with run_jobs(execute=True):
        client.post(reverse("import-start", args=["boras", uploaded.uid]))
    response: Any = client.get(reverse("import-faults", args=["boras", uploaded.uid]))
    assert response["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert rows[0] == ["Rubrik", "Beskrivning", "Förv.", "Prio", "Rad", "Kolumn", "Varför"]
    assert [row[4:6] for row in rows[1:]] == [["3", ""], ["4", "Rubrik"]]
    assert rows[2][1] == "'=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"%PDF-1.7", "a.csv", "Filen är en PDF"),
        (b"a;b\n", "a.csv", "inga rader"),
        (b"", "a.csv", "Filen är tom"),
        (b"\x00\x01\x02\x03" * 50, "a.xlsx", "ingen text"),
    ],
)
def test_a_file_that_can_not_be_read_is_told_and_not_kept(
    lead: User, content: bytes, name: str, said: str
) -> None:
    response = upload(client_of(lead), content, name)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not ImportRun.objects.exists()


def test_a_file_that_is_too_big_is_told(lead: User, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    response = upload(client_of(lead), b"a;b\n" * 400_000)
    assert "Filen är 2 MB. Högst 1 MB" in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"c2": "title"}, "Två kolumner kan inte bli samma sak"),
        ({"c1": ""}, "Ingen kolumn är ”Text”"),
        ({"visibility": "room"}, "visibility"),
    ],
)
def test_a_mapping_that_does_not_hold_is_told(
    lead: User, uploaded: ImportRun, changes: dict[str, str], said: str
) -> None:
    response = client_of(lead).post(uploaded.get_absolute_url(), mapping(**changes))
    assert response.status_code == 422
    assert said in response.content.decode()
    uploaded.refresh_from_db()
    assert "visibility" not in uploaded.options


def test_while_it_goes_on_the_page_asks_for_its_part_only(lead: User, uploaded: ImportRun) -> None:
    job = Job.objects.create(kind="import", by=lead, state="running", done=2, total=4)
    ImportRun.objects.update(state="running", job=job, position=2)
    client = client_of(lead)
    html = page(client, uploaded)
    assert f'hx-get="{uploaded.get_absolute_url()}"' in html
    assert "2 av 4 rader" in html
    part = client.get(uploaded.get_absolute_url(), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "HX-Refresh" not in part
    client.post(reverse("import-stop", args=["boras", uploaded.uid]))
    job.refresh_from_db()
    assert job.cancel_requested
    ImportRun.objects.update(state="stopped")
    done = client.get(uploaded.get_absolute_url(), headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true"
    assert "Avbrutet efter 2 rader" in done.content.decode()


def addresses(run: ImportRun) -> list[tuple[str, str]]:
    one = ["boras", run.uid]
    return [
        ("get", reverse("import-list", args=["boras"])),
        ("get", reverse("import-detail", args=one)),
        ("get", reverse("import-faults", args=one)),
        ("post", reverse("import-list", args=["boras"])),
        ("post", reverse("import-detail", args=one)),
        ("post", reverse("import-start", args=one)),
        ("post", reverse("import-stop", args=one)),
    ]


@pytest.mark.parametrize(
    "who", ["nurse", "manager", "expert", "partner", "citizen", "outsider", "other_lead"]
)
def test_others_get_404(uploaded: ImportRun, who: str, request: pytest.FixtureRequest) -> None:
    client = client_of(request.getfixturevalue(who))
    for method, url in addresses(uploaded):
        assert getattr(client, method)(url).status_code == 404, (method, url)
    assert ImportRun.objects.get().state == "uploaded"


def test_the_lead_of_another_city_does_not_find_the_run_at_home(
    uploaded: ImportRun, other_lead: User, helsingborg: Platform
) -> None:
    client = client_of(other_lead)
    assert client.get(reverse("import-list", args=["helsingborg"])).status_code == 200
    for name in ("import-detail", "import-faults"):
        assert client.get(reverse(name, args=["helsingborg", uploaded.uid])).status_code == 404


def test_without_an_account_one_is_asked_to_sign_in(uploaded: ImportRun) -> None:
    for method, url in addresses(uploaded):
        assert getattr(client_of(None), method)(url).status_code in (302, 404)


def test_an_unknown_run_is_not_found(admin: User) -> None:
    url = reverse("import-detail", args=["boras", uuid.uuid4()])
    assert client_of(admin).get(url).status_code == 404


def test_an_import_does_not_tell_of_what_the_lead_may_not_see(
    lead: User, uploaded: ImportRun, make_need: Callable[..., Need], boras: Platform
) -> None:
    make_need(
        title="Grinden står öppen", text="Varje kväll.", room=boras, visibility="room", by=None
    )
    client = client_of(lead)
    client.post(uploaded.get_absolute_url(), mapping())
    assert "som redan finns" not in page(client, uploaded)


def test_stopping_before_a_worker_has_begun(lead: User, uploaded: ImportRun) -> None:
    client = client_of(lead)
    stop = reverse("import-stop", args=["boras", uploaded.uid])
    assert client.post(stop).status_code == 409
    client.post(uploaded.get_absolute_url(), mapping())
    client.post(reverse("import-start", args=["boras", uploaded.uid]))  # nothing commits: it waits
    assert client.post(reverse("import-start", args=["boras", uploaded.uid])).status_code == 409
    assert client.post(stop).status_code == 302
    uploaded.refresh_from_db()
    assert (uploaded.state, Job.objects.get().state) == ("stopped", "cancelled")
    assert "Fortsätt" in page(client, uploaded)


def test_columns_must_be_said_before_it_is_read_in(lead: User, uploaded: ImportRun) -> None:
    client = client_of(lead)
    response = client.post(reverse("import-start", args=["boras", uploaded.uid]), follow=True)
    assert "Säg först vad kolumnerna är, och spara." in response.content.decode()
    assert "Vad är vad i filen?" in response.content.decode()
    assert not Job.objects.exists()
    uploaded.refresh_from_db()
    assert uploaded.state == "uploaded"


def test_columns_are_not_changed_under_a_run(
    lead: User, uploaded: ImportRun, boras: Platform
) -> None:
    """The page was read before somebody else started."""
    before = uploaded.mapping
    ImportRun.objects.update(state="running")
    with pytest.raises(Refused, match="har redan börjat"):
        map_run(run=uploaded, by=lead, mapped={"text": "Prio"}, visibility="public")
    uploaded.refresh_from_db()
    assert uploaded.mapping == before
    assert "visibility" not in uploaded.options


def test_headings_are_no_formulas_either(
    lead: User, skola: Unit, run_jobs: Callable[..., Any]
) -> None:
    client = client_of(lead)
    upload(client, b"=HYPERLINK(1);Text;Status\n@x;Hej;zzz\n")
    run = ImportRun.objects.get()
    columns = {"c1": "text", "c2": "status", "visibility": "internal", "source": "lista"}
    client.post(run.get_absolute_url(), columns)
    with run_jobs(execute=True):
        client.post(reverse("import-start", args=["boras", run.uid]))
    response: Any = client.get(reverse("import-faults", args=["boras", run.uid]))
    text = response.getvalue().decode("utf-8-sig")
    heading, row = csv.reader(io.StringIO(text))
    assert (heading[0], row[0]) == ("'=HYPERLINK(1)", "'@x")


def test_half_signs_stop_no_page(lead: User, skola: Unit, run_jobs: Callable[..., Any]) -> None:
    client = client_of(lead)
    content = (
        rb'[{"text": "Nycklar \ud800saknas\u0000", "status": "\udc00zz"},'
        rb' {"text": "\ud83d\ude00 finns"}]'
    )
    assert upload(client, content, "a.json").status_code == 302
    run = ImportRun.objects.get()
    assert "Nycklar saknas" in page(client, run)
    columns = {"c0": "text", "c1": "status", "visibility": "internal", "source": "lista"}
    assert client.post(run.get_absolute_url(), columns).status_code == 302
    assert "zz" in page(client, run)
    with run_jobs(execute=True):
        client.post(reverse("import-start", args=["boras", run.uid]))
    assert "1 är inläst" in page(client, run)
    faults: Any = client.get(reverse("import-faults", args=["boras", run.uid]))
    assert faults.getvalue().decode().splitlines()[1].startswith("Nycklar saknas,zz,1,")
    assert Need.objects.get().text == "😀 finns"
