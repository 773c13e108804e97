"""How well Swedish compounds are cut, on words of municipal life."""

import pytest

from sprang.core.text import split

# First parts as written and the last part, in dictionary form.
COMPOUNDS = [
    "återvinnings+station", "hem+tjänst", "vikarie+pool", "gatu+belysning", "skol+skjuts",
    "äldre+boende", "trygghets+larm", "barn+omsorg", "bygg+lov", "detalj+plan", "snö+röjning",
    "cykel+bana", "dag+vatten", "avlopps+rening", "fjärr+värme", "sol+panel",
    "parkerings+avgift", "buss+kort", "färd+tjänst", "boende+stöd", "medborgar+förslag",
    "kommun+styrelse", "närings+liv", "arbets+marknad", "försörjnings+stöd", "språk+café",
    "fritids+gård", "idrotts+hall", "kultur+skola", "sjuk+frånvaro", "läkemedels+rum",
    "fall+olycka", "natt+patrull", "bostads+bolag", "hyres+gäst", "lek+plats", "städ+vagn",
    "skol+bespisning", "mat+svinn", "klimat+anpassning", "översvämnings+risk",
    "tjänste+design", "innovations+upphandling", "test+bädd", "data+portal", "trafik+ljus",
    "gång+väg", "luft+kvalitet", "buller+mätning", "mark+anvisning", "anhörig+grupp",
    "demens+vård", "ungdoms+mottagning", "modersmåls+lärare", "läs+inlärning", "badhus+chef",
    "renhållnings+taxa", "överförmyndar+nämnd", "oros+anmälan", "social+nämnd",
]  # fmt: skip
GOLD = [tuple(word.split("+")) for word in COMPOUNDS]
SIMPLE = [
    "kommun", "station", "personal", "ansökan", "kostnad", "fastighet", "universitet", "planet",
    "kontakt", "utveckling", "förslag", "matris", "demokrati", "invånare", "organisation",
    "regering", "bibliotek", "mottagning", "restaurang", "verksamhet",
]  # fmt: skip


def cut(word: str) -> tuple[str, ...]:
    compound = split(word)
    return (*compound.joints, compound.parts[-1]) if compound else (word,)


def places(parts: tuple[str, ...]) -> set[int]:
    """Where a word is cut, as character offsets."""
    return {len("".join(parts[:i])) for i in range(1, len(parts))}


def test_municipal_compounds_are_cut_where_a_person_would() -> None:
    assert len(GOLD) == 60
    found = {gold: cut("".join(gold)) for gold in GOLD}
    exact = [gold for gold, parts in found.items() if parts == gold]
    cuts = sum(len(places(parts)) for parts in found.values())
    right = sum(len(places(parts) & places(gold)) for gold, parts in found.items())
    assert len(exact) >= 45, {gold: parts for gold, parts in found.items() if parts != gold}
    assert right / cuts >= 0.90


def test_simple_words_stay_whole() -> None:
    assert len(SIMPLE) == 20
    assert [word for word in SIMPLE if split(word)] == []


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("återvinningsstation", ("återvinning", "station")),
        ("hemtjänst", ("hem", "tjänst")),
        ("skolskjutsar", ("skola", "skjuts")),
        ("arbetsmiljön", ("arbete", "miljö")),
        ("renhållningsfordonen", ("renhållning", "fordon")),
        ("läkemedelshantering", ("läkemedel", "hantering")),
    ],
)
def test_parts_are_dictionary_forms(word: str, parts: tuple[str, ...]) -> None:
    compound = split(word)
    assert compound is not None
    assert compound.parts == parts


def test_whole_undoes_the_inflection_of_the_last_part() -> None:
    compound = split("renhållningsfordonen")
    assert compound is not None
    assert compound.whole == "renhållningsfordon"
