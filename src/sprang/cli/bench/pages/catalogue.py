"""Which pages are measured: all that the URLconf has and that answer a GET, each with a sample.

A page without a sample stops the measurement, so that no new page is forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver, reverse

from sprang.cli.faults import Fault
from sprang.dialogue.models import Comment
from sprang.foundation.models import ImportRun, Membership
from sprang.needs.calls.enums import CallStatus
from sprang.needs.calls.models import Answer, Call
from sprang.needs.models import Need
from sprang.organisations.models import Organisation, Unit
from sprang.rooms.models import Room
from sprang.solutions.models import Solution

from .filling import Filled
from .partners import of_partners
from .talk import sample_need
from .without import WITHOUT
from .words import common_word

ELSEWHERE = ("api", "djdt")
"""Namespaces that hold no pages."""
JUDGED_CALL = ("call-decide", "call-interests", "call-panel", "call-score")
"""Pages of a call whose time is up."""


@dataclass(frozen=True)
class Page:
    name: str
    path: str


def pages(filled: Filled) -> list[Page]:
    """:raises Fault: for a page whose address takes something that there is no sample of."""
    samples = samples_of(filled)
    found = dict(_named(get_resolver().url_patterns))
    return [
        Page(f"{name}{said}", f"{_path(name, takes, samples)}{query}")
        for name, takes in found.items()
        if name not in WITHOUT
        for said, query in (("", ""), *_variants(name))
    ]


def _named(patterns: Any, above: frozenset[str] = frozenset()) -> Iterator[tuple[str, set[str]]]:
    """Names of all URLs with what their addresses take."""
    for each in patterns:
        takes = above | set(each.pattern.converters)
        if hasattr(each, "url_patterns"):
            if each.namespace not in ELSEWHERE:
                yield from _named(each.url_patterns, frozenset(takes))
        elif each.name and _is_page(each.callback):
            yield each.name, set(takes)


def _is_page(view: Any) -> bool:
    """Written here, and lets a GET through."""
    if not str(view.__module__).startswith("sprang."):
        return False
    while view is not None:
        names = getattr(getattr(view, "__code__", None), "co_freevars", ())
        if "request_method_list" in names:
            place = names.index("request_method_list")
            return "GET" in view.__closure__[place].cell_contents
        view = getattr(view, "__wrapped__", None)
    return True


def _path(name: str, takes: set[str], samples: dict[tuple[str, str], str]) -> str:
    kind = name.split("-")[0]
    try:
        given = {each: samples.get((name, each)) or samples[kind, each] for each in takes}
    except KeyError as missing:
        raise Fault(
            f"The page {name} has no sample of {missing.args[0][1]}. Give it one in "
            "cli/bench/pages/catalogue.py."
        ) from None
    return reverse(name, kwargs=given)


def samples_of(filled: Filled) -> dict[tuple[str, str], str]:
    """What stands in addresses, by the first word of the URL's name (or all of it) and the part."""
    here = filled.cities[0].platform
    mine = {"platform": here, "visibility": "public"}
    need = sample_need(filled.cities[0])
    # with ties: who may see them takes a query of its own
    tied = Solution.objects.filter(**mine, status="in_use", links_out__isnull=False)
    solution = tied.order_by("pk")[0]
    company = Organisation.objects.filter(type="company").order_by("pk")[0]
    unit = Unit.objects.filter(organisation=filled.cities[0].municipality).order_by("pk")[0]
    run = ImportRun.objects.filter(platform=here).order_by("pk")[0]
    lead = filled.askers["lead"]
    calls = dict(Call.objects.filter(author=lead).values_list("status", "reference"))
    room = Room.objects.filter(platform=here).order_by("pk")[0]
    held = Membership.objects.select_related("user").filter(scope=unit).order_by("pk")[0]
    kinds = {name.split("-")[0] for name, _takes in _named(get_resolver().url_patterns)}
    return {(kind, "platform"): here.slug for kind in kinds} | {
        ("need", "ref"): need.reference,
        ("solution", "ref"): solution.reference,
        ("introduction", "uid"): str(here.introductions.order_by("pk")[0].uid),
        ("submission", "uid"): str(here.submissions.order_by("pk")[0].uid),
        ("room", "ref"): room.reference,
        ("room-take-out", "uid"): str(Need.objects.filter(room=room.room_id)[0].uid),
        ("room-task", "uid"): str(room.tasks.order_by("pk")[0].uid),
        ("room-remove", "uid"): str(room.memberships().exclude(user=lead)[0].user.uid),
        ("call", "ref"): calls[CallStatus.PUBLISHED],
        **{(name, "ref"): calls[CallStatus.CLOSED] for name in JUDGED_CALL},
        **{(name, "ref"): calls[CallStatus.DRAFT] for name in ("call-edit", "call-form")},
        ("call-score", "uid"): str(Answer.objects.order_by("pk")[0].uid),
        ("view", "uid"): str(lead.saved_views.order_by("pk")[0].uid),
        ("need-judge", "uid"): str(need.prior_art.order_by("pk")[0].uid),
        ("comment", "uid"): str(Comment.objects.filter(author=lead).order_by("pk")[0].uid),
        ("synonym", "uid"): str(here.synonyms.order_by("pk")[0].uid),
        ("solutions", "uid"): str(company.uid),
        ("organisation", "uid"): str(company.uid),
        **of_partners(here),
        ("unit", "uid"): str(unit.uid),
        ("import", "uid"): str(run.uid),
        ("dialogue", "uid"): str(need.uid),
        ("follow", "uid"): str(need.uid),
        ("member", "pk"): str(held.pk),
        ("member", "uid"): str(held.user.uid),
    }


def _variants(name: str) -> list[tuple[str, str]]:
    """The same page asked in another way. In all of the network, so that the small house too
    has a whole page of the word: a shorter one is no measure of the large house's."""
    word, network = common_word(), "?vy=natverket"
    return {
        "need-list": [(", a word", f"{network}&q={word}"), (", the network", network)],
        "solution-list": [(", a word", f"{network}&q={word}")],
        "organisation-list": [(", all", "?vy=alla")],
        "search": [(", a word", f"?q={word}")],
    }.get(name, [])
