"""When something last happened with a partner, as far as the reader sees it.

Rooms above register what they know: the rows that a partner's own people have made on the platform,
and the column that says when. A row of partnerships then has one column for each, asked by the
database in the same query as the partnerships themselves.

    activity.register(lambda user: of_the_city(Comment.objects.visible_to(user).filter(…)), "at")

The rows name the partnership that they are asked for by `OuterRef("organisation")`, and its city by
`of_the_city`.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Greatest

from sprang.foundation.models import Record, ScopeAncestry, User

from .models import Contribution

NEVER = datetime(1950, 1, 1, tzinfo=UTC)
Rows = Callable[[User], QuerySet[Any]]

_sources: list[tuple[Rows, str]] = []


def register(rows: Rows, at: str) -> None:
    _sources.append((rows, at))


def active_at(user: User) -> Any:
    """The last moment of all sources; `NEVER` where nothing has happened."""
    return Greatest(Value(NEVER, DateTimeField()), *(_last(each, user) for each in _sources))


def _last(source: tuple[Rows, str], user: User) -> Any:
    rows, at = source
    # one group: to order them by when would have the database walk through the newest of a city
    one = rows(user).order_by().annotate(_all=Value(1)).values("_all")
    last = Subquery(one.annotate(_last=Max(at)).values("_last"), output_field=DateTimeField())
    return Coalesce(last, Value(NEVER, DateTimeField()))


def of_the_city(rows: QuerySet[Any], platform: str = "platform") -> QuerySet[Any]:
    """Those of the partnership's city. As a sum, which is in no index: SQLite would else go through
    all that the city has for each partner, instead of through what the partner has."""
    city = ExpressionWrapper(F(platform) + 0, BigIntegerField())
    found: QuerySet[Any] = rows.alias(_city=city).filter(_city=OuterRef("platform"))
    return found


def made(_user: User) -> QuerySet[Any]:
    """Those who see how alive a partnership is see all of it."""
    return Contribution.objects.filter(partnership=OuterRef("pk"), made_at__isnull=False)


def written(user: User) -> QuerySet[Any]:
    """Needs they speak for, and whatever else stands in their name here."""
    below = ScopeAncestry.objects.filter(ancestor=OuterRef(OuterRef("organisation")))
    theirs = Record.objects.named_to(user).filter(scope__in=below.values("descendant"))
    return of_the_city(theirs)


register(made, "made_at")
register(written, "created_at")
