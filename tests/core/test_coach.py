"""The coach: what it finds, where, how often it is right, and a figure that can be explained."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprang.core.coach import FIELDS, PARTS, RULES, Draft, Finding, Outcome, lix, review
from sprang.core.coach.figure import weigh

from . import coached

CLEAR = Draft(
    title="Nyckeln är borta",
    text="Nyckeln till medicinskåpet hänger inte där den ska. Vi letar i alla rum. De väntar.",
    affected="Undersköterskor och boende med demens",
    how_many="12 undersköterskor, 30 boende",
    frequency="Varje kväll",
    consequence="En timme om dagen, och medicin som kommer för sent.",
    wanted_effect="Ingen letar längre än två minuter.",
    limits="Det ska gå att städa.",
    tried="Listor på väggen i ett år.",
)


def rules(draft: Draft) -> set[str]:
    return {finding.rule for finding in review(draft).findings}


def test_nothing_is_said_of_a_clear_need() -> None:
    assert review(CLEAR) == weigh([])
    assert review(CLEAR).figure == 100


def test_of_an_empty_one_all_that_is_missing_is_said() -> None:
    assert rules(Draft()) == {
        "situation.missing", "affected.missing", "how_many.missing", "frequency.missing",
        "consequence.missing", "effect.missing", "limits.missing", "tried.missing",
    }  # fmt: skip


def test_a_nurse_s_words_and_what_the_lead_makes_of_them() -> None:
    said = Draft(text="Vi letar nycklar varje kväll. Det tar en timme för personalen, säger alla.")
    asked = replace(
        said,
        affected="Tolv undersköterskor",
        frequency="Varje kväll",
        consequence="En timme om dagen.",
        wanted_effect="Lugnare kvällar.",
    )
    measured = replace(asked, requirements=(Outcome("Nyckeln finns", "98 procent"),))
    assert [review(each).figure for each in (said, asked, measured)] == [46, 84, 94]


def test_what_the_text_already_tells_is_pointed_at() -> None:
    text = "Personalen letar nycklar varje kväll, i alla rum."
    told = {each.rule: text[each.start : each.end] for each in review(Draft(text=text)).findings}
    assert told["affected.loose"] == "Personalen"
    assert told["frequency.loose"] == "varje kväll"


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("affected", "affected.missing"),
        ("how_many", "how_many.missing"),
        ("frequency", "frequency.missing"),
        ("consequence", "consequence.missing"),
        ("wanted_effect", "effect.missing"),
        ("limits", "limits.missing"),
        ("tried", "tried.missing"),
    ],
)
def test_each_field_is_missed_by_a_rule_of_its_own(field: str, rule: str) -> None:
    bare = replace(CLEAR, text="Det är mörkt i trapphuset och lampan är sönder igen, säger de.")
    assert rules(replace(bare, **{field: " "})) == {rule}


def found(rule: str, field: str = "text") -> Callable[[str], bool]:
    def finds(words: str) -> bool:
        said = review(replace(CLEAR, title="", **{field: words})).findings
        return any(each.rule == rule for each in said)

    return finds


@pytest.mark.parametrize(
    ("rule", "field", "should", "should_not", "right", "wrong"),
    [
        ("product", "text", coached.PRODUCT, coached.NO_PRODUCT, 20, 0),
        ("situation.several", "text", coached.SEVERAL, coached.ONE, 8, 0),
        ("personal", "text", coached.PERSONAL, coached.NOT_PERSONAL, 10, 0),
        (
            "effect.unmeasured", "wanted_effect", coached.UNMEASURED, coached.MEASURED, 8, 0,
        ),
    ],
)  # fmt: skip
def test_how_often_a_rule_is_right(
    rule: str, field: str, should: tuple[str, ...], should_not: tuple[str, ...],
    right: int, wrong: int,
) -> None:  # fmt: skip
    """`right` of those it should find are found, and `wrong` of the others."""
    finds = found(rule, field)
    missed = [words for words in should if not finds(words)]
    false = [words for words in should_not if finds(words)]
    assert (len(should) - len(missed), len(false)) == (right, wrong), (missed, false)


def test_a_thing_is_asked_for_in_the_effect_and_in_a_requirement_too() -> None:
    by_app = replace(CLEAR, wanted_effect="Ingen letar nycklar, med hjälp av en app.")
    a_system = replace(CLEAR, wanted_effect="Ett digitalt system som tar två minuter.")
    required = replace(CLEAR, requirements=(Outcome("Ett nytt system", "1"),))
    for draft, field in ((by_app, "wanted_effect"), (a_system, "wanted_effect")):
        (finding,) = review(draft).findings
        assert (finding.rule, finding.field) == ("product", field)
    assert [(each.rule, each.field) for each in review(required).findings] == [
        ("product", "requirements")
    ]


def test_lix_is_words_a_sentence_and_the_share_of_long_words() -> None:
    assert lix("") == 0
    # ten words, two sentences, one word of more than six letters
    assert lix("Vi letar efter en nyckel i skåpet. Den försvann visst.") == 10 / 2 + 100 * 1 / 10
    # the point in a time ends no sentence
    assert lix("Bussen gick 7.40 i dag. Den var sen.") == 9 / 2


def test_officialese_is_heard() -> None:
    heavy = (
        "Förvaltningen konstaterar beträffande tillgänglighetsanpassningen att omfattande "
        "verksamhetsutvecklingsinsatser erfordras avseende handläggningsprocesserna inom "
        "socialförvaltningens myndighetsutövning samt att ansvarsfördelningen mellan "
        "förvaltningarna tydliggörs genom reviderade delegationsordningar och rutinbeskrivningar "
        "som årligen följs upp."
    )
    told = review(replace(CLEAR, text=heavy)).findings
    assert {each.rule for each in told} == {"lix", "sentence.long", "word.official"} - (
        set() if len(heavy.split()) > 30 else {"sentence.long"}
    )
    words = {each.quote: each.value for each in told if each.rule == "word.official"}
    assert words == {"beträffande": "om", "erfordras": "behövs", "avseende": "om"}
    assert all(heavy[each.start : each.end] == each.quote for each in told if each.end)


WORDS = st.lists(
    st.sampled_from(
        "vi vill ha en app system köpa ett nytt personalen letar varje kväll utan 12 850709-9805 "
        "a@b.example avseende handläggningsprocesserna . ! \n - för det andra ingen Teams".split(
            " "
        )
    ),
    max_size=40,
).map(" ".join)
DRAFTS = st.builds(
    Draft,
    **dict.fromkeys(FIELDS, st.one_of(st.just(""), WORDS, st.text(max_size=60))),
    requirements=st.lists(st.builds(Outcome, WORDS, WORDS), max_size=3).map(tuple),
)


@given(st.lists(st.sampled_from(sorted(RULES)), max_size=20), st.data())
def test_mending_a_finding_never_lowers_the_figure(found: list[str], data: st.DataObject) -> None:
    findings = [Finding(rule, "text") for rule in found]
    if findings:
        mended = data.draw(st.sampled_from(findings))
        rest = [each for each in findings if each is not mended]
        assert weigh(rest).figure >= weigh(findings).figure


@settings(max_examples=300)
@given(DRAFTS, st.sampled_from([name for name in FIELDS if name not in ("title", "text")]))
def test_clear_words_in_place_of_a_field_never_lower_it(draft: Draft, field: str) -> None:
    """But of the text: whom it hits and what one wishes may stand there, and go with it. How many
    may stand with those it hits."""
    counted = replace(CLEAR, affected=f"{CLEAR.how_many} med demens")
    mended = replace(draft, **{field: getattr(counted, field)})
    assert review(mended).figure >= review(draft).figure


@settings(max_examples=300)
@given(DRAFTS)
def test_the_figure_is_the_sum_of_its_parts_and_each_place_holds_its_words(draft: Draft) -> None:
    advice = review(draft)
    assert advice.figure == sum(part.points for part in advice.parts)
    assert 0 <= advice.figure <= 100 == sum(PARTS.values())
    for each in advice.findings:
        assert each.rule in RULES
        if each.end and each.field != "requirements":
            assert getattr(draft, each.field)[each.start : each.end] == each.quote
    assert review(draft) == advice
