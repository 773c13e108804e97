"""What is kept to find by, and what was found: does all of it say what the database says?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from usearch.index import Index

from sprang.core.ranking import Tally, features
from sprang.matching.index import EVERYTHING, sizes, store
from sprang.matching.index.graphs import Graph
from sprang.matching.index.places import Places
from sprang.matching.index.searching import snapshot
from sprang.matching.index.told import CLOSED, OPEN
from sprang.matching.index.writing import analysed
from sprang.matching.models import Watch
from sprang.matching.search import reach_of
from sprang.matching.searchables import searchables
from sprang.matching.watching.asking import telling
from tests.foundation.pairs import of_the_pairs, of_the_texts
from tests.foundation.told import as_they_must, of_the_notices, told_as_they_must

from .watching import Watched


def faults(known: Iterable[Watched]) -> Iterator[str]:
    yield from of_watches(known)
    yield from of_notices()
    yield from of_terms()
    yield from of_places()
    yield from of_words()
    if of_the_pairs() != of_the_texts():
        yield "the pairs that are kept are not those of the texts"


def of_watches(known: Iterable[Watched]) -> Iterator[str]:
    rows = {watch.uid: watch.is_standing for watch in Watch.objects.all()}
    for each in known:
        if each.uid not in rows:
            yield f"the watch {each.uid} was promised and is gone"
        elif each.is_standing not in (None, rows[each.uid]):
            yield f"the watch {each.uid} is not as it was promised"


def of_notices() -> Iterator[str]:
    (told, twice, unfounded), (must, _none, _nothing) = (
        told_as_they_must(of_the_notices()),
        as_they_must(),
    )
    if not must:
        yield "no watch had anything to be told: the trial has proved nothing"
    if lost := set(must) - set(told):
        yield f"{len(lost)} of {len(must)} notices never came, such as {min(lost)}"
    if twice:
        yield f"{len(twice)} notices are there twice, such as {twice[0]}"
    if unfounded:
        yield f"{len(unfounded)} notices have no reason, such as {unfounded[0]}"


def of_terms() -> Iterator[str]:
    """The words by which what is new finds the watches that stand."""
    now = snapshot(store())
    for watch in Watch.objects.filter(stopped_at=None).exclude(words=""):
        weights, needed = telling(watch.words, now.statistics(reach_of(watch.user)))
        if dict(watch.terms.values_list("term", "weight")) != weights or watch.weight != needed:
            yield f"the watch {watch.uid} does not hear its words"


def of_places() -> Iterator[str]:
    """Each text of the database has its place, and the graphs have those that are in them."""
    places = snapshot(store()).places
    items = [item for each in searchables() for item in each.items()]
    if places is None:
        yield "there are no places"
        return
    there = sorted(
        (places.uid(at), places.words[row["kind"]], places.words[row["audience"]], row["state"])
        for at, row in enumerate(places.told)
    )
    if there != sorted(
        (item.uid, item.kind, item.audience, OPEN if item.is_open else CLOSED) for item in items
    ):
        yield "the places are not those of the texts in the database"
    yield from of_graphs(places)


def of_words() -> Iterator[str]:
    """Each text has the words that it has in the database, and is counted by them."""
    now = snapshot(store())
    texts = {item.uid: analysed(item) for each in searchables() for item in each.items()}
    for found in now.documents(now.places.numbers):
        text = texts.get(found.id)
        if text is None or (text.title, text.text) != (found.title, found.text):
            yield f"the words of {found.id} are not those of the text in the database"
    truth, counted = Tally.of(texts.values()), now.statistics(EVERYTHING)
    every = {one for text in texts.values() for one in features.of_document(text)}
    counted.learn(every)
    if any(counted.document_frequency(one) != truth.document_frequency(one) for one in every):
        yield "the words are not counted as the texts in the database have them"


def of_graphs(places: Places) -> Iterator[str]:
    of_groups = Counter(zip(places.told["kind"], places.told["audience"], strict=True))
    large = {group for group, texts in of_groups.items() if texts > sizes.group()}
    made = {(graph.kind, graph.audience) for graph, _members in places.graphs}
    if len(places) > sizes.MOST and not large <= made:
        yield f"{len(large - made)} of {len(large)} graphs are missing"
    for graph, members in places.graphs:
        if not np.isin(places.numbers[members], in_it(graph)).all():
            yield f"{graph.path.name} lacks texts that it should have"


def in_it(graph: Graph) -> Any:
    """The rows that it was made of. As the product opens it, it can't tell."""
    index = graph.index
    whole = Index(ndim=index.ndim, metric="cos", dtype="i8", connectivity=index.connectivity)
    whole.load(graph.path)
    return np.asarray(whole.keys).astype(np.int64)
