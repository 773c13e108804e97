"""Lists as files: the same rows in three formats, never a formula, a constant number of queries."""

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta

import openpyxl
import pytest
from django.http import Http404
from django.utils import timezone, translation

from sprang.foundation.exports import export_response, kind_named, kinds
from sprang.foundation.exports.formats import guarded
from sprang.foundation.imports import run_import
from sprang.foundation.models import Platform, User
from sprang.needs.exports import NEEDS
from sprang.needs.models import Need
from sprang.organisations.actions import register_organisation
from sprang.organisations.exports import ORGANISATIONS
from sprang.organisations.models import Organisation
from sprang.solutions.exports import SOLUTIONS
from sprang.solutions.models import Solution
from tests.cast import client_of

pytestmark = pytest.mark.django_db

EVIL = '=HYPERLINK("http://x.example";"Å, ä")'


def content(wanted: str, rows: object, kind: object = NEEDS) -> bytes:
    return b"".join(export_response(wanted, kind, rows).streaming_content)  # type: ignore[arg-type]


@pytest.fixture
def need(make_need: Callable[..., Need], helsingborg: Platform) -> Need:
    make_need(platform=helsingborg, by=None, title="Helsingborgs eget")
    return make_need(title=EVIL, text="-1\u0007 grad", themes=["skola", "mat"], affected="@alla")


def test_csv_opens_in_excel_without_running_anything(need: Need, nurse: User) -> None:
    text = content("csv", Need.objects.visible_to(nurse))
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert rows[0][:4] == ["Nummer", "Rubrik", "Sammanfattning", "Text"]
    assert len(rows) == 2
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["Rubrik"] == f"'{EVIL}"
    assert row["Vem det drabbar"] == "'@alla"
    assert (row["Läge"], row["Enhet"], row["Områden"]) == (
        "Inskickat",
        "Vård och omsorg",
        "skola; mat",
    )
    assert row["Adress"].endswith(need.get_absolute_url())


def test_a_workbook_has_texts_as_texts(need: Need, nurse: User) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content("xlsx", Need.objects.visible_to(nurse))))
    heading, row = book.active.iter_rows()
    assert (heading[1].value, row[1].value, row[1].data_type) == ("Rubrik", EVIL, "s")
    assert row[3].value == "-1 grad"


def test_json_has_stable_keys(need: Need, nurse: User) -> None:
    rows = json.loads(content("json", Need.objects.visible_to(nurse)))
    assert [row["title"] for row in rows] == [EVIL]
    assert list(rows[0])[:4] == ["reference", "title", "summary", "text"]
    assert rows[0]["themes"] == ["skola", "mat"]
    assert json.loads(content("json", Need.objects.none())) == []


def test_the_answer_is_a_download(need: Need, nurse: User) -> None:
    with translation.override("sv"):
        response = export_response("csv", NEEDS, Need.objects.visible_to(nurse))
    name = f"behov {timezone.localdate().isoformat()}.csv"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    with pytest.raises(Http404):
        export_response("exe", NEEDS, Need.objects.visible_to(nurse))


@pytest.mark.parametrize("wanted", ["csv", "xlsx", "json"])
def test_queries_do_not_grow_with_rows(
    wanted: str,
    make_need: Callable[..., Need],
    make_solution: Callable[..., Solution],
    django_assert_num_queries: Callable[..., object],
) -> None:
    for number in range(5):
        make_need(title=f"Nyckel {number}")
        make_solution(title=f"Lås {number}", provider=Organisation.objects.get())
    for kind, rows in (
        (NEEDS, Need.objects.all()),
        (SOLUTIONS, Solution.objects.all()),
        (ORGANISATIONS, Organisation.objects.all()),
    ):
        with django_assert_num_queries(1):  # type: ignore[attr-defined]
            content(wanted, rows, kind)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\ta", "\ra"])
def test_the_guard(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert guarded(f"a{cell}") == f"a{cell}"


def test_what_is_taken_out_can_be_read_in(
    need: Need, nurse: User, helsingborg: Platform, tmp_path: object
) -> None:
    """Another city's export has our headings, and the guard's apostrophe is taken off again."""
    path = tmp_path / "behov.csv"  # type: ignore[operator]
    path.write_bytes(content("csv", Need.objects.visible_to(nurse)))
    run = run_import("needs", path, platform=helsingborg, unit="")
    assert {"title", "text", "affected", "themes", "status"} <= set(run.mapping)
    assert [fault.message for fault in run.faults.all()] == [
        "”Vård och omsorg” finns inte. Skriv enhetens namn som det står här i Språng."
    ]


def test_every_kind_is_known_by_its_name() -> None:
    assert {kind.name for kind in kinds()} >= {"needs", "solutions", "organisations"}
    assert kind_named("needs") is NEEDS


@pytest.mark.parametrize("wanted", ["csv", "json"])
def test_a_file_is_sorted_as_the_list_is(
    wanted: str, make_need: Callable[..., Need], nurse: User
) -> None:
    """Two of the three are equally old; the key decides between them, in the list and the file."""
    first, second, third = (make_need(title=f"Behov {n}") for n in range(3))
    now = timezone.now()
    Need.objects.filter(pk__in=[first.pk, third.pk]).update(created_at=now, changed_at=now)
    earlier = now - timedelta(days=1)
    Need.objects.filter(pk=second.pk).update(created_at=earlier, changed_at=earlier)
    client = client_of(nurse)

    def titles(**query: str) -> list[str]:
        response = client.get("/boras/behov/", query | {"format": wanted})
        text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
        if wanted == "json":
            return [row["title"] for row in json.loads(text)]
        return [row["Rubrik"] for row in csv.DictReader(io.StringIO(text))]

    assert titles(sortera="aldst") == ["Behov 1", "Behov 0", "Behov 2"]
    assert titles() == titles(sortera="x") == ["Behov 2", "Behov 0", "Behov 1"]


def test_organisations_are_sorted_as_in_the_list(nurse: User) -> None:
    for name in ("Cirkel", "Axel", "Berg"):
        register_organisation(name=name, type="company")
    query = {"vy": "innovatorer", "format": "json"}
    response = client_of(nurse).get("/boras/natverket/", query)
    rows = json.loads(b"".join(response.streaming_content))  # type: ignore[attr-defined]
    assert [row["name"] for row in rows] == ["Axel", "Berg", "Cirkel"]
