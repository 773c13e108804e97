"""Agreements that run out and promises that are late, on the home pages of their own sides."""

from sprang.foundation import waiting
from sprang.foundation.models import Platform, User
from sprang.organisations.partners import actions
from sprang.organisations.partners.models import Agreement, Contribution

from .partners import build_partnership, day


def waits(platform: Platform, user: User) -> list[tuple[str, str]]:
    tasks = waiting.found(platform, User.objects.get(pk=user.pk)).tasks
    return [(task.title, task.quote) for task in tasks]


def test_an_agreement_waits_until_a_longer_one_takes_over(
    boras: Platform, helsingborg: Platform, lead: User, other_lead: User, nurse: User
) -> None:
    built = build_partnership(boras)
    assert waits(boras, lead) == [("Förnya avtalet med", "Brinken Fastigheter")]
    for platform, user in ((helsingborg, other_lead), (boras, nurse), (boras, built.speaker)):
        assert waits(platform, user) == []
    terms = {"type": "intent", "starts_on": day(31)}
    actions.add_agreement(partnership=built.partnership, by=lead, ends_on=day(400), **terms)
    assert waits(boras, lead) == []


def test_nobody_is_reminded_who_wanted_not_to_be(boras: Platform, lead: User) -> None:
    build_partnership(boras)
    Agreement.objects.update(remind_days=None)
    assert waits(boras, lead) == []


def test_what_is_late_waits_for_the_side_that_promised(
    boras: Platform, lead: User, nurse: User
) -> None:
    built = build_partnership(boras)
    Agreement.objects.update(remind_days=None)
    assert waits(boras, built.speaker) == []
    Contribution.objects.update(due_on=day(-1))
    late = [("Ni har lovat", "En testplats på Göta")]
    assert waits(boras, built.speaker) == late
    assert waits(boras, lead) == waits(boras, nurse) == []
    Contribution.objects.update(side="ours")
    assert (waits(boras, lead), waits(boras, built.speaker)) == (late, [])
