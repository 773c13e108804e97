"""One line of words: what people, places, cities and files are called, and what they promise.

It stands in other people's sentences, where a sign that turns words around would turn theirs too.
"""

from typing import TYPE_CHECKING, Any

from django.db import models

from ..unseen import without_unseen

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:
    CharField = models.CharField  # Django's takes no types while it runs


class LineField(CharField):
    """Takes unseen signs away, however the words come; to migrations it is a CharField."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return without_unseen(value) if value else value

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
