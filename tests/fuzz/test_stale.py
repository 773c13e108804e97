"""Two people edit the same: the later reads what the other wrote, and chooses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sprang.foundation.errors import Stale
from sprang.foundation.models import Platform, User
from sprang.matching.models import Synonym
from sprang.matching.synonyms.actions import add_synonym
from sprang.needs.actions import edit_need, share_need, sharpen_need
from sprang.needs.calls.models import Call
from sprang.needs.models import Need, PriorArt
from sprang.organisations.actions import rename_unit
from sprang.organisations.models import Organisation, Unit
from sprang.solutions.models import Solution
from tests.calls.making import build_call
from tests.cast import client_of
from tests.fuzz.fuzzing import found_forms, name_of
from tests.fuzz.page import Form, form_to, forms_of
from tests.fuzz.world import World
from tests.html import text_of

MakeNeed = Callable[..., Need]
WORDS = "/boras/installningar/"


def opened(client: Client, address: str) -> Form:
    return form_to(client.get(address), address)


def test_the_loser_reads_both_and_chooses(make_need: MakeNeed, nurse: User, lead: User) -> None:
    need = make_need()
    address = f"{need.get_absolute_url()}andring/"
    theirs, mine = opened(client_of(nurse), address), opened(client_of(lead), address)
    assert client_of(nurse).post(address, theirs.values() | {"affected": "Natten"}).status_code
    late = client_of(lead).post(address, mine.values() | {"affected": "Kvällen", "title": "Nyckel"})
    assert late.status_code == 422
    said = text_of(late)
    assert "Någon annan har ändrat under tiden: Vem det drabbar." in said
    assert "Vem det drabbar: så står det nu Natten" in said
    form = form_to(late, address)
    assert (form.first("affected"), form.first("title")) == ("Kvällen", "Nyckel")
    assert Need.objects.get().affected == "Natten"
    assert client_of(lead).post(address, form.values()).status_code == 302
    assert (Need.objects.get().affected, Need.objects.get().title) == ("Kvällen", "Nyckel")


def test_what_one_has_not_touched_follows_the_other(
    make_need: MakeNeed, nurse: User, lead: User
) -> None:
    """Otherwise saving again would quietly take the other's words away."""
    need = make_need(affected="Alla")
    address = f"{need.get_absolute_url()}andring/"
    mine = opened(client_of(lead), address)
    edit_need(need=need, by=nurse, affected="Natten", themes=["vatten"])
    late = client_of(lead).post(address, mine.values() | {"title": "Nyckel"})
    assert late.status_code == 422
    assert "Deras ändring står nu i formuläret" in text_of(late)
    form = form_to(late, address)
    assert (form.first("affected"), form.first("title")) == ("Natten", "Nyckel")
    assert form.values()["themes"] == ["vatten"]
    assert client_of(lead).post(address, form.values()).status_code == 302
    now = Need.objects.get()
    assert (now.affected, now.themes, now.title) == ("Natten", ["vatten"], "Nyckel")


def test_the_requirements_of_the_other_are_told(
    make_need: MakeNeed, nurse: User, lead: User
) -> None:
    need = make_need()
    address = f"{need.get_absolute_url()}andring/"
    theirs, mine = opened(client_of(nurse), address), opened(client_of(lead), address)
    row = {"krav-0-what": "Nyckeln finns", "krav-0-target": "98 %"}
    assert client_of(nurse).post(address, theirs.values() | row).status_code == 302
    own = {"krav-0-what": "Ingen letar", "krav-0-target": "1 minut"}
    late = client_of(lead).post(address, mine.values() | own)
    assert late.status_code == 422
    assert "Kraven: så står det nu Nyckeln finns, 98 %" in text_of(late)
    assert form_to(late, address).first("krav-0-what") == "Ingen letar"


