"""A saved view that is followed: what comes into it is told once, to those who may see it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.lists.saving import remove_view, rename_view, save_view
from sprang.foundation.models import Entry, Platform, SavedView, User
from sprang.matching.models import Notice, Watch
from sprang.matching.watching.actions import resume_watch, stop_watch, watch_view
from sprang.matching.watching.followed import notices_of_views
from sprang.needs.actions import edit_need, share_need, sharpen_need
from sprang.organisations.actions import register_organisation
from tests.cast import build_call, build_need, build_solution, client_of
from tests.html import page_of

pytestmark = pytest.mark.django_db
Follow = Callable[[], int]
WHOLE = {"affected": "Hemtjänsten", "wanted_effect": "Porten öppnas direkt."}


def saved(by: User, platform: Platform, asked: str, of: str = "needs") -> SavedView:
    return save_view(platform=platform, by=by, list_name=of, asked=asked, name=f"Min {asked}")


def begin(by: User, platform: Platform, asked: str, follow: Follow, of: str = "needs") -> Watch:
    watch = watch_view(view=saved(by, platform, asked, of), by=by)
    follow()
    return watch


def told(user: User) -> set[Any]:
    return set(Notice.objects.filter(watch__user=user).values_list("found", flat=True))


def test_what_is_written_and_fits_is_told_once(
    nurse: User, lead: User, boras: Platform, helsingborg: Platform, follow: Follow
) -> None:
    old = build_need(boras, title="Nycklar, sedan förut")
    follow()
    begin(nurse, boras, "q=nycklar&sortera=aldst", follow)
    new = build_need(boras, title="Nycklarna igen", **WHOLE)
    build_need(boras, title="Bussen", text="Vi väntar på hållplatsen.")
    build_need(helsingborg, visibility="network")
    build_need(boras, by=nurse, title="Min egen om nycklar")
    edit_need(need=old, by=lead, title="Nycklar, med annan rubrik")
    follow()
    assert told(nurse) == {new.uid}
    edit_need(need=new, by=lead, title="Nycklarna, en gång till")
    sharpen_need(need=new, by=lead)
    follow()
    assert Notice.objects.count() == 1


def test_what_reaches_the_state_is_told(
    nurse: User, lead: User, boras: Platform, follow: Follow
) -> None:
    need = build_need(boras, **WHOLE)
    begin(nurse, boras, "lage=sharpened", follow)
    assert not told(nurse)
    sharpen_need(need=need, by=lead)
    follow()
    assert told(nurse) == {need.uid}


def test_what_is_shared_later_is_new_to_those_who_may_see_it(
    nurse: User, lead: User, outsider: User, boras: Platform, helsingborg: Platform, follow: Follow
) -> None:
    need = build_need(boras, lead)
    begin(outsider, helsingborg, "vy=natverket", follow)
    begin(nurse, boras, "q=nycklar", follow)
    follow()
    share_need(need=need, by=lead, visibility="network")
    follow()
    assert told(outsider) == {need.uid}
    assert told(nurse) == {need.uid}


def test_what_fewer_may_see_than_before_is_not_new(
    nurse: User, lead: User, boras: Platform, follow: Follow
) -> None:
    need = build_need(boras, lead, visibility="network")
    begin(nurse, boras, "q=nycklar", follow)
    share_need(need=need, by=lead, visibility="internal")
    follow()
    assert not told(nurse)
    share_need(need=need, by=lead, visibility="public")
    follow()
    assert told(nurse) == {need.uid}


def test_nothing_is_told_of_what_one_may_not_see(
    nurse: User, outsider: User, helsingborg: Platform, follow: Follow
) -> None:
    """A view of another city's list: anybody may save one."""
    begin(nurse, helsingborg, "q=nycklar", follow)
    begin(outsider, helsingborg, "q=nycklar", follow)
    hidden = build_need(helsingborg)
    follow()
    assert told(outsider) == {hidden.uid}
    assert not told(nurse)


