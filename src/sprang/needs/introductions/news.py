"""What is told of introductions. No name of either side stands in the words: they are for after
both have said yes, on the page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sprang.dialogue import news
from sprang.dialogue.enums import Group
from sprang.foundation.models import Entry

from .recipients import (
    all_in_it,
    hub,
    sides,
    told_to,
    who_has_not_answered,
    who_has_not_told,
)


def need_of(entry: Entry) -> Any:
    return entry.payload["need"]


for verb, words, to in (
    (
        "made",
        _("Innovationshubben frågar om ni vill presenteras för varandra. Svara på det."),
        sides,
    ),
    ("accepted", _("En av de två har tackat ja till presentationen"), hub),
    ("agreed", _("Båda har tackat ja till presentationen. Föreslå en tid."), all_in_it),
    ("declined", _("Presentationen blev inte av"), all_in_it),
    ("withdrawn", _("Presentationen är återtagen"), sides),
    (
        "reminded",
        _("Du har inte svarat på om ni vill presenteras för varandra än"),
        who_has_not_answered,
    ),
    (
        "lapsed",
        _("Presentationen rann ut: ingen svarade i tid, eller behovet är avslutat"),
        all_in_it,
    ),
    ("time_proposed", _("Det finns ett förslag på tid att mötas"), all_in_it),
    ("time_chosen", _("Tiden att mötas är bestämd"), all_in_it),
    ("time_dropped", _("En tid att mötas är borttagen"), all_in_it),
    ("asked", _("Hur gick det efter presentationen? Berätta, det tar en minut."), who_has_not_told),
    ("outcome_told", _("Någon har berättat hur det gick efter presentationen"), hub),
):
    news.register(f"introduction.{verb}", words, Group.PERSONAL, to=told_to(to), about=need_of)
