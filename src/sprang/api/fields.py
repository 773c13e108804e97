"""What the fields of the API are, where the name of the table's column does not say it."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import Visibility
from sprang.foundation.themes import CHOICES as THEMES
from sprang.solutions.workflow import SOLUTION

Text = str | Promise

CHOICES: dict[str, list[tuple[Any, Any]]] = {
    "step": [(step.verb, step.label) for step in SOLUTION.transitions.values()],
    "theme": THEMES,
    "visibility": list(Visibility.choices),
}
"""Fields that are explained by their values."""

FIELDS: dict[str, Text] = {
    "actions": _("Vad du får göra med den nu."),
    "answers": _("Behov som lösningen svarar på. Ersätter dem som du ser under ties."),
    "author": _("Vem som skrev. Utanför plattformen visas bara var."),
    "changed_at": _("När den senast ändrades."),
    "changed_since": _("Bara det som ändrats sedan dess, till exempel 2026-11-21T08:00:00Z."),
    "created_at": _("När den skrevs."),
    "cursor": _("Var sidan börjar. Finns i next från sidan före."),
    "items": _("Högst limit stycken, de senast ändrade först."),
    "kinds": _("Vilka slag som söks."),
    "language": _("Språkkod. Utelämnad avgörs den av texten."),
    "limit": _("Högst så många, 1–100."),
    "unread": _("Bara det som inte är läst."),
    "words": _("Ord att bevaka."),
    "need": _("Numret på ett behov att bevaka."),
    "organisation": _("Organisationens uid."),
    "only_here": _("Bara det som hör till den egna staden."),
    "upto": _("Det som kom senast då."),
    "watch": _("Bevakningens uid."),
    "at": _("När det hittades."),
    "read_at": _("När det lästes."),
    "read": _("Hur många som blev lästa."),
    "municipality_code": _("Kommunkod, fyra siffror."),
    "next": _("Adress till nästa sida. Null på den sista."),
    "organisation_number": _("Organisationsnummer, tio siffror."),
    "page": _("Adress till sidan för människor."),
    "platform": _("Plattformens namn i adresser, till exempel boras."),
    "platform_slug": _("Plattformens namn i adresser, till exempel boras."),
    "q": _("Ord som ska finnas med, alla."),
    "reason": _("Varför. Den som skrev behovet får läsa det."),
    "reference": _("Numret, till exempel B26-0142."),
    "requirements": _("Krav på en lösning, i ordning."),
    "scope": _("Enheten eller organisationen som den hör till."),
    "status": _("Läget."),
    "themes": _("Områden, högst tio. Värdena är de som står vid theme."),
    "ties": _("Vad den hänger ihop med, av det som du får se."),
    "type": _("Slag."),
    "uid": _("Evig beteckning."),
    "version": _("Versionen som du såg. Har någon ändrat sedan dess blir svaret 409."),
}

OTHERS: dict[str, Text] = {
    "complete": _("False medan sökregistret byggs: då kan något saknas."),
    "detail": _("Orsaken."),
    "document_word": _("Ordet i det som hittades."),
    "email": _("E-postadress."),
    "errors": _("Vad som behöver rättas."),
    "field": _("Fältet. Tomt när felet gäller flera."),
    "groups": _("En grupp för varje slag."),
    "hits": _("Det som hittades, bäst först."),
    "how": _("Hur de hänger ihop."),
    "instance": _("Adressen som frågan gällde."),
    "kind": _("Slag: need, solution eller innovator."),
    "message": _("Vad som är fel och vad man gör åt det."),
    "municipality_name": _("Kommunens namn."),
    "name": _("Namn."),
    "parent": _("Enheten eller organisationen ovanför."),
    "query_word": _("Ordet i frågan."),
    "reasons": _("Vilka ord som möttes. Andelarna summerar till träffens poäng."),
    "relevance": _("Mellan 0 och 1, jämförbar mellan frågor."),
    "role": _("Rollen."),
    "roles": _("Roller som gäller i dag."),
    "share": _("Hur mycket paret gav."),
    "strength": _("strong: stark; likely: trolig; possible: möjlig; null: för svag att lita på"),
    "text": _("Texten som det ska höra ihop med."),
    "title": _("Rubrik."),
    "token": _("Nyckeln. Null i en webbläsare."),
    "total": _("Antal som du får se."),
    "units": _("Enheter, i bokstavsordning."),
    "via": _("word: samma ord; part: samma del av ett ord; letters: liknande stavning"),
    "where": _("Enhet och stad."),
    "after": _("Precisionen om omdömena hade styrt ordningen."),
    "answer": _("same: samma behov; different: ett annat; unsure: vet inte"),
    "before": _("Precisionen som den var."),
    "figures": _("Varje slag för sig, först helt och sedan efter styrka."),
    "found": _("Identiteten för det som hittades."),
    "helps": _("Om skillnaden är mätbart bättre."),
    "high": _("Övre änden av 95-procentsintervallet."),
    "is_on": _("Om omdömena styr ordningen."),
    "judged": _("Antal omdömen. Null där för få personer står bakom."),
    "low": _("Nedre änden av 95-procentsintervallet."),
    "need": _("Behovets identitet."),
    "other": _("Det andra behovets identitet."),
    "place": _("Platsen i gruppen när omdömet gavs, 1 är först."),
    "precision": _("Andelen som bedömts relevanta, mellan 0 och 1."),
    "questions": _("Antal behov som det är räknat på."),
    "reason": _("Varför, när träffen inte är relevant."),
    "relevant": _("Antal omdömen som säger att träffen var relevant."),
    "reranking": _("Vad det hade gett att låta omdömena styra ordningen."),
    "verdict": _("interesting, irrelevant, contacted eller chosen. Null tar tillbaka."),
    "words": _("Med egna ord."),
}
"""Fields of what is no table."""
