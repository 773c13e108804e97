"""Editing a solution: who may, where it stays, what the person saw."""

from collections.abc import Callable
from typing import Any

import pytest

from sprang.foundation.enums import Role
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Platform, User
from sprang.organisations.actions import give_role
from sprang.organisations.models import Organisation, Partnership, Unit
from sprang.solutions import actions
from sprang.solutions.models import Solution
from tests.cast import client_of
from tests.html import fields_of, text_of

MakeSolution = Callable[..., Solution]


def written(solution: Solution, **changes: object) -> dict[str, object]:
    """The form as it is sent when nobody has touched it."""
    return {
        "title": solution.title,
        "text": solution.text,
        "novelty": solution.novelty,
        "scope": solution.scope_id,
        "version": solution.version,
    } | changes


def edit(user: User, solution: Solution, **changes: object) -> Any:
    url = f"{solution.get_absolute_url()}andring/"
    return client_of(user).post(url, written(solution, **changes))


@pytest.mark.parametrize("visibility", ["network", "public"])
def test_the_author_does_not_change_what_has_left_the_house(
    make_solution: MakeSolution, nurse: User, expert: User, vard: Unit, visibility: str
) -> None:
    solution = make_solution(by=nurse, scope=vard, visibility=visibility)
    with pytest.raises(NotAllowed):
        actions.edit_solution(solution=solution, by=nurse, title="Kapad")
    assert actions.edit_solution(solution=solution, by=expert, title="Ny").title == "Ny"


def test_who_has_left_the_platform_changes_nothing(
    make_solution: MakeSolution, nurse: User, partner: User, vard: Unit
) -> None:
    solution = make_solution(by=nurse, scope=vard, visibility="internal")
    assert actions.edit_solution(solution=solution, by=nurse, title="Min").title == "Min"
    nurse.memberships.all().delete()
    gone = User.objects.get(pk=nurse.pk)
    with pytest.raises(NotAllowed):
        actions.edit_solution(solution=solution, by=gone, title="Kapad")
    theirs = make_solution(by=partner, visibility="internal")
    with pytest.raises(NotAllowed):
        actions.edit_solution(solution=theirs, by=partner, title="Kapad")


def test_it_stays_with_its_unit_whoever_edits(
    make_solution: MakeSolution, boras: Platform, teacher: User, vard: Unit, skola: Unit
) -> None:
    give_role(user=teacher, scope=vard, role=Role.MEMBER, by=None)
    solution = make_solution(by=teacher, scope=vard, visibility="unit")
    teacher.memberships.filter(scope=vard).delete()
    page = client_of(teacher).get(f"{solution.get_absolute_url()}andring/")
    scope = page.context["form"]["scope"]
    places = {str(value) for value, _label in scope.field.choices}
    assert places == {str(vard.pk), str(skola.pk)}
    assert f'<option value="{vard.pk}" selected>' in str(scope)

    untouched, left_out = {"title": "Ett"}, {"title": "Två", "version": 2, "scope": ""}
    for changes in (untouched, left_out):
        assert edit(teacher, solution, **changes).status_code == 302
        assert Solution.objects.get().scope_id == vard.pk
    for elsewhere in (boras.pk, skola.parent_id):
        refused = edit(teacher, solution, version=3, scope=elsewhere)
        assert (refused.status_code, fields_of(refused)) == (422, {"scope"})
    assert edit(teacher, solution, version=3, scope=skola.pk).status_code == 302
    assert Solution.objects.get().audience == f"scope:{skola.pk}"


def test_the_lead_moves_it_anywhere_on_the_platform(
    make_solution: MakeSolution, boras: Platform, lead: User, vard: Unit, other_lead: User
) -> None:
    solution = make_solution(scope=vard)
    assert edit(other_lead, solution, scope=boras.pk).status_code == 404
    assert edit(lead, solution, scope=boras.pk).status_code == 302
    assert Solution.objects.get().scope_id == boras.pk
    solution.refresh_from_db()
    assert edit(lead, solution, title="Ny").status_code == 302
    assert Solution.objects.get().scope_id == boras.pk


