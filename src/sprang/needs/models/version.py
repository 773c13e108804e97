"""What a need said before it was changed."""

from django.db import models

from .need import Need
from .requirement import Requirement


class NeedVersion(models.Model):
    """The words of one version, kept when the next was written.

    They stand here and not in the journal, which can't forget: a version can be taken away. Who
    wrote it is told by the journal.
    """

    WORDS = ("title", "text", *Need.TOLD)
    WORDS_SET = frozenset({*WORDS, "requirements"})

    need = models.ForeignKey(Need, models.CASCADE, related_name="earlier")
    number = models.PositiveIntegerField()
    written_at = models.DateTimeField()
    words = models.JSONField()
    """The fields of `WORDS`, and `requirements`: a list of their words."""

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["need", "number"], name="version_number")]

    def __str__(self) -> str:
        return f"{self.need_id}:{self.number}"


def standing(need: Need) -> NeedVersion:
    """What the need says now, as a version that is not saved."""
    words = {name: getattr(need, name) for name in NeedVersion.WORDS}
    rows = list(need.requirements.values(*Requirement.WORDS)) if need.pk else []
    written = {**words, "requirements": rows}
    return NeedVersion(need=need, number=need.version, written_at=need.changed_at, words=written)