def test_calls_solutions_and_the_network(
    nurse: User, boras: Platform, helsingborg: Platform, follow: Follow
) -> None:
    begin(nurse, boras, "vy=natverket", follow, "calls")
    begin(nurse, boras, "vy=natverket", follow, "solutions")
    begin(nurse, boras, "vy=innovatorer&slag=startup", follow, "organisations")
    call = build_call(helsingborg)
    solution = build_solution(helsingborg)
    startup = register_organisation(name="Låset AB", type="startup")
    register_organisation(name="Nyckelverket", type="authority")
    follow()
    assert told(nurse) == {call.uid, solution.uid, startup.uid}
    page = page_of(client_of(nurse), "/boras/bevakningar/")
    for words in (call.title, solution.title, "Låset AB", "Din vy i Utlysningar"):
        assert words in page
    assert f'href="{call.get_absolute_url()}"' in page


def test_stopped_and_begun_again_tells_nothing_of_the_time_between(
    nurse: User, boras: Platform, follow: Follow
) -> None:
    watch = begin(nurse, boras, "q=nycklar", follow)
    stop_watch(watch=watch, by=nurse)
    build_need(boras)
    follow()
    resume_watch(watch=watch, by=nurse)
    follow()
    assert not told(nurse)
    new = build_need(boras)
    follow()
    assert told(nurse) == {new.uid}


def test_a_view_that_can_no_longer_be_used_tells_nothing(
    nurse: User, boras: Platform, follow: Follow
) -> None:
    watch = begin(nurse, boras, "q=nycklar", follow)
    SavedView.objects.filter(pk=watch.view_id).update(asked="enhet=99999&q=nycklar")
    build_need(boras)
    follow()
    assert not told(nurse)


def test_what_cannot_be_followed(nurse: User, teacher: User, boras: Platform) -> None:
    with pytest.raises(Refused):
        watch_view(view=saved(nurse, boras, "vy=mina"), by=nurse)
    with pytest.raises(Refused):
        watch_view(view=saved(nurse, boras, "vy=alla", "rooms"), by=nurse)
    with pytest.raises(NotAllowed):
        watch_view(view=saved(nurse, boras, "q=nycklar"), by=teacher)
    assert not Watch.objects.exists()


def test_from_the_list_and_back(nurse: User, boras: Platform, follow: Follow) -> None:
    view = saved(nurse, boras, "q=nycklar")
    client = client_of(nurse)
    there = "/boras/behov/?q=nycklar"
    assert "Bevaka vyn" in page_of(client, there)
    for _press in range(2):
        assert (
            client.post(f"/boras/vyer/{view.uid}/bevakning/")["Location"] == "/boras/bevakningar/"
        )
    assert Watch.objects.count() == 1
    assert "Du bevakar vyn." in page_of(client, there)
    follow()
    new = build_need(boras)
    follow()
    page = page_of(client, "/boras/bevakningar/")
    assert new.title in page
    assert "Min q=nycklar" in page
    with pytest.raises(Refused):
        remove_view(view=view, by=nurse)
    stop_watch(watch=Watch.objects.get(), by=nurse)
    remove_view(view=view, by=nurse)
    assert new.title not in page_of(client, "/boras/bevakningar/")
    assert client_of(None).post(f"/boras/vyer/{view.uid}/bevakning/")["Location"].startswith("/k")


def test_another_persons_view_is_not_there(nurse: User, teacher: User, boras: Platform) -> None:
    view = saved(nurse, boras, "q=nycklar")
    assert client_of(teacher).post(f"/boras/vyer/{view.uid}/bevakning/").status_code == 404


