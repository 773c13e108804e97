"""The demo: its content holds together, it loads once, and its buttons open only the demo."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from sprang.cli.demo.check import check
from sprang.cli.demo.content import Content, Row, read
from sprang.cli.demo.people import PASSWORD
from sprang.cli.faults import Fault
from sprang.foundation import journal
from sprang.foundation.models import Link, Membership, Platform, Record, User
from sprang.matching.judging import precision
from sprang.matching.judging.judged import judged
from sprang.matching.models import Feedback
from sprang.needs.models import Need
from sprang.site.account.demo import FEATURED, demo_people

from .conftest import Run, Sprang


@pytest.fixture(scope="module")
def content() -> Content:
    return read()


def test_the_content_holds_together(content: Content) -> None:
    check(content)
    assert len(content.platforms) == 6
    assert len(content.needs) >= 120
    assert len(content.solutions) >= 60
    assert len(content.innovators) >= 40


def test_nobody_in_it_can_be_real(content: Content) -> None:
    contacts = [each for row in content.innovators for each in row.get("contact", [])]
    for each in [*content.people, *contacts]:
        assert each["email"].endswith(".example")


HITS = (
    ("nix", "chosen", "", "hit “nix” is unknown."),
    ("boras-brunnar", "lovely", "", "verdict “lovely” is unknown."),
    ("boras-brunnar", "irrelevant", "ugly", "reason “ugly” is unknown."),
    ("boras-brunnar", "chosen", "known", "reason “known” is unknown."),
)


@pytest.mark.parametrize(("hit", "verdict", "reason", "line"), HITS)
def test_faults_in_verdicts(
    content: Content, hit: str, verdict: str, reason: str, line: str
) -> None:
    first, *others = content.verdicts
    broken = Row(first.file, {**first.values, "hits": [[hit, verdict, reason]]})
    with pytest.raises(Fault) as caught:
        check(Content(**{**vars(content), "verdicts": (broken, *others)}))
    assert str(caught.value) == f"{first.file}, {first.key}: {line}"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"author": "ingen@boras.example"}, "author “ingen@boras.example” is unknown."),
        ({"themes": ["rymden"]}, "themes “rymden” is unknown."),
        ({"similar": ["nix"]}, "similar “nix” is unknown."),
        ({"status": "klar"}, "status “klar” is unknown."),
    ],
)
def test_faults_name_file_and_key(content: Content, change: dict[str, Any], line: str) -> None:
    first, *others = content.needs
    broken = Row(first.file, {**first.values, **change})
    with pytest.raises(Fault) as caught:
        check(Content(**{**vars(content), "needs": (broken, *others)}))
    assert str(caught.value) == f"{first.file}, {first.key}: {line}"


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "platforms.toml").write_text("[[platform]\n")
    with pytest.raises(Fault, match=r"^platforms\.toml is not TOML: "):
        read(tmp_path)


def test_it_loads_whole_and_once(run: Run, db: None, content: Content) -> None:
    result = run("demo", "--no-serve")
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        f"Loaded 6 cities, {len(content.needs)} needs, {len(content.solutions)} solutions, "
        f"{len(content.innovators)} innovators, {len(verdicts_in(content))} verdicts.\n"
    )
    records = (content.needs, content.solutions, content.calls, content.rooms)
    # what was taken in has become a need
    taken_in = [row for row in content.told if row["state"] == "taken_in"]
    assert Record.objects.count() == sum(map(len, (*records, taken_in)))
    assert list(journal.breaks()) == []
    wanted = {row["title"]: (row["status"], row["visibility"]) for row in content.needs}
    assert wanted == {
        n.title: (n.status, n.visibility) for n in Need.objects.filter(submissions=None)
    }
    answers = sum(len(row.get("answers", [])) for row in content.solutions)
    assert Link.objects.filter(kind=Link.Kind.ANSWERS).count() == answers
    assert not Membership.objects.filter(role="").exists()
    assert User.objects.get(email="medarbetare@boras.example").check_password(PASSWORD)
    oldest, newest = content.needs[0], content.needs[-1]
    by_title = {need.title: need for need in Need.objects.all()}
    assert by_title[oldest["title"]].created_at < by_title[newest["title"]].created_at

    again = run("demo", "--no-serve")
    assert (again.exit_code, again.stdout) == (0, "The demo is loaded already.\n")
    assert Platform.objects.count() == 6

    are_what_people_said_of_what_they_saw(content)
    every_city_has_measured_its_matches()
    given = said()
    Feedback.objects.all().delete()  # as where the first run was killed before its last step
    again = run("demo", "--no-serve")
    assert (again.exit_code, said()) == (0, given)
    assert Platform.objects.count() == 6


def verdicts_in(content: Content) -> list[tuple[str, str, str, str]]:
    called = {
        row.key: row.get("title") or row["name"]
        for row in (*content.needs, *content.solutions, *content.innovators)
    }
    rows = ((row, *said) for row in content.verdicts for said in row["hits"])
    told = [(r["by"], called[r["need"]], called[hit], said) for r, hit, said, *_more in rows]
    return sorted(told)


def said() -> list[tuple[Any, ...]]:
    rows = Feedback.objects.select_related("by", "asked", "record", "organisation")
    return sorted(
        (each.by.email, each.asked.title, str(getattr(each.found, "title", each.found)),
         each.verdict, each.strength, each.place)
        for each in rows
    )  # fmt: skip


def are_what_people_said_of_what_they_saw(content: Content) -> None:
    """All of them: had one not been among the matches, it would have been left out."""
    told = [row[:4] for row in said()]
    assert told == verdicts_in(content)
    assert not Feedback.objects.filter(place=None).exists()
    assert not Feedback.objects.filter(strength="").exists()


def every_city_has_measured_its_matches() -> None:
    for platform in Platform.objects.all():
        lead = User.objects.get(email=f"innovationsledare@{platform.slug}.example")
        rows = judged(platform, lead)
        assert rows.count() >= (100 if platform.slug == "boras" else 30)
        wholes = [each for each in precision.figures(rows) if each.strength is None]
        assert [each.kind for each in wholes if each.is_shown] == ["need", "solution", "innovator"]
        assert all(0 < each.share < 1 for each in wholes)
        away = precision.rejected(rows)
        assert away
        assert len(away.reasons) > 1


def test_it_keeps_away_from_a_real_platform(run: Run, boras: Platform) -> None:
    result = run("demo", "--no-serve")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "sprang: The database holds a real platform. Give the demo a folder: SPRANG_DATA=…\n"
    )
    assert Platform.objects.count() == 1


def test_from_nothing_in_a_process_of_its_own(demo_folder: Path) -> None:
    with sqlite3.connect(demo_folder / "sprang.sqlite3") as database:
        (demos,) = database.execute(
            "select count(*) from foundation_platform where is_demo"
        ).fetchone()
    assert demos == 6


@pytest.fixture
def demo_city(boras: Platform, nurse: User) -> Platform:
    Platform.objects.filter(pk=boras.pk).update(is_demo=True)
    User.objects.filter(pk=nurse.pk).update(email=f"{FEATURED[0]}@boras.example")
    return boras


def test_a_button_signs_in_a_demo_person(
    client: Client, demo_city: Platform, helsingborg: Platform
) -> None:
    (city,) = demo_people()
    assert (city.platform, [person.email for person in city.people]) == (
        demo_city,
        ["medarbetare@boras.example"],
    )
    response = client.post("/konto/demo/", {"email": city.people[0].email})
    assert response.url == "/boras/hem/"
    user = User.objects.get(email=city.people[0].email)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_button_leads_back_to_what_one_was_doing(client: Client, demo_city: Platform) -> None:
    given = {"email": "medarbetare@boras.example", "next": "/boras/behov/nytt/?text=Hej"}
    assert client.post("/konto/demo/", given).url == given["next"]
    away = given | {"next": "https://evil.example/"}
    assert client.post("/konto/demo/", away).url == "/boras/hem/"


def test_nobody_else_is_signed_in_by_address(
    client: Client, demo_city: Platform, lead: User, outsider: User
) -> None:
    unknown = ("", "a\0b", "innovationsledare@boras.example")
    for email in (lead.email, outsider.email, *unknown):
        assert client.post("/konto/demo/", {"email": email}).status_code == 404
    assert client.get("/konto/demo/").status_code == 405
    assert "_auth_user_id" not in client.session


def test_a_real_platform_has_no_such_door(client: Client, boras: Platform, nurse: User) -> None:
    User.objects.filter(pk=nurse.pk).update(email="medarbetare@boras.example")
    assert demo_people() == []
    response = client.post("/konto/demo/", {"email": "medarbetare@boras.example"})
    assert response.status_code == 404


def test_help_says_how_to_end_by_itself(sprang: Sprang) -> None:
    assert re.search(r"--no-serve", sprang("demo", "--help").stdout)
