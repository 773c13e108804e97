"""Pages that gather from many rooms."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sprang.foundation.enums import Visibility
from sprang.foundation.models import Platform, User
from sprang.foundation.waiting import Found
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from sprang.solutions.models import Solution
from tests.cast import client_of
from tests.html import text_of

MakeNeed = Callable[..., Need]
MakeSolution = Callable[..., Solution]


def test_the_start_names_the_cities_and_counts_only_what_is_public(
    boras: Platform, helsingborg: Platform, make_need: MakeNeed
) -> None:
    make_need(visibility=Visibility.PUBLIC)
    make_need(visibility=Visibility.NETWORK)
    page = client_of(None).get("/")
    counts = {each.slug: each.need_count for each in page.context["platforms"]}
    assert counts == {"boras": 1, "helsingborg": 0}
    assert "Helsingborg" in text_of(page)


def test_what_has_ended_is_not_counted_as_open(
    boras: Platform, helsingborg: Platform, make_need: MakeNeed, make_solution: MakeSolution
) -> None:
    for status in ("captured", "sharpened", "closed", "withdrawn"):
        make_need(visibility=Visibility.PUBLIC, status=status)
    for status in ("in_use", "retired", "withdrawn"):
        make_solution(visibility=Visibility.PUBLIC, status=status)
    first = client_of(None).get("/").context["platforms"][0]
    assert (first.slug, first.need_count, first.solution_count) == ("boras", 2, 1)


def test_an_instance_with_one_city_starts_there(boras: Platform) -> None:
    assert client_of(None).get("/").headers["Location"] == "/boras/"


def test_an_instance_without_cities_says_how_to_begin(db: None) -> None:
    assert "Ingen stad har börjat än" in text_of(client_of(None).get("/"))


def test_the_city_s_face_shows_what_is_public(
    make_need: MakeNeed, make_solution: MakeSolution
) -> None:
    make_need(title="Öppet behov", visibility=Visibility.PUBLIC)
    make_need(title="Internt behov", visibility=Visibility.INTERNAL)
    make_solution(title="Synlig lösning", effect="Hälften", visibility=Visibility.PUBLIC)
    make_solution(title="Nätverkets lösning", effect="Hälften", visibility=Visibility.NETWORK)
    page = text_of(client_of(None).get("/boras/"))
    assert "Öppet behov" in page
    assert "Synlig lösning" in page
    assert "Internt behov" not in page
    assert "Nätverkets lösning" not in page


def test_the_map_tells_who_has_taken_up_what(make_solution: MakeSolution) -> None:
    solution = make_solution(effect="Hälften", visibility=Visibility.PUBLIC)
    Solution.objects.filter(pk=solution.pk).update(adopted_by=["0180", "0780", "9999"])
    page = client_of(None).get("/boras/")
    rows = [(row["name"], row["text"]) for row in page.context["dotmap_rows"]]
    assert ("Stockholm", solution.title) in rows
    assert ("Växjö", solution.title) in rows


def test_a_lead_s_day_begins_with_what_nobody_has_answered(make_need: MakeNeed, lead: User) -> None:
    make_need(title="Obesvarat", affected="Vi", wanted_effect="Nycklar")
    make_need(title="Skärpt redan", status="sharpened")
    page = client_of(lead).get("/boras/hem/")
    assert [task.quote for task in page.context["waiting"].tasks] == ["Obesvarat"]
    assert page.context["waiting"].tasks[0].action == "Skärp"


def test_an_expert_s_day_begins_with_what_lacks_words(
    make_need: MakeNeed, expert: User, skola: Unit
) -> None:
    make_need(title="Ingen vet vem")
    make_need(title="Redan beskrivet", affected="Vi", wanted_effect="Nycklar")
    make_need(title="I skolan", scope=skola)
    page = client_of(expert).get("/boras/hem/")
    assert [task.quote for task in page.context["waiting"].tasks] == ["Ingen vet vem"]


def test_an_employee_s_day_shows_own_needs_and_news_one_may_see(
    make_need: MakeNeed, nurse: User, lead: User, helsingborg: Platform
) -> None:
    make_need(title="Mitt eget")
    make_need(helsingborg, by=None, title="Nytt i nätverket", visibility=Visibility.NETWORK)
    make_need(helsingborg, by=None, title="Internt där borta", visibility=Visibility.INTERNAL)
    page = client_of(nurse).get("/boras/hem/")
    assert [need.title for need in page.context["own"]] == ["Mitt eget"]
    assert [item["text"] for item in page.context["news"]] == ["Nytt i nätverket"]
    assert page.context["waiting"] == Found()


def test_home_is_one_s_own(nurse: User, helsingborg: Platform) -> None:
    assert client_of(nurse).get("/helsingborg/hem/").headers["Location"] == "/boras/hem/"
    assert client_of(None).get("/boras/hem/").headers["Location"].startswith("/konto/login/")


def test_an_unknown_city_is_a_page_that_says_so(db: None) -> None:
    page = client_of(None).get("/atlantis/behov/")
    assert page.status_code == 404
    assert "<h1" in page.content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/boras/", "/boras/hem/", "/boras/losningar/", "/boras/natverket/"]
)
def test_three_take_as_many_queries_as_one(
    path: str, make_need: MakeNeed, make_solution: MakeSolution, lead: User, helsingborg: Platform
) -> None:
    def fill() -> None:
        make_need(visibility=Visibility.PUBLIC)
        make_solution(effect="Hälften", visibility=Visibility.PUBLIC)
        make_need(helsingborg, by=None, visibility=Visibility.NETWORK)

    def queries() -> int:
        client = client_of(lead)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    fill()
    queries()
    one = queries()
    fill(), fill()
    assert queries() == one
    assert one <= 14


def test_no_page_asks_for_anything_elsewhere(boras: Platform, helsingborg: Platform) -> None:
    page = client_of(None).get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http:" not in policy
    html = page.content.decode()
    assert "style=" not in html
    assert "onclick=" not in html
