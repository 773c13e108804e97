"""The form of a need, a step at a time: what is asked first, and which step stands open."""

from typing import NamedTuple

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from sprang.foundation.forms.overtaking import told

from ..models import Need
from .editing import NeedForm, Requirements

Text = str | Promise
LONGEST_ANSWER = 60
REQUIREMENTS = "krav"


class Asked(NamedTuple):
    key: str
    title: Text
    help: Text
    fields: tuple[str, ...] = ()


STEPS = (
    Asked("ord", _("Med egna ord"), _("Så som den säger det som har det."), ("title", "text")),
    Asked(
        "vem",
        _("Vem och hur många"),
        _("Den som ska hjälpa behöver veta vem."),
        ("affected", "how_many"),
    ),
    Asked(
        "kostnad",
        _("Hur ofta och vad det kostar"),
        _("Det är vad en lösning vägs mot."),
        ("frequency", "consequence"),
    ),
    Asked(
        "effekt",
        _("Hur det borde vara"),
        _("Lösningen kommer sedan. Säg vad som är bra nog."),
        ("wanted_effect",),
    ),
    Asked(
        "granser",
        _("Gränser och det ni prövat"),
        _("Så att ingen föreslår det som inte går."),
        ("limits", "tried"),
    ),
    Asked(REQUIREMENTS, _("Kraven"), _("Vad som ska bli sant, inte hur. Tomma rader räknas inte.")),
    Asked("var", _("Var det hör hemma"), "", ("scope", "themes", "goals")),
)


class Step(NamedTuple):
    """`answer` is what stands there already, `next` where the step after begins."""

    number: int
    asked: Asked
    fields: list[BoundField]
    answer: str
    has_errors: bool
    is_open: bool
    next: str
    next_title: Text

    @property
    def is_requirements(self) -> bool:
        return self.asked.key == REQUIREMENTS


def steps_of(form: NeedForm, rows: Requirements, need: Need) -> list[Step]:
    """Open are the person's own words, the first step that lacks an answer, and what is wrong."""
    made: list[Step] = []
    is_waiting = True
    for number, asked in enumerate(STEPS, start=1):
        fields = [form[name] for name in asked.fields]
        answer = answer_of(asked, fields, rows, need)
        has_errors = any(field.errors for field in fields)
        if asked.key == REQUIREMENTS:
            has_errors = rows.is_bound and not rows.is_valid()
        is_first = is_waiting and not answer
        is_waiting = is_waiting and not is_first
        after = STEPS[number] if number < len(STEPS) else None
        is_open = number == 1 or is_first or has_errors
        made.append(Step(number, asked, fields, answer, has_errors, is_open, *way_to(after)))
    return made


def way_to(asked: Asked | None) -> tuple[str, Text]:
    """An address within the step: a browser opens what it lies in."""
    if asked is None:
        return "", ""
    return (f"id_{asked.fields[0]}" if asked.fields else "id_krav-0-what"), asked.title


def answer_of(asked: Asked, fields: list[BoundField], rows: Requirements, need: Need) -> str:
    """What one reads of a step that is closed."""
    if asked.key == REQUIREMENTS:
        answers = [str(row["what"].value() or "") for row in rows.forms]
    else:
        answers = [answer_in(field, need) for field in fields]
    said = " · ".join(" ".join(words.split()) for words in answers if words.strip())
    return Truncator(said).chars(LONGEST_ANSWER) if said else ""


def answer_in(field: BoundField, need: Need) -> str:
    """Choices are read as their labels; another place than the need's is not looked up for this."""
    chosen = field.value()
    if field.name == "scope":
        return need.scope.name if str(chosen) == str(need.scope_id) else ""
    many = chosen if isinstance(chosen, list) else [chosen]
    return ", ".join(said for each in many if (said := told(field.field, each)))
