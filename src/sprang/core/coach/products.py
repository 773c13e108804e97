"""A product instead of a need: a thing is asked for, and nobody can answer with something else.

A thing that is only mentioned is none: ”vi loggar in i tre system” tells what happens. So a thing
counts where it is wished for, bought or made, and not where one wants to be rid of it.
"""

import re
from collections.abc import Iterator

from .draft import Draft
from .findings import Finding, at

THING = (
    r"(?:\w*(?:appen|appar|apparna|app)|\w*(?:systemet|system)|\w*plattform(?:en|ar|arna)?"
    r"|\w*portal(?:en|er)?|\w*robot(?:en|ar|arna)?|\w*drönare|\w*(?:sensor(?:n|er)?)|\w*chatt?bot\w*"
    r"|\w*databas(?:en|er)?|\w*webbplats(?:en|er)?|\w*hemsida|\w*hemsidor|\w*programvara\w*"
    r"|\w*mjukvara\w*|\w*surfplatt(?:a|or)|\w*läsplatt(?:a|or)|\w*gps(?:-\w+)?|\w*kamer(?:a|or)"
    r"|\w*e-tjänst(?:er|en)?|\w*instrumentpanel(?:en|er)?|\w*licens(?:en|er)?|\w*verktyg(?:et)?"
    r"|ai(?:-\w+)?|vr-\w+|blockkedj\w+|\w*hårdvara|\w*qr-kod(?:er|en)?|\w*skärm(?:ar|en)?"
    r"|apps?|systems?|platforms?|portals?|robots?|drones?|sensors?|databases?|websites?|software"
    r"|dashboards?|tablets?|cameras?|licen[cs]es?|tools?|chatbots?|trackers?"
    r"|teams|sharepoint|power\s?bi|excel|copilot|chatgpt|openai|ipads?|iphones?|microsoft|google"
    r"|salesforce|servicenow|zoom|slack|alexa|airtag(?:s|gar)?|jira|trello|sap|oracle)"
)
BEFORE = (
    r"(?:(?:en|ett|den|det|ny|nya|nytt|fler|flera|vår|vårt|våra|egen|eget|egna|gemensam|gemensamt"
    r"|gemensamma|\w+(?:are|are)|digital\w*|smart\w*|modern\w*|automatisk\w*|mobil\w*|enkel|enkelt"
    r"|särskil\w+|bra|bättre|eget|ordentlig\w*|the|a|an|new|our|own|better|simple|shared|digital"
    r"|mobile|modern|more|some|two|three|två|tre|några|slags|typ|av|sorts|form)\s+){0,4}"
    r"(?:(?:booking|reporting|parking|planning|management|scheduling|payment|case|alarm)\s+)?"
)
GET = (
    r"(?:köpa(?:\s+in)?|köper|köp(?:\s+in)?|skaffa|skaffar|införa|inför|införskaffa|upphandla"
    r"|beställa|installera|införande\s+av|inköp\s+av|investera\s+i|ta\s+fram|utveckla|bygga"
    r"|byta\s+till|gå\s+över\s+till|börja\s+använda|buy|purchase|procure|install|introduce|build|develop|get|acquire|switch\s+to"
    r"|invest\s+in|implement)"
)
WISH = (
    r"(?:(?:vill|önskar|skulle\s+vilja|borde|bör|måste|ska|kan(?:\s+vi)?)"
    r"\s+(?:gärna\s+|verkligen\s+)?(?:ha|få)"
    r"|behöver|behövs|önskar(?:\s+oss)?|söker|efterfrågar|efterlyser|saknar|tänk\s+om\s+det\s+fanns"
    r"|det\s+borde\s+finnas|ge\s+oss|want|need|wish\s+for|would\s+like|lack|looking\s+for"
    r"|there\s+should\s+be)"
)
WITH = (
    r"(?:med\s+hjälp\s+av|genom|via|i\s+form\s+av|lösningen\s+är|with\s+the\s+help\s+of|through"
    r"|by\s+using|the\s+solution\s+is)"
)
WISHED = re.compile(rf"\b((?:{WISH}|{GET})\s+{BEFORE}{THING})\b", re.IGNORECASE)
MEANS = re.compile(rf"\b({WITH}\s+{BEFORE}{THING})\b", re.IGNORECASE)
OPENING = re.compile(rf"\s*((?:en|ett|nya?|nytt|fler|a|an|new|more)\s+{BEFORE}{THING})\b", re.I)
RID_OF = re.compile(
    r"\b(?:inte|ej|aldrig|slipp\w*|utan|sluta\w*|inga|ingen|inget|färre|bort|not|never|without"
    r"|rid|stop|don.?t|fewer|no)(?:\s+\w+){0,2}\s+$",
    re.IGNORECASE,
)
"""Ends right before the thing: what is wanted is to be without it."""


def products(draft: Draft) -> Iterator[Finding]:
    """What is asked for by its kind or its brand, in the situation, the effect or a requirement."""
    for field, words in (("title", draft.title), ("text", draft.text)):
        if field == "text" or ("title", words) in draft.filled():
            yield from _asked(field, words, WISHED)
    yield from _asked("wanted_effect", draft.wanted_effect, WISHED)
    yield from _asked("wanted_effect", draft.wanted_effect, MEANS)
    if begins := OPENING.match(draft.wanted_effect):
        yield at("product", "wanted_effect", begins, 1)
    for row in draft.requirements:
        if begins := OPENING.match(row.what):
            yield at("product", "requirements", begins, 1)


def _asked(field: str, words: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for match in pattern.finditer(words):
        if not RID_OF.search(words[: match.start()]):
            yield at("product", field, match, 1)
