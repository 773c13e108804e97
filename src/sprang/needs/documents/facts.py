"""What stands in the document, as plain values: both formats are made of the same."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sprang.foundation.exports.records import address
from sprang.foundation.unseen import without_unseen

from ..enums import Weight
from ..models import Need, Requirement, label_of, standing

TOLD = ("affected", "how_many", "frequency", "consequence")
NOTHING = "–"
"""In a cell that nobody has filled in: only the last column is left for the one who answers."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
"""What no XML can hold."""


@dataclass(frozen=True)
class Facts:
    """`language` is that of the headings, `spoken` that of the need's own words. `told` and
    `limits` are pairs of a heading and words; `rows` the cells under `columns`, by `answer` an
    empty one."""

    language: str
    spoken: str
    city: str
    kind: str
    reference: str
    title: str
    about: list[tuple[str, str]]
    behind: str
    situation: list[tuple[str, str]]
    wanted: list[tuple[str, str]]
    heading: str
    help: str
    columns: list[str]
    rows: list[list[str]]
    none: str
    bounds: str
    limits: list[tuple[str, str]]
    page: str
    made_of: str
    at: datetime


def facts_of(need: Need) -> Facts:
    """In the language that is spoken now; the need's own words in theirs. One query."""
    rows = list(need.requirements.all())
    limits = [(label_of(name), getattr(need, name)) for name in ("limits", "tried")]
    return Facts(
        language=(get_language() or "sv")[:2],
        spoken=need.language if _LANGUAGE.fullmatch(need.language) else "sv",
        city=clean(need.platform.name),
        kind=_("Kravbilaga"),
        reference=need.reference,
        title=clean(need.title) or need.reference,
        about=about(need),
        behind=_("Behovet"),
        situation=[(_("Så är det i dag"), clean(need.text)), *told(need, *TOLD)],
        wanted=told(need, "wanted_effect"),
        heading=_("Krav på en lösning"),
        help=_(
            "Kraven säger vad som ska bli sant, inte hur. Ska-krav måste uppfyllas. Bör-krav "
            "räknas till fördel. Svara på varje krav i kolumnen längst till höger."
        ),
        columns=columns(),
        rows=[cells(row) for row in rows],
        none=_("Inga krav är skrivna än."),
        bounds=_("Ramar"),
        limits=[(label, clean(words)) for label, words in limits if words.strip()],
        page=_("Sida %(page)s av %(pages)s") % {"page": "{}", "pages": "{}"},
        made_of=made_of(need),
        at=need.changed_at,
    )


def about(need: Need) -> list[tuple[str, str]]:
    day = timezone.localtime(need.changed_at).date()
    of = need.scope.name
    where = of if need.scope_id == need.platform_id else f"{of}, {need.platform.name}"
    return [
        (_("Behovets nummer"), need.reference),
        (_("Version"), str(need.version)),
        (_("Datum"), date_format(day, "j F Y")),
        (_("Behovet kommer från"), clean(where)),
        (_("Kontakt"), clean(_("Innovationsledare, %s") % need.platform.name)),
    ]


def told(need: Need, *names: str) -> list[tuple[str, str]]:
    pairs = ((label_of(name), clean(getattr(need, name))) for name in names)
    return [(label, words) for label, words in pairs if words]


def columns() -> list[str]:
    return [
        *(_("Nr"), _("Vad som krävs"), _("Mått"), _("I dag"), _("Mål"), _("Ska/Bör")),
        *(_("Så verifieras det"), _("Anbudsgivarens svar")),
    ]


def cells(row: Requirement) -> list[str]:
    measure = f"{row.measure} ({row.unit})" if row.measure and row.unit else row.measure or row.unit
    weight = str(Weight(row.weight).label).upper()
    words = (row.what, measure, row.today, row.target, weight, row.how_measured)
    return [str(row.position), *(clean(each) or NOTHING for each in words), ""]


def made_of(need: Need) -> str:
    said = _("Gjord av %(address)s, version %(version)s, kontrollsumma %(sum)s.")
    return said % {"address": address(need), "version": need.version, "sum": sum_of(need)}


def sum_of(need: Need) -> str:
    """The first 16 digits of the SHA-256 of the words: whether two documents say the same."""
    words = json.dumps([need.reference, standing(need).words], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def clean(text: str) -> str:
    """Without what neither format can hold; lines ended in one way."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _NO_CHARACTERS.sub("", without_unseen(lines)).strip()