def test_the_buttons_carry_what_the_person_saw(make_solution: MakeSolution, lead: User) -> None:
    solution = make_solution(status="idea")
    client, url = client_of(lead), solution.get_absolute_url()
    page = client.get(url).content.decode()
    assert page.count('<input type="hidden" name="version" value="1">') == 3
    actions.edit_solution(solution=solution, by=lead, text="Nu står det ett namn här.")

    late = client.post(f"{url}delning/", {"visibility": "public", "version": 1})
    assert late.status_code == 409
    for verb in ("introduce", "withdraw"):
        assert client.post(f"{url}steg/", {"steg": verb, "version": 1}).status_code == 409
    after = Solution.objects.get()
    assert (after.status, after.visibility) == ("idea", "network")
    assert client.post(f"{url}steg/", {"steg": "introduce", "version": 2}).status_code == 302
    assert client.post(f"{url}delning/", {"visibility": "public", "version": 3}).status_code == 302
    after.refresh_from_db()
    assert (after.status, after.visibility) == ("in_use", "public")


@pytest.mark.parametrize("given", ["2025-99", "2025-00", "0999", "2025-3", "mars"])
def test_a_month_that_is_none_is_told(make_solution: MakeSolution, lead: User, given: str) -> None:
    solution = make_solution(in_use_since="2024")
    refused = edit(lead, solution, in_use_since=given)
    assert (refused.status_code, fields_of(refused)) == (422, {"in_use_since"})
    assert edit(lead, solution, in_use_since="2025-12").status_code == 302
    assert Solution.objects.get().in_use_since == "2025-12"


def test_a_page_stands_whatever_the_month_says(make_solution: MakeSolution) -> None:
    solution = make_solution(visibility="public", effect="Lugnt.", in_use_since="2025-99")
    for url in (solution.get_absolute_url(), "/boras/"):
        page = client_of(None).get(url)
        assert (page.status_code, "2025-99" in text_of(page)) == (200, True)


@pytest.fixture
def company(boras: Platform) -> Organisation:
    partner = Organisation.objects.create(
        name="Låsbolaget", type="authority", organisation_number="5567037485"
    )
    Partnership.objects.create(platform=boras, organisation=partner)
    Organisation.objects.create(name="Byrån", type="startup")
    Organisation.objects.create(name="Dolda", type="startup", is_listed=False)
    for _each in range(2):
        Organisation.objects.create(name="Tvillingen", type="startup")
    return partner


@pytest.mark.parametrize("given", ["Låsbolaget", "556703-7485", "5567037485"])
def test_who_made_it_and_who_copied_it(
    make_solution: MakeSolution, lead: User, company: Organisation, given: str
) -> None:
    solution = make_solution()
    words = {"provider": given, "summary": "Kort sagt.", "adopted_by": "växjö, 1281; Växjö"}
    assert edit(lead, solution, **words).status_code == 302
    after = Solution.objects.get()
    assert (after.provider, after.summary) == (company, "Kort sagt.")
    assert after.adopted_by == ["0780", "1281"]
    page = text_of(client_of(lead).get(after.get_absolute_url()))
    assert "Låsbolaget" in page
    assert "Lund, Växjö" in page
    form = client_of(lead).get(f"{after.get_absolute_url()}andring/").context["form"]
    assert form.known == ["Låsbolaget", "Byrån", "Tvillingen"]
    assert 'value="Låsbolaget"' in str(form["provider"])
    assert 'value="Växjö, Lund"' in str(form["adopted_by"])


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        ({"provider": "Lås"}, "provider", "”Lås” finns inte i registret."),
        ({"provider": "Dolda"}, "provider", "”Dolda” finns inte i registret."),
        ({"provider": "Tvillingen"}, "provider", "Skriv organisationsnumret i stället."),
        ({"adopted_by": "Lund, Atlantis"}, "adopted_by", "Ingen kommun heter ”Atlantis”."),
        ({"adopted_by": "9999"}, "adopted_by", "Ingen kommun heter ”9999”."),
    ],
)
def test_names_that_nobody_has_are_told(
    make_solution: MakeSolution,
    lead: User,
    company: Organisation,
    given: dict[str, str],
    field: str,
    told: str,
) -> None:
    refused = edit(lead, make_solution(), **given)
    assert (refused.status_code, fields_of(refused)) == (422, {field})
    assert told in text_of(refused)


def test_a_maker_stays_though_it_has_left_the_register(
    make_solution: MakeSolution, lead: User, company: Organisation
) -> None:
    solution = make_solution(provider=company)
    Organisation.objects.filter(pk=company.pk).update(is_listed=False)
    assert edit(lead, solution, title="Ny", provider="Låsbolaget").status_code == 302
    assert Solution.objects.get().provider == company
