"""Verbs on synonyms: add, change, take away, take back. They count from the next question on."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.core.text import terms
from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed, Refused
from sprang.foundation.models import Platform, User

from ..models import Synonym
from ..models.synonym import MOST

MOST_OTHERS = 10


def may_keep(user: User, platform: Platform) -> bool:
    """Those who lead in the city know its words."""
    return user.access.leads(platform.pk)


@transaction.atomic
def add_synonym(
    *, platform: Platform, by: User, word: str, others: str, is_two_way: bool = True
) -> Synonym:
    """:raises BadInput: words that can't be used, or that the list has already."""
    _must_keep(by, platform)
    if Synonym.objects.filter(platform=platform, removed_at=None).count() >= MOST:
        raise Refused(_("Listan är full. Ta bort något som inte används."))
    row = Synonym(platform=platform)
    _write(row, word, others, is_two_way)
    journal.append("synonym.added", subject=platform, by=by, data={"synonym": str(row.uid)})
    return row


@transaction.atomic
def edit_synonym(
    *, synonym: Synonym, by: User, word: str, others: str, is_two_way: bool
) -> Synonym:
    """:raises BadInput: words that can't be used, or that the list has already."""
    _must_keep(by, synonym.platform)
    said = " ".join(word.split()), is_two_way, ", ".join(distinct(others, " ".join(word.split())))
    if said == (synonym.word, synonym.is_two_way, synonym.others):
        return synonym
    _write(synonym, word, others, is_two_way)
    _tell("edited", synonym, by)
    return synonym


@transaction.atomic
def remove_synonym(*, synonym: Synonym, by: User) -> Synonym:
    _must_keep(by, synonym.platform)
    if synonym.removed_at is None:
        synonym.removed_at = timezone.now()
        synonym.save(update_fields=["removed_at"])
        _tell("removed", synonym, by)
    return synonym


@transaction.atomic
def restore_synonym(*, synonym: Synonym, by: User) -> Synonym:
    """:raises Refused: where the word has been added anew meanwhile."""
    _must_keep(by, synonym.platform)
    if synonym.removed_at is None:
        return synonym
    others = Synonym.objects.filter(platform=synonym.platform, removed_at=None)
    if others.filter(word__iexact=synonym.word).exists():
        raise Refused(_("Ordet finns redan i listan. Ändra det där."))
    synonym.removed_at = None
    synonym.save(update_fields=["removed_at"])
    _tell("restored", synonym, by)
    return synonym


def _must_keep(by: User, platform: Platform) -> None:
    if not may_keep(by, platform):
        raise NotAllowed("keep synonyms")


def _tell(verb: str, synonym: Synonym, by: User) -> None:
    data = {"synonym": str(synonym.uid)}
    journal.append(f"synonym.{verb}", subject=synonym.platform, by=by, data=data)


def _write(row: Synonym, word: str, others: str, is_two_way: bool) -> None:
    row.word, row.is_two_way, row.changed_at = " ".join(word.split()), is_two_way, timezone.now()
    row.others = ", ".join(distinct(others, row.word))
    faults = dict(_faults(row))
    if faults:
        raise BadInput(faults)
    try:
        row.full_clean()
    except ValidationError as error:
        raise BadInput({"word": " ".join(error.messages)}) from error
    row.save()


def distinct(others: str, word: str) -> list[str]:
    """Each meaning once, without the word itself."""
    seen = {word.lower(): word}
    for part in others.replace(";", ",").replace("\n", ",").split(","):
        if said := " ".join(part.split()):
            seen.setdefault(said.lower(), said)
    return list(seen.values())[1:]


def _faults(row: Synonym) -> list[tuple[str, str]]:
    faults = []
    if not terms(row.word):
        faults.append(("word", _("Skriv ett ord som betyder något, till exempel matrester.")))
    if not row.meanings or not all(map(terms, row.meanings)):
        said = _("Skriv minst ett annat ord, till exempel matavfall. Sätt komma mellan flera.")
        faults.append(("others", said))
    elif len(row.meanings) > MOST_OTHERS:
        faults.append(("others", _("Skriv högst tio ord på en rad.")))
    return faults
