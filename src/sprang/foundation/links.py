"""What a record hangs together with, as the reader may see it."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Link, Record, User

Text = str | Promise

_WORDS: dict[tuple[str, bool], Text] = {
    (Link.Kind.ANSWERS, True): _("svarar på"),
    (Link.Kind.ANSWERS, False): _("löser det här"),
    (Link.Kind.SAME, True): _("samma behov"),
    (Link.Kind.SAME, False): _("samma behov"),
    (Link.Kind.COPIED_FROM, True): _("tagen efter"),
    (Link.Kind.COPIED_FROM, False): _("har tagit efter"),
    (Link.Kind.RELATED, True): _("hör ihop"),
    (Link.Kind.RELATED, False): _("hör ihop"),
}


@dataclass(frozen=True)
class Tied:
    record: Record
    how: Text


def tied_to(record: Record, viewer: User | AnonymousUser) -> list[Tied]:
    """One query. Ties to what the reader may not see are not there."""
    links = (
        Link.objects.visible_to(viewer)
        .of(record)
        .select_related("source__platform", "source__scope", "target__platform", "target__scope")
    )
    return [_tied(link, record) for link in links.order_by("kind", "pk")]


def _tied(link: Link, record: Record) -> Tied:
    outward = link.source_id == record.pk
    return Tied(link.target if outward else link.source, _WORDS[link.kind, outward])
