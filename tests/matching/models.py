"""Sentence models small enough to be made in a test, and a judged set that only they know."""

import json
from pathlib import Path

import numpy as np

from sprang.core.evaluation import Judged
from sprang.core.evaluation.pairs import pairs, usual
from sprang.core.evaluation.tuning import WITH_MODEL, Tuned, tune
from sprang.matching import embedding

THEMES = (
    "zubrak fjolmet gnistov prywok".split(),
    "kvelpir dolmug hyrnav bexto".split(),
    "wampug sjottir lenqva ozdir".split(),
)
"""Words that nothing else knows and that share no four letters."""


def write(folder: Path, turned: int = 0, helps: bool = True) -> Path:
    """A model in which the words of a theme lie close; `turned` makes it another. One that doesn't
    help lays all words in the same place."""
    from model2vec import StaticModel
    from tokenizers import Tokenizer, normalizers, pre_tokenizers
    from tokenizers.models import WordLevel

    words = [word for theme in THEMES for word in theme]
    numbers = {"[UNK]": 0} | {word: i for i, word in enumerate(words, start=1)}
    tokenizer = Tokenizer(WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    vectors = np.random.default_rng(3).normal(0, 0.1, (len(numbers), 6)).astype(np.float32)
    for i in range(len(words)):
        vectors[i + 1, (i // 4 + turned) % 6] += 1
    if not helps:
        vectors[:] = 1
    vectors[0] = 0
    StaticModel(vectors, tokenizer).save_pretrained(folder)
    return folder


def judged_files(folder: Path) -> Path:
    """Needs and documents of one theme each, with other words: only the model tells which."""
    rows: dict[str, list[dict[str, object]]] = {"needs": [], "docs": [], "qrels": []}
    for i in range(30):
        own = THEMES[i % 3]
        need, document = (f"Vi har en {own[at]}" for at in (i % 2, 2 + i // 3 % 2))
        rows["needs"].append({"id": f"n{i}", "title": "", "text": need, "lang": "sv"})
        rows["docs"].append({"id": f"d{i}", "title": "", "text": document, "lang": "sv"})
        rows["qrels"] += [
            {"need": f"n{i}", "doc": f"d{j}", "grade": 2} for j in range(i % 3, 30, 3)
        ]
    folder.mkdir(exist_ok=True)
    for name, each in rows.items():
        lines = "\n".join(map(json.dumps, each))
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def fit(folder: Path) -> Tuned:
    """What `sprang tune --use` does, with the model of the setting."""
    model = embedding.model()
    assert model is not None
    judged = Judged.read(judged_files(folder))
    found = tune(judged, pairs(judged, encode=model.encode), WITH_MODEL)
    embedding.keep(model, usual(judged, model.encode), found.weights)
    return found
