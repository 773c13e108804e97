"""Each rule in words for people: what was found, why it matters, and an example."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Words(NamedTuple):
    """`said` may name %(quote)s, what stands there, and %(value)s, what was worked out."""

    said: Text
    reason: Text
    example: Text


PARTS: dict[str, Text] = {
    "situation": _("Vad som händer"),
    "people": _("Vem och hur många"),
    "burden": _("Hur ofta och vad det kostar"),
    "effect": _("Hur det borde vara"),
    "open": _("Öppet för olika lösningar"),
    "background": _("Gränser och det ni prövat"),
    "language": _("Klarspråk utan personuppgifter"),
}

WORDS: dict[str, Words] = {
    "situation.missing": Words(
        _("Skriv vad som händer"),
        _("Den som ska hjälpa måste först se det framför sig."),
        _("Varje kväll letar vi nyckeln till medicinskåpet i fyra rum."),
    ),
    "situation.thin": Words(
        _("Berätta lite mer om vad som händer"),
        _("En rubrik räcker inte för att någon ska förstå var det skaver."),
        _("Nyckeln hänger inte där den ska. Vi letar i fyra rum, och de boende väntar."),
    ),
    "situation.several": Words(
        _("Här ser det ut att finnas flera behov"),
        _("Olika behov har olika svar. Skriv ett i taget, så får vart och ett sitt."),
        _("Ett behov om nyckeln, ett annat om larmet."),
    ),
    "affected.missing": Words(
        _("Skriv vem det drabbar"),
        _("Utan någon som drabbas vet ingen vem de hjälper, eller vem de ska fråga."),
        _("Undersköterskorna på natten och boende med demens."),
    ),
    "affected.loose": Words(
        _("Du nämner ”%(quote)s”. Skriv det under Vem det drabbar"),
        _("Då hittar den som söker på just den gruppen hit."),
        _("Undersköterskorna på natten och boende med demens."),
    ),
    "how_many.missing": Words(
        _("Skriv hur många det drabbar"),
        _("Antalet visar om en lösning lönar sig, och hur stor den behöver vara."),
        _("12 i personalen och 30 boende. Ungefär räcker."),
    ),
    "frequency.missing": Words(
        _("Skriv hur ofta det händer"),
        _("Något som händer varje dag får andra svar än det som händer en gång om året."),
        _("Varje kväll, ungefär en timme."),
    ),
    "frequency.loose": Words(
        _("Du nämner ”%(quote)s”. Skriv det under Hur ofta"),
        _("Då syns det direkt hur mycket som står på spel."),
        _("Varje kväll, ungefär en timme."),
    ),
    "consequence.missing": Words(
        _("Skriv vad det kostar att inget göra"),
        _("Det är vad en lösning vägs mot: tid, pengar, oro eller sådant som inte blir gjort."),
        _("En timme om dagen, och medicin som kommer för sent."),
    ),
    "effect.missing": Words(
        _("Skriv hur det borde vara"),
        _("Utan en önskad effekt kan ingen veta om en lösning är bra nog."),
        _("Ingen letar längre än två minuter."),
    ),
    "effect.loose": Words(
        _("Du skriver ”%(quote)s”. Skriv det under Hur det borde vara"),
        _("Det är effekten som andra svarar på. I texten kan de missa den."),
        _("Ingen letar längre än två minuter."),
    ),
    "effect.unmeasured": Words(
        _("Sätt ett mått på hur det borde vara"),
        _("”Bättre” går inte att följa upp. Ett tal, en andel eller ”ingen” gör det."),
        _("Från en timmes letande till högst två minuter."),
    ),
    "requirement.unmeasured": Words(
        _("Kravet ”%(quote)s” har ett mål som inte går att mäta"),
        _("Den som svarar måste kunna visa att kravet är uppfyllt."),
        _("98 procent, högst två minuter, eller ja."),
    ),
    "product": Words(
        _("”%(quote)s” är en lösning, inte ett behov"),
        _("Den som bara ber om en sak får den saken. Säg vad som ska bli sant, så kan fler svara."),
        _("”Vi behöver en app för nycklar” blir ”Den som behöver nyckeln vet var den är”."),
    ),
    "limits.missing": Words(
        _("Skriv vad en lösning måste rätta sig efter"),
        _("Lagar, lokaler och arbetssätt som står fast sparar tid för den som vill svara."),
        _("Skåpet måste vara låst. Det finns inget wifi i källaren."),
    ),
    "tried.missing": Words(
        _("Skriv vad ni redan har prövat"),
        _("Då slipper ni få samma förslag igen, och andra lär av er."),
        _("En lista på väggen. Den var aldrig ifylld efter klockan tio."),
    ),
    "personal": Words(
        _("”%(quote)s” ser ut som en personuppgift. Ta bort den"),
        _("Många kan läsa det här, och behovet blir lika tydligt utan."),
        _("Skriv ”en boende” i stället för ett namn eller ett personnummer."),
    ),
    "lix": Words(
        _("Texten är tung att läsa: LIX %(value)s"),
        _("LIX över 50 är kanslispråk. Kortare meningar och vardagsord når fler."),
        _("”Vi hinner inte svara” säger mer än ”handläggningskapaciteten är begränsad”."),
    ),
    "sentence.long": Words(
        _("En mening har %(value)s ord"),
        _("Över 30 ord tappar läsaren början. Sätt punkt på vägen."),
        _("”Nyckeln är borta. Vi letar i fyra rum.”"),
    ),
    "word.official": Words(
        _("Skriv ”%(value)s” i stället för ”%(quote)s”"),
        _("Vardagsord når fler, också dem som läser svenska som andraspråk."),
        _("”Om parkeringen” i stället för ”avseende parkeringen”."),
    ),
}
