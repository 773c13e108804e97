"""What people may do, for the readers of the journal to follow."""

from django.db import transaction

from sprang.dialogue.actions import follow, unfollow, write_comment
from sprang.foundation import journal
from sprang.foundation.enums import Visibility
from sprang.foundation.models import Platform, User
from sprang.foundation.records import change
from sprang.matching.models import Watch
from sprang.matching.watching.actions import resume_watch, stop_watch, watch_need, watch_words
from sprang.needs.actions import capture_need, edit_need, share_need, withdraw_need
from sprang.needs.models import Need
from sprang.organisations.actions import register_organisation
from sprang.organisations.models import Unit
from sprang.solutions.actions import move_solution, register_solution
from sprang.solutions.models import Solution

from .pairs import MOST


class World:
    """What people may do, in any order; each step is allowed to change nothing."""

    def __init__(self, place: Platform, unit: Unit, lead: User, watcher: User) -> None:
        self.place, self.unit, self.lead, self.watcher = place, unit, lead, watcher
        for words in ("nycklar", "schemat", "lås"):
            watch_words(words=words, platform=place, by=watcher)
        watch_words(words="nycklar", platform=place, by=lead)  # who writes of them

    def capture(self, n: int) -> None:
        text = ("Vi letar nycklar varje kväll.", "Schemat ändras utan att någon vet.")[n % 2]
        capture_need(
            platform=self.place,
            by=self.lead,
            text=f"{text} {n}",
            scope=self.unit if n % 3 else None,
            visibility=(*Visibility.values,)[n % 3],
        )

    def crowd(self, n: int) -> None:
        """More say the same to the same people than the nearest of any one of them, or half of them
        to their unit."""
        for one in range(MOST + 3):
            to_all = n % 2 == 0 or one % 2
            how = ("varje kväll", "varje natt", "nästan varje kväll")[one % 3]
            capture_need(
                platform=self.place,
                by=self.lead,
                text=f"Vi letar nycklar {how}. {one} {n}",
                scope=None if to_all else self.unit,
                visibility=Visibility.INTERNAL if to_all else Visibility.UNIT,
            )

    def watch(self, n: int) -> None:
        seen = Need.objects.visible_to(self.watcher).exclude(status="withdrawn").order_by("pk")
        if needs := list(seen):
            watch_need(need=needs[n % len(needs)], by=self.watcher)

    def stop(self, n: int) -> None:
        if watches := list(Watch.objects.filter(stopped_at=None).order_by("pk")):
            stop_watch(watch=(watch := watches[n % len(watches)]), by=watch.user)

    def resume(self, n: int) -> None:
        if watches := list(Watch.objects.exclude(stopped_at=None).order_by("pk")):
            resume_watch(watch=(watch := watches[n % len(watches)]), by=watch.user)

    def edit(self, n: int) -> None:
        if need := self._need(n):
            edit_need(need=need, by=self.lead, text=f"Nyckeln till trapphuset är borta. {n}")

    def share(self, n: int) -> None:
        seen = [Visibility.UNIT, Visibility.INTERNAL, Visibility.NETWORK, Visibility.PUBLIC]
        if need := self._need(n):
            share_need(need=need, by=self.lead, visibility=seen[n % 4])

    def withdraw(self, n: int) -> None:
        if (need := self._need(n)) and n % 2:
            withdraw_need(need=need, by=self.lead)

    def close(self, n: int) -> None:
        if need := self._need(n):
            with transaction.atomic():
                change(need, by=self.lead, verb="closed", status="closed")

    def remove(self, n: int) -> None:
        """Nobody may, in the pages: but what is gone from the database is gone from all."""
        if need := self._need(n):
            with journal.together():
                change(need, by=self.lead, verb="removed", title=f"Borta {n}")
                Need.objects.filter(pk=need.pk).delete()

    def solve(self, n: int) -> None:
        register_solution(
            platform=self.place,
            by=self.lead,
            title=f"Digitala lås {n}",
            text="Telefonen öppnar porten.",
            visibility=Visibility.NETWORK,
        )

    def retire(self, n: int) -> None:
        if solution := Solution.objects.filter(status="in_use").first():
            move_solution(solution=solution, verb="retire", by=self.lead)

    def company(self, n: int) -> None:
        register_organisation(
            name=f"Låsbolaget {n} AB",
            type="company",
            parent=None,
            summary="Lås",
            is_listed=n % 2 == 0,
        )

    def heed(self, n: int) -> None:
        if (need := self._need(n)) and need.is_visible_to(self.watcher):
            follow(record=need, by=self.watcher)

    def unheed(self, n: int) -> None:
        if need := self._need(n):
            unfollow(record=need, by=self.watcher)

    def talk(self, n: int) -> None:
        by = (self.watcher, self.lead)[n % 2]
        if (need := self._need(n)) and need.is_visible_to(by):
            write_comment(record=need, by=by, text=f"Vi har det också. {n}")

    def _need(self, n: int) -> Need | None:
        needs = list(Need.objects.exclude(status__in=("withdrawn", "closed")).order_by("pk"))
        return needs[n % len(needs)] if needs else None
