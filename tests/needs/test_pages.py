"""Pages of needs: what each role meets, and what an outsider does not."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sprang.foundation import records
from sprang.foundation.enums import Visibility
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from tests.cast import client_of
from tests.html import fields_of, text_of

MakeNeed = Callable[..., Need]
CAPTURE = "/boras/behov/nytt/"


def test_a_nurse_writes_what_hurts(boras: Platform, nurse: User, vard: Unit) -> None:
    given = {"text": "Vi letar nycklar varje kväll.", "scope": vard.pk, "visibility": "internal"}
    response = client_of(nurse).post(CAPTURE, given)
    need = Need.objects.get()
    assert response.status_code == 302
    assert response.headers["Location"] == need.get_absolute_url()
    assert (need.author, need.scope_id, need.visibility) == (nurse, vard.pk, "internal")
    assert need.reference in text_of(client_of(nurse).get(need.get_absolute_url()))


def test_an_empty_page_is_told_what_to_do_and_keeps_the_choice(nurse: User, vard: Unit) -> None:
    response = client_of(nurse).post(CAPTURE, {"text": " ", "scope": vard.pk, "visibility": "unit"})
    assert response.status_code == 422
    assert fields_of(response) == {"text"}
    assert "En mening räcker." in text_of(response)
    assert f'value="{vard.pk}" selected' in response.content.decode()
    assert not Need.objects.exists()


def test_a_file_that_can_not_be_taken_stops_nothing_halfway(nurse: User) -> None:
    program = SimpleUploadedFile("virus.exe", b"MZ\x90", content_type="application/x-msdownload")
    given = {"text": "Se bilden.", "visibility": "internal", "fil": program}
    response = client_of(nurse).post(CAPTURE, given)
    assert response.status_code == 422
    assert "Se bilden." in response.content.decode()
    assert not Need.objects.exists()


def test_a_picture_comes_along(nurse: User) -> None:
    picture = SimpleUploadedFile("nyckel.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "image/png")
    client_of(nurse).post(CAPTURE, {"text": "Se.", "visibility": "internal", "fil": picture})
    assert [file.name for file in Need.objects.get().files.all()] == ["nyckel.png"]


def test_a_sentence_begun_elsewhere_comes_along(nurse: User) -> None:
    response = client_of(nurse).get(CAPTURE, {"text": "Vi letar nycklar <script>"})
    assert "Vi letar nycklar &lt;script&gt;</textarea>" in response.content.decode()


def test_a_sentence_begun_on_another_city_s_page_goes_on_at_home(
    nurse: User, helsingborg: Platform, citizen: User
) -> None:
    begun = {"text": "Vi letar nycklar & tid"}
    response = client_of(nurse).get("/helsingborg/behov/nytt/", begun)
    assert response.headers["Location"] == f"{CAPTURE}?text=Vi+letar+nycklar+%26+tid"
    assert client_of(nurse).post("/helsingborg/behov/nytt/", begun).status_code == 404
    assert client_of(citizen).get("/helsingborg/behov/nytt/", begun).status_code == 404


def test_the_checks_hear_what_is_told(nurse: User, boras: Platform) -> None:
    given = {"text": "Varje morgon letar personalen nycklar. Vi vill hitta dem genast."}
    response = client_of(nurse).post(f"{CAPTURE}kontroll/", given)
    heard = response.context["heard"]
    assert (heard.frequency, heard.affected) == ("varje morgon", "personalen")
    assert heard.wish == "vi vill hitta dem genast"


def test_without_an_account_one_is_asked_to_sign_in(boras: Platform) -> None:
    response = client_of(None).get(CAPTURE)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/konto/login/")


WHO = ["nurse", "teacher", "manager", "lead", "outsider", "other_lead", "partner", "citizen", None]
SEEN = {
    Visibility.DRAFT: {"nurse", "lead"},
    Visibility.UNIT: {"nurse", "manager", "lead"},
    Visibility.INTERNAL: {"nurse", "teacher", "manager", "lead"},
    Visibility.NETWORK: {*WHO} - {"citizen", None},
    Visibility.PUBLIC: {*WHO},
}


@pytest.mark.parametrize("visibility", SEEN)
@pytest.mark.parametrize("who", WHO)
def test_a_need_is_seen_by_those_it_is_for(
    make_need: MakeNeed, visibility: Visibility, who: str | None, request: pytest.FixtureRequest
) -> None:
    need = make_need(visibility=visibility, title="Nyckeln är borta")
    user = request.getfixturevalue(who) if who else None
    client, may_see = client_of(user), who in SEEN[visibility]
    page = client.get(need.get_absolute_url())
    listed = client.get("/boras/behov/?vy=alla")
    assert page.status_code == (200 if may_see else 404)
    assert ("Nyckeln är borta" in text_of(page)) is may_see
    assert ("Nyckeln är borta" in text_of(listed)) is may_see
    assert (
        "Nyckeln är borta" in client.get("/boras/behov/?format=csv").getvalue().decode()
    ) is may_see
    assert need.is_visible_to(user or AnonymousUser()) is may_see


def test_a_need_does_not_exist_under_another_city(
    make_need: MakeNeed, helsingborg: Platform, lead: User
) -> None:
    need = make_need(visibility=Visibility.PUBLIC)
    assert client_of(lead).get(f"/helsingborg/behov/{need.reference}/").status_code == 404


@pytest.mark.parametrize("who", ["teacher", "outsider", "citizen"])
@pytest.mark.parametrize("deed", ["andring", "avslut", "aterkallande"])
def test_pages_of_deeds_are_not_there_for_others(
    make_need: MakeNeed, who: str, deed: str, request: pytest.FixtureRequest
) -> None:
    need = make_need(visibility=Visibility.PUBLIC)
    client = client_of(request.getfixturevalue(who))
    assert client.get(f"{need.get_absolute_url()}{deed}/").status_code == 404


@pytest.mark.parametrize("deed", ["skarpning", "delning", "oppning", "filer"])
def test_deeds_are_not_done_for_others(make_need: MakeNeed, teacher: User, deed: str) -> None:
    need = make_need(affected="Vi", wanted_effect="Nycklar", visibility=Visibility.INTERNAL)
    upload = SimpleUploadedFile("a.txt", b"hej", content_type="text/plain")
    given = {"visibility": "public", "fil": upload}
    response = client_of(teacher).post(f"{need.get_absolute_url()}{deed}/", given)
    assert response.status_code == 404
    again = Need.objects.get()
    assert (again.status, again.visibility, again.files.count()) == ("captured", "internal", 0)


def edit_form(need: Need, **changes: object) -> dict[str, object]:
    rows = {
        "krav-TOTAL_FORMS": 2,
        "krav-INITIAL_FORMS": 0,
        "krav-0-weight": "ska",
        "krav-1-weight": "ska",
    }
    fields = ("title", "text", "affected", "frequency", "consequence", "wanted_effect", "version")
    return (
        {name: getattr(need, name) for name in fields} | {"scope": need.scope_id} | rows | changes
    )


def test_the_lead_writes_it_sharp_and_shares_it(make_need: MakeNeed, lead: User) -> None:
    need, client = make_need(), client_of(lead)
    given = edit_form(
        need,
        affected="Tolv undersköterskor",
        wanted_effect="Ingen letar",
        **{"krav-0-what": "Nyckeln finns när den behövs", "krav-0-target": "98 %"},
    )
    assert client.post(f"{need.get_absolute_url()}andring/", given).status_code == 302
    assert "Nyckeln finns när den behövs" in text_of(client.get(need.get_absolute_url()))
    client.post(f"{need.get_absolute_url()}skarpning/")
    client.post(f"{need.get_absolute_url()}delning/", {"visibility": "network"})
    again = Need.objects.get()
    assert (again.status, again.visibility, again.audience) == ("sharpened", "network", "network")


def test_what_was_typed_stays_when_someone_else_was_faster(
    make_need: MakeNeed, nurse: User, lead: User
) -> None:
    need = make_need()
    mine, theirs = edit_form(need, affected="Natten"), edit_form(need, affected="Kvällen")
    assert client_of(nurse).post(f"{need.get_absolute_url()}andring/", mine).status_code == 302
    late = client_of(lead).post(f"{need.get_absolute_url()}andring/", theirs)
    assert late.status_code == 422
    assert 'value="Kvällen"' in late.content.decode()
    assert Need.objects.get().affected == "Natten"
    again = theirs | {"version": late.context["form"]["version"].value()}
    assert client_of(lead).post(f"{need.get_absolute_url()}andring/", again).status_code == 302
    assert Need.objects.get().affected == "Kvällen"


def test_sharpening_too_early_says_what_is_missing(make_need: MakeNeed, lead: User) -> None:
    need = make_need()
    response = client_of(lead).post(f"{need.get_absolute_url()}skarpning/")
    assert response.status_code == 409
    assert "Skriv vem det drabbar" in text_of(response)


def test_only_colleagues_read_who_wrote_it(
    make_need: MakeNeed, teacher: User, outsider: User
) -> None:
    need = make_need(visibility=Visibility.PUBLIC)
    assert "nurse" in text_of(client_of(teacher).get(need.get_absolute_url()))
    for stranger in (outsider, None):
        assert "nurse" not in text_of(client_of(stranger).get(need.get_absolute_url()))


def test_a_list_takes_as_many_queries_for_three_as_for_one(
    make_need: MakeNeed, nurse: User
) -> None:
    def queries() -> int:
        client = client_of(nurse)
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/boras/behov/").status_code == 200
        return len(seen)

    make_need()
    queries()
    one = queries()
    make_need(), make_need()
    assert queries() == one
    assert one <= 12


def test_filters_narrow_and_nonsense_is_ignored(
    make_need: MakeNeed, nurse: User, vard: Unit, skola: Unit
) -> None:
    make_need(title="Nyckeln är borta", scope=vard, themes=["trygghet"])
    make_need(title="Schemat ändras", scope=skola, themes=["skola"])
    client = client_of(nurse)

    def shown(query: str) -> set[str]:
        page = client.get(f"/boras/behov/?{query}")
        assert page.status_code == 200
        return {need.title for need in page.context["listing"].page.items}

    assert shown("q=schemat") == {"Schemat ändras"}
    assert shown(f"enhet={vard.pk}") == {"Nyckeln är borta"}
    assert shown("omrade=skola") == {"Schemat ändras"}
    assert shown("lage=sharpened") == set()
    for nonsense in (
        "enhet=abc",
        "lage=xyz",
        "efter=%00",
        "visade=-1",
        "vy=x",
        "sortera=x",
        "q=%00",
    ):
        assert shown(nonsense) == {"Nyckeln är borta", "Schemat ändras"}


def test_more_shows_each_need_once(make_need: MakeNeed, nurse: User) -> None:
    for _ in range(45):
        make_need()
    client, url, seen = client_of(nurse), "/boras/behov/", []
    while url:
        listing = client.get(url).context["listing"]
        seen += [need.pk for need in listing.page.items]
        assert listing.shown == len(seen)
        url = f"/boras/behov/{listing.more_url}" if listing.more_url else ""
    assert len(seen) == len(set(seen)) == 45


def test_links_of_a_need_hide_what_the_reader_may_not_see(
    make_need: MakeNeed, helsingborg: Platform, outsider: User, nurse: User
) -> None:
    need = make_need(visibility=Visibility.NETWORK)
    secret = make_need(
        helsingborg, by=None, title="Hemligt i Helsingborg", visibility=Visibility.INTERNAL
    )
    with transaction.atomic():
        records.tie(source=need, target=secret, kind="same", by=None)
    assert "Hemligt" in text_of(client_of(outsider).get(need.get_absolute_url()))
    assert "Hemligt" not in text_of(client_of(nurse).get(need.get_absolute_url()))


def test_words_are_never_markup(make_need: MakeNeed, nurse: User) -> None:
    need = make_need(title="<script>alert(1)</script>", text="<img src=x onerror=alert(1)> hej")
    html = client_of(nurse).get(need.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert not re.search(r"<img[^>]+onerror", html)


def test_a_list_without_the_words_leads_to_the_search(boras: Platform, nurse: User) -> None:
    found = client_of(nurse).get("/boras/behov/?q=två+ord%26").content.decode()
    assert 'href="/boras/sok/?q=tv%C3%A5%20ord%26"' in found
    assert "/boras/sok/?q=" not in client_of(nurse).get("/boras/behov/").content.decode()
