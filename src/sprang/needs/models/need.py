"""A need: what happens, whom it hits, how often, what it costs, what one wishes."""

from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Record

from ..enums import NeedStatus, Source


class Need(Record):
    KIND = "need"
    LETTER = "B"
    TOLD = (
        *("affected", "how_many", "frequency", "consequence"),
        *("wanted_effect", "limits", "tried"),
    )
    """What is told about it beside the running text, in the order it is asked."""
    ENDED = (NeedStatus.CLOSED, NeedStatus.MERGED, NeedStatus.WITHDRAWN)

    affected = models.CharField(_("Vem det drabbar"), max_length=300, blank=True)
    how_many = models.CharField(_("Hur många"), max_length=200, blank=True)
    frequency = models.CharField(_("Hur ofta"), max_length=200, blank=True)
    consequence = models.CharField(_("Vad det kostar att inget göra"), max_length=400, blank=True)
    wanted_effect = models.CharField(_("Hur det borde vara"), max_length=400, blank=True)
    limits = models.CharField(_("Vad som inte får ändras"), max_length=400, blank=True)
    tried = models.CharField(_("Vad ni har prövat"), max_length=600, blank=True)
    goals = models.JSONField(_("Globala mål"), default=list, blank=True)
    """Numbers of the global goals, as words: `["3", "11"]`."""
    source = models.CharField(
        _("Kom från"), max_length=8, choices=Source, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="took_in"
    )
    closed_reason = models.CharField(_("Varför det avslutades"), max_length=600, blank=True)

    def get_status_display(self) -> str:
        return str(NeedStatus(self.status).label)

    @property
    def is_open(self) -> bool:
        return self.status not in self.ENDED

    @cached_property
    def owner_ids(self) -> frozenset[int]:
        """The units, companies and cities that own it together with the one that wrote it down."""
        return frozenset(each.scope_id for each in self.joinings.all() if each.is_owner)

    @cached_property
    def co_author_ids(self) -> frozenset[int]:
        """Those who write on it together with its author."""
        return frozenset(each.user_id for each in self.co_authors.all())


def label_of(name: str) -> str:
    """What a field of a need is called on the pages."""
    return str(Need._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
