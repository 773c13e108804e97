"""What `sprang match` tells of a hit, to a program and to a person."""

from typing import TYPE_CHECKING, Any

from .terminal import say

if TYPE_CHECKING:
    from sprang.matching.search import Hit


def told(hit: "Hit") -> dict[str, Any]:
    """A hit as plain values; the shares of all pairs add up to the score."""
    return {
        "kind": hit.searchable.kind,
        "uid": hit.scored.id,
        "reference": getattr(hit.found, "reference", ""),
        "title": hit.found.title,
        "where": hit.searchable.where_of(hit.found),
        "effect": hit.searchable.effect_of(hit.found),
        "strength": hit.strength.name.lower() if hit.strength else "",
        "score": round(hit.scored.score, 4),
        "relevance": round(hit.scored.relevance, 4),
        "explanation": [
            {
                "asked": pair.query_word,
                "found": pair.document_word,
                "via": pair.via,
                "share": round(pair.share, 4),
            }
            for pair in hit.scored.contributions
        ],
    }


def show(hits: list[dict[str, Any]]) -> None:
    """The hits for a person to read, a group for each kind."""
    kinds = list(dict.fromkeys(hit["kind"] for hit in hits))
    if not kinds:
        say("Nothing is like it yet.")
    for kind in kinds:
        say(f"\n{kind}")
        for place, hit in enumerate((h for h in hits if h["kind"] == kind), start=1):
            name = f"{hit['reference']} {hit['title']}".strip()
            say(f"{place:3}. {name}\n     {hit['where']} · {hit['strength']}, {_why(hit)}")


def _why(hit: dict[str, Any]) -> str:
    pairs = [each for each in hit["explanation"] if each["via"] != "letters"][:5]
    words = (
        each["asked"] if each["via"] == "word" else f"{each['asked']}–{each['found']}"
        for each in pairs
    )
    return f"{hit['relevance']:.2f}: {', '.join(dict.fromkeys(words)) or 'similar spelling'}"
