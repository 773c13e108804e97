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
# Chosen later and never looked at while the splitter was made: other trades, longer chains.
FRESH = [
    "avfalls+hantering", "cykel+parkering", "biblioteks+buss", "sim+undervisning", "elev+hälsa",
    "fritids+hem", "kontakt+person", "hem+sjuk+vård", "bostads+anpassning", "vatten+läcka",
    "lednings+nät", "spill+vatten", "grön+område", "natur+reservat", "lek+park", "ute+gym",
    "konst+gräs+plan", "is+hall", "vinter+väg+hållning", "sand+upptagning", "halk+bekämpning",
    "trafik+säkerhet", "hastighets+mätning", "buss+hållplats", "ladd+stolpe", "tjänste+bil",
    "måltids+service", "special+kost", "närings+livs+utveckling", "företags+besök",
    "serverings+tillstånd", "livsmedels+kontroll", "miljö+tillsyn", "strand+skydd",
    "fastighets+förvaltning", "lokal+vård", "klotter+sanering", "kris+beredskap",
    "räddnings+tjänst", "brand+skydd", "ärende+hantering", "diarie+föring", "medborgar+budget",
    "upphandlings+plan", "ram+avtal", "leverantörs+faktura", "löne+kartläggning",
    "semester+vikarie", "kompetens+försörjning", "arbets+skada", "studie+handledare",
    "skol+bibliotek", "läx+hjälp", "barn+konvention", "folk+hälso+råd", "missbruks+vård",
    "stads+odling", "bad+plats", "snö+upplag", "flis+eldning",
]  # fmt: skip
FRESH_SIMPLE = [
    "inflytande", "handläggare", "sekreterare", "ordförande", "kvalitet", "säkerhet",
    "sammanträde", "beslut", "granskning", "delaktighet", "ungdomar", "förening", "nyanländ",
    "hållbarhet", "ersättning", "uppföljning", "ledare", "infrastruktur", "kulturell", "ekonomi",
]  # fmt: skip
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


@pytest.mark.parametrize("words", [COMPOUNDS, FRESH], ids=["known", "fresh"])
def test_municipal_compounds_are_cut_where_a_person_would(words: list[str]) -> None:
    assert len(words) == 60
    found = {gold: cut("".join(gold)) for gold in (tuple(word.split("+")) for word in words)}
    exact = [gold for gold, parts in found.items() if parts == gold]
    cuts = sum(len(places(parts)) for parts in found.values())
    right = sum(len(places(parts) & places(gold)) for gold, parts in found.items())
    assert len(exact) >= 45, {gold: parts for gold, parts in found.items() if parts != gold}
    assert right / cuts >= 0.90


@pytest.mark.parametrize(("words", "most"), [(SIMPLE, 0), (FRESH_SIMPLE, 2)])
def test_simple_words_stay_whole(words: list[str], most: int) -> None:
    assert len(words) == 20
    assert len([word for word in words if split(word)]) <= most


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
