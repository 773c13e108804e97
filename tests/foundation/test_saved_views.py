"""What somebody chose in a list, kept under a name of theirs."""

from typing import Any

import pytest

from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.lists import saving
from sprang.foundation.lists.named import lists
from sprang.foundation.lists.saving import remove_view, rename_view, save_view
from sprang.foundation.models import Entry, Platform, SavedView, User
from sprang.organisations.models import Unit
from tests.cast import build_need, client_of
from tests.html import page_of

pytestmark = pytest.mark.django_db
NEEDS, VIEWS = "/boras/behov/", "/boras/vyer/"


def save(by: User, platform: Platform, asked: str = "q=nycklar", name: str = "Lås") -> SavedView:
    return save_view(platform=platform, by=by, list_name="needs", asked=asked, name=name)


def names(user: User) -> list[str]:
    return [view.name for view in SavedView.objects.filter(user=user)]


def test_only_what_chooses_rows_is_kept_in_one_order(nurse: User, boras: Platform) -> None:
    asked = "sortera=aldst&format=csv&efter=abc&visade=40&vy=alla&q=nycklar&x=1"
    view = save(nurse, boras, asked)
    assert view.asked == "q=nycklar&sortera=aldst&vy=alla"
    assert save(nurse, boras, "vy=alla&q=nycklar&sortera=aldst", "Alla lås").pk == view.pk
    assert names(nurse) == ["Alla lås"]


@pytest.mark.parametrize(
    ("asked", "name", "what"),
    [
        ("", "Allt", "asked"),
        ("vy=finns-inte&sortera=baklanges", "Allt", "asked"),
        ("lage=finns-inte", "Läget", "asked"),
        ("enhet=999999", "Enheten", "asked"),
        ("q=" + "å" * 200, "Långt", "asked"),
        ("q=lås", "   ", "name"),
    ],
)
def test_what_cannot_be_kept_is_said(
    nurse: User, boras: Platform, asked: str, name: str, what: str
) -> None:
    with pytest.raises(BadInput) as refused:
        save(nurse, boras, asked, name)
    assert list(refused.value.faults) == [what]
    assert not names(nurse)


def test_a_list_that_there_is_not(nurse: User, boras: Platform) -> None:
    with pytest.raises(BadInput):
        save_view(platform=boras, by=nurse, list_name="secrets", asked="q=a", name="A")


def test_a_name_is_of_one_view_in_a_list(nurse: User, teacher: User, boras: Platform) -> None:
    first = save(nurse, boras)
    second = save(nurse, boras, "q=portar", "Portar")
    with pytest.raises(BadInput):
        save(nurse, boras, "q=dörrar", "lås")
    with pytest.raises(BadInput):
        rename_view(view=second, by=nurse, name="LÅS")
    assert rename_view(view=first, by=nurse, name="lås").name == "lås"
    save(teacher, boras)
    save_view(platform=boras, by=nurse, list_name="solutions", asked="q=lås", name="Lås")
    assert SavedView.objects.count() == 4


def test_there_is_an_end_to_how_many(
    nurse: User, boras: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "MOST", 1)
    save(nurse, boras)
    with pytest.raises(Refused):
        save(nurse, boras, "q=portar", "Portar")


def test_another_persons_is_not_touched(nurse: User, teacher: User, boras: Platform) -> None:
    view = save(nurse, boras)
    for deed in (
        lambda: rename_view(view=view, by=teacher, name="Min"),
        lambda: remove_view(view=view, by=teacher),
    ):
        with pytest.raises(NotAllowed):
            deed()
    client = client_of(teacher)
    for path in (f"{VIEWS}{view.uid}/", f"{VIEWS}{view.uid}/borttagning/"):
        assert client.post(path, {"name": "Min"}).status_code == 404
    assert "Lås" not in page_of(client, VIEWS)
    assert "Mina vyer" not in page_of(client, NEEDS)
    assert names(nurse) == ["Lås"]


