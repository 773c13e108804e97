"""What becomes of an item: saved, known already, a repetition or refused."""

from collections.abc import Iterator
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from ..errors import BadInput
from .kinds import Item
from .reading import Row
from .told import Level, Told, faults_of
from .understanding import Understanding

Result = Item | list[Told]


def settle(understanding: Understanding, result: Result) -> tuple[str, list[Told]]:
    """The count that the row belongs to, and what to tell about it."""
    if isinstance(result, Item):
        return _save(understanding, result)
    is_duplicate = result[0].level == Level.DUPLICATE
    return ("duplicates" if is_duplicate else "refused"), result


def _save(understanding: Understanding, item: Item) -> tuple[str, list[Told]]:
    kind, mapping = understanding.kind, understanding.mapping
    if already := kind.duplicate_of(item):
        return "duplicates", [Told(item.row, already, level=Level.DUPLICATE)]
    try:
        with transaction.atomic():
            outcome = kind.save(item)
    except BadInput as error:
        return "refused", faults_of(error, item.row, mapping)
    except ValidationError as error:
        return "refused", faults_of(of_validation(error), item.row, mapping)
    except (IntegrityError, DataError):
        return "refused", [Told(item.row, _("Raden krockar med något som redan finns."))]
    return outcome.value, [Told(item.row, note, level=Level.NOTE) for note in item.notes]


def of_validation(error: ValidationError) -> BadInput:
    """Django's own form of the same."""
    if not hasattr(error, "error_dict"):
        return BadInput({"": " ".join(error.messages)})
    return BadInput({name: " ".join(said) for name, said in error.message_dict.items()})


def foreseen(understanding: Understanding, rows: Iterator[Row]) -> Iterator[Result]:
    """What would happen to the rows, without writing anything."""
    while batch := list(islice(rows, 200)):
        results = [understanding.take(row) for row in batch]
        understanding.kind.look_up([each for each in results if isinstance(each, Item)])
        for each in results:
            if isinstance(each, Item) and (already := understanding.kind.duplicate_of(each)):
                yield [Told(each.row, already, level=Level.DUPLICATE)]
            else:
                yield each