def test_many_who_follow_the_same_ask_once(
    nurse: User,
    teacher: User,
    lead: User,
    boras: Platform,
    follow: Follow,
    django_assert_max_num_queries: Any,
) -> None:
    def asked() -> int:
        entries = list(Entry.objects.order_by("seq"))
        with django_assert_max_num_queries(40) as captured:
            list(notices_of_views(entries))
        return len(captured)

    begin(nurse, boras, "q=nycklar", follow)
    build_need(boras)
    one = asked()
    for user in (teacher, lead):
        begin(user, boras, "q=nycklar", follow)
    build_need(boras)
    assert asked() == one


def test_different_views_are_asked_together(
    nurse: User, boras: Platform, follow: Follow, django_assert_max_num_queries: Any
) -> None:
    def asked() -> tuple[int, list[str]]:
        entries = list(Entry.objects.order_by("seq"))
        with django_assert_max_num_queries(40) as captured:
            notices = list(notices_of_views(entries))
        return len(captured), [str(each.watch.view) for each in notices]

    first = begin(nurse, boras, "q=nycklar", follow).view
    build_need(boras, title="Nycklar")
    once = asked()
    asks = ["q=nycklarna", "q=bussen", "lage=captured", "omrade=vatten", "vy=alla&sortera=aldst"]
    more = [begin(nurse, boras, each, follow).view for each in asks]
    build_need(boras, title="Nycklarna igen")
    told = [str(view) for view in (first, more[0], more[2], more[4])]
    queries, names = asked()
    assert (queries, sorted(set(names))) == (once[0], sorted(told))


def test_a_filter_that_the_city_took_away_lets_nothing_through(
    nurse: User, boras: Platform, follow: Follow
) -> None:
    Platform.objects.filter(pk=boras.pk).update(firm_marks=["young"])
    boras.refresh_from_db()
    begin(nurse, boras, "vy=alla&foretag=young", follow, "organisations")
    young = register_organisation(
        name="Ny i stan", type="startup", founded=timezone.localdate().year
    )
    follow()
    assert told(nurse) == {young.uid}
    lost = "så inget nytt kan komma"
    assert lost not in page_of(client_of(nurse), "/boras/bevakningar/")
    Platform.objects.filter(pk=boras.pk).update(firm_marks=[])
    register_organisation(name="Gammal", type="company", founded=1901)
    follow()
    assert told(nurse) == {young.uid}
    assert lost in page_of(client_of(nurse), "/boras/bevakningar/")


def test_what_was_there_before_is_not_new_however_the_journal_is_cut(
    nurse: User, lead: User, boras: Platform, follow: Follow
) -> None:
    need = build_need(boras, lead, **WHOLE)
    watch_view(view=saved(nurse, boras, "q=nycklar"), by=nurse)
    sharpen_need(need=need, by=lead)
    follow()
    assert told(nurse) == set()


def test_who_registers_a_company_is_not_told_of_it(
    lead: User, nurse: User, boras: Platform, follow: Follow
) -> None:
    for who in (lead, nurse):
        begin(who, boras, "vy=alla", follow, "organisations")
    made = register_organisation(name="Nyckelringen", type="company", by=lead)
    follow()
    assert (told(lead), told(nurse)) == (set(), {made.uid})


def test_the_citys_partners_can_not_be_followed(nurse: User, boras: Platform) -> None:
    for asked in ("vy=partner&omrade=vatten", "omrade=vatten"):
        with pytest.raises(Refused):
            watch_view(view=saved(nurse, boras, asked, "organisations"), by=nurse)


def test_a_view_that_another_page_took_away_is_not_there(nurse: User, boras: Platform) -> None:
    view = saved(nurse, boras, "q=nycklar")
    gone = SavedView.objects.get(pk=view.pk)
    remove_view(view=view, by=nurse)
    for verb in (
        lambda: rename_view(view=gone, by=nurse, name="Annat"),
        lambda: remove_view(view=gone, by=nurse),
        lambda: watch_view(view=gone, by=nurse),
    ):
        with pytest.raises(NotAllowed):
            verb()