def test_the_journal_tells_without_the_words(nurse: User, boras: Platform) -> None:
    view = save(nurse, boras)
    rename_view(view=view, by=nurse, name="Portar")
    uid = str(view.uid)
    remove_view(view=view, by=nurse)
    told = Entry.objects.filter(subject_uid=nurse.uid, kind__startswith="view.").order_by("seq")
    assert [(entry.kind, entry.payload) for entry in told] == [
        (f"view.{verb}", {"view": uid}) for verb in ("saved", "renamed", "removed")
    ]


def test_saved_from_the_list_found_again_and_taken_away(nurse: User, boras: Platform) -> None:
    build_need(boras, title="Nycklarna kommer bort")
    build_need(boras, title="Bussen är sen", text="Vi väntar.")
    client = client_of(nurse)
    assert "Spara vyn" not in page_of(client, NEEDS)
    shown = page_of(client, NEEDS + "?q=nycklarna&sortera=aldst")
    assert 'name="asked" value="q=nycklarna&amp;sortera=aldst"' in shown
    asked = {"list": "needs", "asked": "q=nycklarna&sortera=aldst", "name": "Lås"}
    there = client.post(VIEWS, asked)["Location"]
    found = page_of(client, there)
    assert "Nycklarna kommer bort" in found
    assert "Bussen är sen" not in found
    assert "Spara vyn" not in found
    assert f'href="{there.replace("&", "&amp;")}" aria-current="true"' in found
    assert f'href="{there.replace("&", "&amp;")}"' in page_of(client, VIEWS)
    view = SavedView.objects.get()
    said = {"list": view.list, "asked": view.asked}
    back = client.post(f"{VIEWS}{view.uid}/borttagning/", said, follow=True)
    assert back.redirect_chain[0][0] == there
    assert "Spara vyn" in back.content.decode()
    assert "Vyn är borttagen" in back.content.decode()


def test_what_is_wrong_comes_back_with_the_words(nurse: User, boras: Platform) -> None:
    save(nurse, boras)
    client = client_of(nurse)
    answer = client.post(VIEWS, {"list": "needs", "asked": "q=port", "name": "Lås"})
    assert answer.status_code == 422
    assert "Du har redan en vy som heter så" in answer.content.decode()
    assert 'value="q=port"' in answer.content.decode()
    view = SavedView.objects.get()
    wrong = client.post(f"{VIEWS}{view.uid}/", {"name": ""})
    assert wrong.status_code == 422
    assert client.post(f"{VIEWS}{view.uid}/", {"name": "Portar"}).status_code == 302
    assert names(nurse) == ["Portar"]


def test_a_choice_that_is_no_more_is_told(nurse: User, boras: Platform, vard: Unit) -> None:
    view = save(nurse, boras, f"enhet={vard.pk}&q=nycklar", "Vården")
    shown = page_of(client_of(nurse), f"{NEEDS}?{view.asked.replace(str(vard.pk), '99999')}")
    assert "Vi bortser från det som inte går att använda: Enhet." in shown


@pytest.mark.parametrize("each", lists(), ids=lambda each: each.name)
def test_every_list_can_be_saved_and_is_found_again(
    each: Any, admin: User, boras: Platform
) -> None:
    kind = each.kind_of(boras, admin)
    order = list(kind.orders)[-1]
    asked = f"q=zqord&sortera={order}"
    view = save_view(platform=boras, by=admin, list_name=each.name, asked=asked, name="Min")
    client = client_of(admin)
    shown = client.get(each.address(boras, view.asked))
    assert shown.status_code == 200
    assert 'aria-current="true"><b>Min</b>' in shown.content.decode()


def test_a_visitor_has_none_and_is_asked_to_sign_in(boras: Platform) -> None:
    client = client_of(None)
    assert "Spara vyn" not in page_of(client, NEEDS + "?q=a")
    assert client.get(VIEWS)["Location"].startswith("/konto/")
