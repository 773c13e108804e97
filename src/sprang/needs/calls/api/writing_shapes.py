"""What programs give to write, publish and end a call, and to ask about it."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from sprang.foundation.api.shapes import Input, Version, left_out

from ..enums import BlockKind

Offer = Annotated[str, Field(max_length=600)]
Title = Annotated[str, Field(max_length=200)]
Long = Annotated[str, Field(max_length=20_000)]
Answerer = Literal["company", "startup", "university", "association", "municipal_company"]
Answerers = Annotated[list[Answerer], Field(min_length=1, max_length=5)]


class Pointer(Input):
    platform: Annotated[str, Field(max_length=39)]
    reference: Annotated[str, Field(max_length=16)]


class BlockIn(Input):
    kind: BlockKind
    label: Annotated[str, Field(min_length=1, max_length=200)]
    label_en: Title = ""
    help: Annotated[str, Field(max_length=300)] = ""
    choices: Offer = ""
    """What there is to choose among, with semicolons between."""
    is_required: bool = True


class CriterionIn(Input):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    name_en: Title = ""
    weight: Annotated[int, Field(ge=1, le=100)]


class FormIn(Input):
    version: Version
    form: Annotated[list[BlockIn], Field(max_length=40)]
    criteria: Annotated[list[CriterionIn], Field(max_length=12)]


class CallWords(Input):
    text: Long = ""
    title_en: Title = ""
    text_en: Long = ""
    test_bed: Offer = ""
    contract: Offer = ""
    money: Offer = ""
    test_bed_en: Offer = ""
    contract_en: Offer = ""
    money_en: Offer = ""
    amount: Annotated[int, Field(ge=0, lt=10**12)] | None = None
    only_partners: bool = False
    reach: Literal["network", "public"] = "public"
    opens_at: AwareDatetime | None = None
    needs: Annotated[list[Pointer], Field(max_length=20)] = []


class CallIn(CallWords):
    platform: Annotated[str, Field(max_length=39)]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    answerers: Answerers
    closes_at: AwareDatetime


class CallEditIn(CallWords):
    version: Version
    title: Annotated[str, Field(min_length=1, max_length=200)] = Field(default_factory=left_out)
    answerers: Answerers = Field(default_factory=left_out)
    closes_at: AwareDatetime = Field(default_factory=left_out)


class CallSeenIn(Input):
    version: Version | None = None


class EndIn(Input):
    version: Version | None = None
    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class AskIn(Input):
    text: Annotated[str, Field(min_length=1, max_length=2000)]
