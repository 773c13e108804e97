"""Swedish-like texts made by a seed: topics of compounds, their words drawn Zipf-like."""

import random
from collections.abc import Iterator
from itertools import accumulate

HEADS = (
    "skol vård gatu barn miljö bygg park trafik bad sim buss cykel avfalls vatten energi hus"
    " bostads natt dag mat kök is snö lek idrotts kultur biblioteks social familje arbets"
    " närings turist kust skog träd väg bro tunnel hamn flyg tåg data kart bild ljud ljus larm lås"
    " nyckel kassa pris kost rätts fakta språk läs skriv räkne prov kurs plan mål"
).split()
TAILS = (
    "bil kort hus plats lista rum väg bok skylt karta tid grupp möte kö larm mätning hämtning stöd"
    " hjälp ansökan tillstånd kostnad brist skada buller vikarie chef lärare elev brukare resa"
    " kontroll tjänst system rapport fråga svar blankett beslut avgift schema"
).split()
SMALL = "vi och det som inte att på till för med när kan har ska om en ett är den".split()
VERBS = "ringer letar saknar väntar tappar mäter städar hämtar söker fyller bokar betalar".split()
TOPICS, IN_TOPIC, TITLE = 200, 120, 6
WORDS = [head + tail + ending for head in HEADS for tail in TAILS for ending in ("", "en", "ar")]
WEIGHTS = list(accumulate(1 / rank for rank in range(1, IN_TOPIC + 1)))


def texts(number: int, seed: int, length: int = 60) -> Iterator[tuple[str, str]]:
    """Titles of 6 words and texts of `length`; few topics have most of the texts."""
    draw = random.Random(seed)  # noqa: S311
    topics = [random.Random(n).sample(WORDS, IN_TOPIC) for n in range(TOPICS)]  # noqa: S311
    for _ in range(number):
        topic = topics[min(int(draw.paretovariate(0.8)) - 1, TOPICS - 1)]
        written = [_word(draw, topic) for _ in range(length + TITLE)]
        yield " ".join(written[:TITLE]).capitalize(), " ".join(written[TITLE:])


def _word(draw: random.Random, topic: list[str]) -> str:
    chance = draw.random()
    if chance < 0.45:
        return draw.choice(SMALL)
    if chance < 0.55:
        return draw.choice(VERBS)
    return draw.choices(topic, cum_weights=WEIGHTS)[0] if chance < 0.9 else draw.choice(WORDS)


def common_word() -> str:
    """One that many texts have."""
    return random.Random(0).sample(WORDS, IN_TOPIC)[1]  # noqa: S311
