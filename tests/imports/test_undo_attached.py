"""What people have tied to an imported record keeps it there when the import is undone."""

from collections.abc import Callable

import pytest
from django.apps import apps

from sprang.dialogue.actions import follow, support, write_comment
from sprang.foundation.imports import foretold, undo_now
from sprang.foundation.imports.attached import OWN, label
from sprang.foundation.imports.tracing import Foretold
from sprang.foundation.jobs import Silent
from sprang.foundation.models import ImportRun, Record, User
from sprang.matching.actions import answer_sameness
from sprang.matching.watching.actions import watch_need
from sprang.needs.actions import join_need, look_at
from sprang.needs.actions.drafts import keep_draft
from sprang.needs.models import Need
from sprang.organisations.models import Unit
from tests.cast import build_call, build_need

from .test_undo import need, three

__all__ = ["three"]
pytestmark = pytest.mark.django_db


def joined_elsewhere(found: Need, by: User) -> None:
    join_need(need=found, by=by, scope=Unit.objects.exclude(pk=found.scope_id)[0])


def in_a_call(found: Need, by: User) -> None:
    build_call(found.platform, by).needs.add(found)


def begun(found: Need, by: User) -> None:
    keep_draft(by=by, platform=found.platform, words="text=Vi+letar", need=found)


def judged_beside(found: Need, by: User) -> None:
    other = build_need(found.platform)
    look_at(need=other, by=by, record=found, origin="practice", verdict="not", because="För dyrt.")


TIED: list[Callable[[Need, User], object]] = [
    lambda found, by: write_comment(record=found, by=by, text="Vi har det också."),
    lambda found, by: support(record=found, by=by),
    lambda found, by: follow(record=found, by=by),
    lambda found, by: watch_need(need=found, by=by),
    joined_elsewhere,
    lambda found, by: answer_sameness(
        need=found, other=build_need(found.platform), by=by, answer="unsure"
    ),
    in_a_call,
    begun,
    judged_beside,
]


@pytest.mark.parametrize("tie", TIED)
def test_it_stays_with_what_is_tied_to_it(
    three: ImportRun, vard: Unit, lead: User, tie: Callable[[Need, User], object]
) -> None:
    tie(need(2), lead)
    assert foretold(three) == Foretold(removed=2, restored=0, kept=1)
    run = undo_now(three, Silent())
    assert (run.removed, run.kept, need(2).title) == (2, 1, "Behov 2")
    [told] = run.faults.filter(level="kept")
    assert "knutet till sig" in told.message


def test_what_is_nobody_s_is_named_as_the_models_have_it() -> None:
    every = {
        label(each.related_model, each.field.name)
        for model in apps.get_models()
        if issubclass(model, Record)
        for each in model._meta.get_fields(include_hidden=True)
        if (each.one_to_many or each.one_to_one) and each.auto_created and not each.concrete
    }
    assert set(OWN) <= every
