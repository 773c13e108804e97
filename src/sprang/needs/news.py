"""What is told of needs to those who follow them."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from sprang.dialogue import news
from sprang.dialogue.enums import Group
from sprang.foundation.models import User


def who_is_named(events: Sequence[news.Event]) -> Iterator[news.Told]:
    """By the entry as `person`, and nobody else."""
    uids = {event.entry.payload["person"] for event in events}
    found = {str(uid): pk for uid, pk in User.objects.filter(uid__in=uids).values_list("uid", "pk")}
    for event in events:
        if (pk := found.get(event.entry.payload["person"])) is not None:
            yield event, pk, event.entry.kind


news.register("need.sharpened", _("%(who)s skärpte behovet"))
news.register("need.closed", _("%(who)s avslutade behovet"))
news.register("need.reopened", _("%(who)s öppnade behovet igen"))
news.register("need.shared", _("%(who)s ändrade vem som får se behovet"))
news.register("need.road_decided", _("%(who)s skrev in beslutet om väg"))
news.register("need.merged", _("%(who)s slog ihop behovet med ett annat"))
news.register("need.split", _("%(who)s delade upp behovet i två"))
news.register("need.joined", _("%(who)s sa att de har behovet också"))
news.register("need.edited", _("%(who)s ändrade behovets ord"), Group.EDITS)
news.register("need.requirements_set", _("%(who)s ändrade kraven"), Group.EDITS)
news.register(
    "need.co_author_added",
    _("%(who)s bad dig skriva med på behovet"),
    Group.PERSONAL,
    to=who_is_named,
)
