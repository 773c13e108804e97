"""What speaks for a program, in the words that whoever moderates reads."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BY_HAND: Final = "by_hand"
SIGNS: Final[dict[str, str | Promise]] = {
    "trap": _("Ett fält som ingen människa ser var ifyllt."),
    "no_form": _("Det kom utan att formuläret hade öppnats."),
    "quick": _("Det fylldes i snabbare än någon hinner läsa formuläret."),
    "markup": _("Texten har kod för länkar i sig."),
    "links": _("Texten har många länkar."),
    "same_text": _("Samma text har kommit från flera adresser."),
    "same_copy": _("Samma formulär har skickats många gånger."),
    "link": _("Texten har en länk."),
    "burst": _("Mycket kom från samma nätverk på kort tid."),
    "flood": _("Många brev kom på kort tid, och ingen har bekräftat dem."),
    "same_sender": _("Mycket kom från samma e-postadress på kort tid."),
    "thrown_away": _("E-postadressen ser ut som en som slängs."),
    "shouting": _("Nästan allt är skrivet med stora bokstäver."),
    "no_words": _("Texten har knappt några ord."),
    BY_HAND: _("En innovationsledare stoppade det."),
}
