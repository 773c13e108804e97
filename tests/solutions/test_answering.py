"""Which needs a solution answers: named in the form, shown on both pages."""

from collections.abc import Callable

import pytest

from sprang.foundation.enums import Visibility
from sprang.foundation.errors import NotAllowed
from sprang.foundation.models import Entry, Link, Platform, User
from sprang.needs.models import Need
from sprang.solutions import actions
from sprang.solutions.models import Solution
from tests.cast import client_of
from tests.html import fields_of, text_of

from .test_editing import edit
from .test_solutions import NEW, told

MakeNeed = Callable[..., Need]
MakeSolution = Callable[..., Solution]


def test_ties_are_seen_on_both_pages(
    make_need: MakeNeed, helsingborg: Platform, nurse: User, outsider: User
) -> None:
    here = make_need(title="Nycklarna är borta")
    there = make_need(platform=helsingborg, by=outsider, title="Porten", visibility="network")
    named = f"{here.reference.lower()}, Helsingborg {there.reference}; {here.reference}"
    assert client_of(nurse).post(NEW, told(answers=named)).status_code == 302

    solution = Solution.objects.get()
    assert solution.version == 1
    page = text_of(client_of(nurse).get(solution.get_absolute_url()))
    assert f"{here.reference} Nycklarna är borta svarar på" in page
    assert f"{there.reference} Porten svarar på, Helsingborg" in page
    for need in (here, there):
        page = text_of(client_of(nurse).get(need.get_absolute_url()))
        assert f"{solution.title} löser det här" in page
    kinds = [entry.kind for entry in Entry.objects.order_by("seq")][-3:]
    assert kinds == ["solution.registered", "solution.tied", "solution.tied"]
    form = client_of(nurse).get(f"{solution.get_absolute_url()}andring/").context["form"]
    assert f'value="{here.reference}, helsingborg {there.reference}"' in str(form["answers"])


def test_a_need_one_may_not_see_is_as_one_that_is_not(
    make_need: MakeNeed, make_solution: MakeSolution, helsingborg: Platform, lead: User
) -> None:
    hidden = make_need(platform=helsingborg, by=None, title="Hemligt")
    solution = make_solution()
    for named in (f"helsingborg {hidden.reference}", "helsingborg B00-9999", "Atlantis B26-1"):
        refused = edit(lead, solution, answers=named)
        assert (refused.status_code, fields_of(refused)) == (422, {"answers"})
        assert f"Det finns inget behov ”{named}” som du kan se." in text_of(refused)
    assert "inget behov ”B00-9999”" in text_of(edit(lead, solution, answers="B00-9999"))
    assert "inget behov ”L" in text_of(edit(lead, solution, answers=solution.reference))
    with pytest.raises(NotAllowed):
        actions.answer_needs(solution=solution, by=lead, needs=[hidden])
    with pytest.raises(NotAllowed):
        actions.answer_needs(solution=solution, by=lead, needs=[solution])
    assert not Link.objects.exists()


def test_editing_replaces_the_ties_one_sees(
    make_need: MakeNeed,
    make_solution: MakeSolution,
    helsingborg: Platform,
    lead: User,
    other_lead: User,
) -> None:
    solution, first, second = make_solution(), make_need(), make_need()
    hidden = make_need(platform=helsingborg, by=None)
    Link.objects.create(source=solution, target=hidden, kind=Link.Kind.ANSWERS)
    actions.answer_needs(solution=solution, by=lead, needs=[first])
    assert solution.version == 2

    assert edit(lead, solution, answers=second.reference).status_code == 302
    assert {link.target_id for link in Link.objects.all()} == {hidden.pk, second.pk}
    assert list(Entry.objects.order_by("seq").values_list("kind", flat=True))[-3:] == [
        "solution.tied",
        "solution.untied",
        "solution.answers_set",
    ]
    stale = edit(lead, solution, answers=first.reference)
    assert (stale.status_code, stale.context["form"]["answers"].value()) == (422, first.reference)
    solution.refresh_from_db()
    assert solution.version == 3
    assert edit(lead, solution, title="Ny", answers="").status_code == 302
    assert Link.objects.get().target_id == hidden.pk
    assert Solution.objects.get().version == 4


def test_only_those_who_may_edit_say_what_it_answers(
    make_need: MakeNeed, make_solution: MakeSolution, nurse: User
) -> None:
    solution = make_solution(visibility=Visibility.NETWORK)
    with pytest.raises(NotAllowed):
        actions.answer_needs(solution=solution, by=nurse, needs=[make_need()])
    assert not Link.objects.exists()
