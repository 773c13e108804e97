"""What is said of matches, as programs send and read it."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from sprang.foundation.api.shapes import Input

from ..models import Feedback


class FeedbackIn(Input):
    """`verdict` null takes back what was said. `reason` and `words` belong to `irrelevant`."""

    found: UUID
    verdict: Literal["interesting", "irrelevant", "contacted", "chosen"] | None
    reason: Literal["", "other_problem", "conditions", "known", "outdated", "other"] = ""
    words: Annotated[str, Field(max_length=400)] = ""


class FeedbackOut(Schema):
    found: UUID
    kind: str
    verdict: str
    reason: str
    words: str
    strength: str
    relevance: float | None
    place: int | None

    @staticmethod
    def resolve_found(said: Feedback) -> UUID:
        uid: UUID = said.found.uid
        return uid


class SamenessIn(Input):
    other: UUID
    answer: Literal["same", "different", "unsure"]


class SamenessOut(Schema):
    need: UUID
    other: UUID
    answer: str


class FigureOut(Schema):
    """`strength` null is the whole kind; the rest is null where too few people stand behind it."""

    kind: str
    strength: str | None
    judged: int | None
    relevant: int | None
    precision: float | None
    low: float | None
    high: float | None


class RerankingOut(Schema):
    """`low` is the lower end of the 95 per cent interval of `after` less `before`."""

    is_on: bool
    helps: bool
    questions: int
    before: float
    after: float
    low: float


class PrecisionOut(Schema):
    figures: list[FigureOut]
    reranking: RerankingOut
