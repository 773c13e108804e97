"""The coach's advice, for a need as it stands or for words that are not sent in yet."""

from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Schema
from pydantic import Field

from sprang.core.coach import Draft, Outcome
from sprang.foundation.api import finding
from sprang.foundation.api.shapes import Input

from ..coaching import Told, draft_of_need, tell
from ..models import Requirement
from ..rules import may_edit
from .routes import ONE, need_or_404
from .shapes import Affected, Frequency, HowMany, RequirementIn, Sentence, Text, Title, Tried

coaching = Router(tags=["needs"])


class PartOut(Schema):
    name: str
    label: str
    points: int
    most: int


class TipOut(Schema):
    rule: str
    severity: Literal["stop", "weak", "hint"]
    field: str
    start: int
    end: int
    quote: str
    said: str
    reason: str
    example: str


class AdviceOut(Schema):
    figure: Annotated[int, Field(ge=0, le=100)]
    parts: list[PartOut]
    findings: list[TipOut]


class NeedWordsIn(Input):
    title: Title = ""
    text: Text
    affected: Affected = ""
    how_many: HowMany = ""
    frequency: Frequency = ""
    consequence: Sentence = ""
    wanted_effect: Sentence = ""
    limits: Sentence = ""
    tried: Tried = ""
    requirements: Annotated[list[RequirementIn], Field(max_length=Requirement.MOST)] = []


def advice_on(draft: Draft) -> dict[str, Any]:
    told: Told = tell(draft)
    return {"figure": told.figure, "parts": told.parts, "findings": told.tips}


@coaching.get(f"{ONE}/advice", response=AdviceOut, summary=gettext_noop("Råd om ett behov"))
def advise_need(request: HttpRequest, platform_slug: str, reference: str) -> dict[str, Any]:
    need = need_or_404(request, platform_slug, reference)
    if not may_edit(finding.user_of(request), need):
        raise Http404
    return advice_on(draft_of_need(need, need.requirements.all()))


@coaching.post(
    "/needs/advice", response=AdviceOut, summary=gettext_noop("Råd om ord som inte är inskickade")
)
def advise_words(request: HttpRequest, given: NeedWordsIn) -> dict[str, Any]:
    """Nothing of it is kept."""
    finding.user_of(request)
    words = given.model_dump()
    rows = (Outcome(row["what"], row["target"]) for row in words.pop("requirements"))
    return advice_on(Draft(**words, requirements=tuple(rows)))