def test_saving_twice_is_not_somebody_else(make_need: MakeNeed, lead: User) -> None:
    address = f"{make_need().get_absolute_url()}andring/"
    sent = opened(client_of(lead), address).values() | {"affected": "Natten"}
    assert [client_of(lead).post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert Need.objects.get().version == 2


def test_a_status_that_changed_is_told_too(make_need: MakeNeed, admin: User, lead: User) -> None:
    need = make_need(affected="Alla", wanted_effect="Lugn")
    address = f"{need.get_absolute_url()}andring/"
    mine = opened(client_of(admin), address)
    sharpen_need(need=need, by=lead)
    late = client_of(admin).post(address, mine.values() | {"title": "Nyckel"})
    assert (late.status_code, form_to(late, address).first("title")) == (422, "Nyckel")
    assert client_of(admin).post(address, form_to(late, address).values()).status_code == 302
    assert (Need.objects.get().status, Need.objects.get().title) == ("sharpened", "Nyckel")


def test_solutions_too(make_solution: Callable[..., Solution], lead: User, admin: User) -> None:
    solution = make_solution(effect_before=10, effect_after=2, adopted_by=["1490", "0180"])
    address = f"{solution.get_absolute_url()}andring/"
    theirs, mine = opened(client_of(admin), address), opened(client_of(lead), address)
    changed = {"title": "Lås", "adopted_by": "Lund", "effect_after": "1.5"}
    assert client_of(admin).post(address, theirs.values() | changed).status_code == 302
    late = client_of(lead).post(address, mine.values() | {"title": "Portar"})
    assert late.status_code == 422
    assert "Rubrik: så står det nu Lås" in text_of(late)
    form = form_to(late, address)
    assert (form.first("title"), form.first("adopted_by")) == ("Portar", "Lund")
    assert client_of(lead).post(address, form.values()).status_code == 302
    now = Solution.objects.get()
    assert (now.title, now.adopted_by, str(now.effect_after)) == ("Portar", ["1281"], "1.500")


@pytest.mark.parametrize("shared", ["innovation_definition", "promise"])
def test_a_city_s_words(boras: Platform, admin: User, shared: str) -> None:
    theirs, mine = opened(client_of(admin), WORDS), opened(client_of(admin), WORDS)
    theirs_sent = theirs.values() | {shared: "Nytt i bruk", "tagline": "Vi springer"}
    assert client_of(admin).post(WORDS, theirs_sent).status_code == 302
    late = client_of(admin).post(WORDS, mine.values() | {shared: "Mitt"})
    assert late.status_code == 422
    assert "så står det nu Nytt i bruk" in text_of(late)
    form = form_to(late, WORDS)
    assert (form.first(shared), form.first("tagline")) == ("Mitt", "Vi springer")
    assert client_of(admin).post(WORDS, form.values()).status_code == 302
    now = Platform.objects.get(slug="boras")
    assert (getattr(now, shared), now.tagline) == ("Mitt", "Vi springer")


def test_a_unit_s_name(skola: Unit, admin: User) -> None:
    address = f"{WORDS}enheter/{skola.uid}/namn/"
    mine = opened(client_of(admin), address)
    rename_unit(unit=skola, by=admin, name="Utbildning")
    late = client_of(admin).post(address, mine.values() | {"name": "Skolan"})
    assert late.status_code == 422
    assert "Namn: så står det nu Utbildning" in text_of(late)
    assert client_of(admin).post(address, form_to(late, address).values()).status_code == 302
    assert Unit.objects.get(pk=skola.pk).name == "Skolan"


def test_an_organisation(boras: Platform, lead: User, other_lead: User) -> None:
    company = Organisation.objects.create(name="Låsbolaget", type="startup")
    address = f"/boras/natverket/{company.uid}/andring/"
    mine = opened(client_of(lead), address)
    theirs = opened(client_of(other_lead), address)
    changed = {"name": "Låsbolaget AB", "website": "https://las.example"}
    assert client_of(other_lead).post(address, theirs.values() | changed).status_code == 302
    late = client_of(lead).post(address, mine.values() | {"name": "Lås & Port"})
    assert late.status_code == 422
    form = form_to(late, address)
    assert (form.first("name"), form.first("website")) == ("Lås & Port", "https://las.example")
    assert client_of(lead).post(address, form.values()).status_code == 302
    assert Organisation.objects.get(pk=company.pk).website == "https://las.example"


def test_faster_by_a_moment(skola: Unit, admin: User) -> None:
    """Between the form's look and the writing: the action asks the row itself."""
    seen = Unit.objects.get(pk=skola.pk)
    rename_unit(unit=skola, by=admin, name="Utbildning")
    with pytest.raises(Stale):
        rename_unit(unit=seen, by=admin, name="Skolan")
    assert Unit.objects.get(pk=skola.pk).name == "Utbildning"


def deeds_of(page: Any) -> list[Form]:
    here = page.request["PATH_INFO"]
    return [f for f in forms_of(page) if f.method == "post" and f.action.startswith(here)]


def test_every_deed_on_a_record_s_page_carries_what_was_seen(
    make_need: MakeNeed, make_solution: Callable[..., Solution], lead: User
) -> None:
    found = []
    for status in ("captured", "sharpened", "closed", "withdrawn"):
        need = make_need(status=status, affected="Alla", wanted_effect="Lugn")
        found += deeds_of(client_of(lead).get(need.get_absolute_url()))
        for page in ("avslut/", "aterkallande/"):
            answer = client_of(lead).get(f"{need.get_absolute_url()}{page}")
            found += deeds_of(answer) if answer.status_code == 200 else []
    for status in ("idea", "tested", "in_use", "retired", "withdrawn"):
        solution = make_solution(status=status)
        found += deeds_of(client_of(lead).get(solution.get_absolute_url()))
    without = {f.action for f in found if "version" not in f.names and "filer" not in f.action}
    assert len(found) > 20
    assert without == set()


@pytest.mark.parametrize("deed", ["aterkallande", "oppning"])
def test_a_deed_on_what_one_has_not_read_is_refused(
    make_need: MakeNeed, nurse: User, lead: User, deed: str
) -> None:
    need = make_need(status="captured" if deed == "aterkallande" else "withdrawn")
    here, client = need.get_absolute_url(), client_of(nurse)
    page = client.get(f"{here}{deed}/" if deed == "aterkallande" else here)
    sent = form_to(page, f"{here}{deed}/").values()
    share_need(need=need, by=lead, visibility="unit") if deed == "aterkallande" else edit_need(
        need=need, by=None, affected="Natten"
    )
    late = client.post(f"{here}{deed}/", sent)
    assert late.status_code == 409
    assert Need.objects.get().status == need.status


UNSEEN = {
    "agreement-new": "begins something",
    "import-detail": "one's own import",
    "me": "one's own name",
    "need-capture": "a draft of one's own",
    "need-tell": "begins something",
    "submission-detail": "decides, once",
    "view-rename": "a name of one's own",
}
"""Forms with words in them that carry nothing of what was seen, and why they need not."""


def test_every_form_that_changes_words_carries_what_was_seen(db: None) -> None:
    forms = [form for _who, _path, form in found_forms(World(), ["admin"])]
    written = {name_of(form.action): form for form in forms if any(map(any, words_in(form)))}
    without = {name for name, form in written.items() if not {"version", "seen"} & set(form.names)}
    assert without == UNSEEN.keys()


def words_in(form: Form) -> list[list[str]]:
    return [kept for name, kept in form.values().items() if name in form.typed]


def test_a_call(boras: Platform, lead: User, admin: User) -> None:
    call = build_call(boras, lead)
    address = f"{call.get_absolute_url()}andring/"
    theirs, mine = opened(client_of(admin), address), opened(client_of(lead), address)
    assert client_of(admin).post(address, theirs.values() | {"title": "Brunnar"}).status_code == 302
    late = client_of(lead).post(address, mine.values() | {"title": "Regn", "money": "Lite"})
    assert late.status_code == 422
    assert "så står det nu Brunnar" in text_of(late)
    form = form_to(late, address)
    assert (form.first("title"), form.first("money")) == ("Regn", "Lite")
    assert client_of(lead).post(address, form.values()).status_code == 302
    assert (Call.objects.get().title, Call.objects.get().money) == ("Regn", "Lite")


def test_a_synonym(boras: Platform, lead: User, admin: User) -> None:
    row = add_synonym(platform=boras, by=lead, word="nyckel", others="bricka")
    address = f"/boras/synonymer/{row.uid}/"
    theirs, mine = opened(client_of(admin), address), opened(client_of(lead), address)
    assert client_of(admin).post(address, theirs.values() | {"others": "tagg"}).status_code == 302
    late = client_of(lead).post(address, mine.values() | {"others": "kort"})
    assert late.status_code == 422
    assert "så står det nu tagg" in text_of(late)
    form = form_to(late, address)
    assert form.first("others") == "kort"
    assert client_of(lead).post(address, form.values()).status_code == 302
    assert Synonym.objects.get().others == "kort"


def test_a_judgement(make_need: MakeNeed, lead: User, admin: User) -> None:
    need = make_need()
    said = {"origin": "market", "verdict": "not", "because": "För dyr."}
    found = PriorArt.objects.create(need=need, title="Skåp", **said)
    address = f"{need.get_absolute_url()}granskat/{found.uid}/"
    theirs, mine = opened(client_of(admin), address), opened(client_of(lead), address)
    changed = {"because": "Nästan."}
    assert client_of(admin).post(address, theirs.values() | changed).status_code == 302
    late = client_of(lead).post(address, mine.values() | {"because": "Går inte."})
    assert late.status_code == 422
    assert "så står det nu Nästan." in text_of(late)
    assert client_of(lead).post(address, form_to(late, address).values()).status_code == 302
    assert PriorArt.objects.get().because == "Går inte."
