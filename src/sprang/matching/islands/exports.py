"""Islands as a file: a row for each text, with the number of its island."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sprang.foundation.exports import Column, ExportKind, attribute, register
from sprang.foundation.exports.records import RELATED, address
from sprang.foundation.models import Platform, Record, User

from .rules import may_see

if TYPE_CHECKING:
    from .gathering import Island


def listed(platform: Platform, user: User | AnonymousUser, asked: QueryDict) -> QuerySet[Any]:
    # the index is loaded where it is read: most commands don't
    from .narrowing import IslandFilter, narrowed
    from .seeing import sea_of

    if not isinstance(user, User) or not may_see(user, platform):
        return Record.objects.none()
    found = narrowed(sea_of(user, platform).pairs, IslandFilter(asked, platform=platform))
    return numbered(found, user)


def numbered(found: "list[Island]", user: User) -> QuerySet[Any]:
    """The members, with `island` and `level`."""
    keys = [[member.pk for member in island.members] for island in found]
    rows = Record.objects.visible_to(user).filter(pk__in=[pk for part in keys for pk in part])
    numbers = [When(pk__in=part, then=Value(n)) for n, part in enumerate(keys, start=1)]
    levels = [
        When(pk__in=part, then=Value(island.level))
        for part, island in zip(keys, found, strict=True)
    ]
    whole = IntegerField()
    annotated = rows.annotate(
        island=Case(*numbers, default=Value(0), output_field=whole),
        level=Case(*levels, default=Value(0), output_field=whole),
    )
    members: QuerySet[Any] = annotated.order_by("island", "platform__name", "reference")
    return members


ISLANDS = register(
    ExportKind(
        "islands",
        _("Öar"),
        (
            attribute("island", _("Ö")),
            attribute("level", _("Hur lika, 1–3")),
            attribute("reference", _("Nummer")),
            attribute("title", _("Rubrik")),
            attribute("kind", _("Slag")),
            attribute("platform", _("Kommun"), "platform.name"),
            attribute("unit", _("Enhet"), "scope.name"),
            attribute("themes", _("Områden")),
            Column("address", _("Adress"), address),
        ),
        RELATED,
        listed=listed,
    )
)
