"""Citizens' proposals to other cities, read in as needs: Helsinki's and Madrid's open data."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import Visibility
from sprang.foundation.imports import Field, RecordKind, parsing, register

from ..enums import NeedStatus
from ..models import Need
from .capturing import capture

TITLE = Field("title", _("Rubrik"), required=True, filled=True, parse=parsing.line(2000))


class Proposals(RecordKind):
    """Many have a heading only, which then is the text too."""

    model = Need
    born = "captured"
    visibility = Visibility.NETWORK
    language: ClassVar[str]

    def write(self, values: dict[str, Any]) -> None:
        values["text"] = values.get("text") or values["title"]

    def create(self, values: dict[str, Any]) -> Need:
        return capture(self.city, self.by, {"language": self.language} | values)


class OmaStadi(Proposals):
    """Helsinki's participatory budget. A proposal has a number of its own in each round.

    One that became part of several plans stands on several rows, which say the same.
    """

    name = "omastadi"
    label = _("Förslag från Helsingfors (OmaStadi)")
    origin = "omastadi"
    language = "fi"
    fields = (
        Field("id", _("Id"), required=True, filled=True),
        Field("round", _("Omgång"), required=True, filled=True),
        TITLE,
        Field("text", _("Text"), ("texts",), required=True, parse=parsing.prose()),
        Field("state", _("Läge"), parse=parsing.line(40)),
    )
    STATUSES: ClassVar[dict[str, str]] = {
        "rejected": NeedStatus.CLOSED,
        "withdrawn": NeedStatus.WITHDRAWN,
    }

    def write(self, values: dict[str, Any]) -> None:
        super().write(values)
        values["id"] = f"{values.pop('round')}-{values['id']}"
        values["status"] = self.STATUSES.get(values.pop("state", ""))


class Madrid(Proposals):
    """Decide Madrid. The texts are HTML."""

    name = "madrid"
    label = _("Förslag från Madrid (Decide Madrid)")
    origin = "decide-madrid"
    language = "es"
    fields = (
        Field("id", _("Id"), required=True, filled=True),
        TITLE,
        Field("text", _("Text"), ("description",), required=True, parse=parsing.prose()),
        Field("date", _("Skrivet"), ("created_at",), parse=parsing.day, empty=None),
        Field("retired", _("Återtaget"), ("retired_at",)),
    )

    def write(self, values: dict[str, Any]) -> None:
        super().write(values)
        values["status"] = NeedStatus.WITHDRAWN if values.pop("retired", "") else None


register(OmaStadi)
register(Madrid)
