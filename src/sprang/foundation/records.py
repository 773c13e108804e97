"""What every action on a record does: number it, keep its version, write the journal."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import journal
from .enums import REACH, Visibility
from .errors import BadInput, Stale
from .models import Link, Record, ReferenceCounter, User
from .unseen import without_unseen

R = TypeVar("R", bound=Record)
Keep = Callable[[Any, Collection[str]], None]
_keepers: dict[type[Record], Keep] = {}
STALE = _(
    "Någon annan har ändrat under tiden. Det du skrev finns kvar här. Läs deras ändring först, "
    "och spara igen om din ska gälla."
)


def keep_before(kind: type[Record], keep: Keep) -> None:
    """Let `keep(record, names)` see each record of the kind before those fields are changed."""
    _keepers[kind] = keep


def add(record: R, *, by: User | None, verb: str) -> R:
    """Give the record its number, save it and journal it. Called in the action's transaction."""
    record.title, record.text = without_unseen(record.title), without_unseen(record.text)
    year = timezone.localdate().year
    record.reference = ReferenceCounter.objects.next(record.platform, record.LETTER, year)
    record.author = by
    record.save()
    journal.append(f"{record.kind}.{verb}", subject=record, by=by)
    return record


def change(
    record: R, *, by: User | None, verb: str, version: int | None = None, **values: Any
) -> R:
    """Write new values, raise the version and journal the names of what changed.

    `version` is what the person saw. Nothing is written where nothing differs.

    :raises Stale: someone else has changed the record since then.
    """
    values = {name: _seen(value) for name, value in values.items()}
    if not values.get("title", "-").strip():
        raise BadInput({"title": str(_("Skriv en rubrik."))})
    changed = {name for name, value in values.items() if getattr(record, name) != value}
    if not changed:
        return record
    _claim(record, version)
    if keep := _keepers.get(type(record)):
        keep(record, changed)
    data = {"narrower": True} if _is_narrower(record, values) else {}
    for name in changed:
        setattr(record, name, values[name])
    record.changed_at = timezone.now()
    record.save(update_fields=[*changed, "changed_at"])
    record.refresh_from_db(fields=["version", "audience"])
    journal.append(f"{record.kind}.{verb}", subject=record, by=by, fields=changed, data=data)
    return record


def _is_narrower(record: Record, values: Mapping[str, Any]) -> bool:
    """Whether fewer may see it: that is no news to those who could see it before."""
    wanted = values.get("visibility", record.visibility)
    return REACH.index(Visibility(wanted)) < REACH.index(Visibility(record.visibility))


def _seen(value: Any) -> Any:
    return without_unseen(value) if isinstance(value, str) else value


def hold(record: Record) -> None:
    """Whoever else would change the record waits until this transaction has ended."""
    Record.objects.select_for_update().get(pk=record.pk)


def _claim(record: Record, version: int | None) -> None:
    """Raise the version in one update, so that of two people at once only one gets through."""
    seen = record.version if version is None else version
    rows = Record.objects.filter(pk=record.pk, version=seen)
    if not rows.update(version=F("version") + 1):
        raise Stale(STALE)


def touch(record: R, *, by: User | None, verb: str, version: int | None = None) -> R:
    """Something that belongs to the record changed: raise its version and journal it.

    :raises Stale: someone else has changed the record since `version`.
    """
    _claim(record, version)
    record.changed_at = timezone.now()
    record.save(update_fields=["changed_at"])
    record.refresh_from_db(fields=["version"])
    journal.append(f"{record.kind}.{verb}", subject=record, by=by)
    return record


def tie(*, source: Record, target: Record, kind: str, by: User | None) -> bool:
    """Tie two records together; False where they already were."""
    _link, created = Link.objects.get_or_create(source=source, target=target, kind=kind)
    if created:
        data = {"target": str(target.uid), "kind": kind}
        journal.append(f"{source.kind}.tied", subject=source, by=by, data=data)
    return created
