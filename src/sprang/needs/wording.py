"""What the roads mean, and why one is proposed, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sprang.core.roads import Reason

from .enums import Road

Text = str | Promise

MEANS: dict[str, Text] = {
    Road.COPY: _("Någon annan har löst det. Ta deras lösning, och säg vad ni ändrade."),
    Road.BUY: _("Det finns att köpa och klarar kraven."),
    Road.LIGHTER: _("Nästan allt finns. Prata med marknaden, pröva i liten skala, eller tävla."),
    Road.PARTNERSHIP: _(
        "Inget på marknaden räcker. Flera parter utvecklar i etapper, och ni får köpa det som når "
        "målen."
    ),
    Road.DEVELOP: _("Ni gör det själva, för att det handlar om ert eget sätt att arbeta."),
    Road.POLICY_LAB: _("Hindret är en regel eller ett ansvar som ingen nivå kan lösa ensam."),
    Road.WAIT: _("Inte nu. Välj en dag då ni tittar på det igen."),
    Road.NO: _("Behovet avslutas med ett tack. Skälen blir kvar, så att nästa slipper börja om."),
}

BECAUSE: dict[Reason, Text] = {
    Reason.NOTHING_LOOKED_AT: _("Ingen har skrivit in vad som redan finns. Börja med träffarna."),
    Reason.FEW_LOOKED_AT: _("Inget passar än, men bara ett par saker är granskade. Titta på fler."),
    Reason.MARKET_NOT_LOOKED_AT: _(
        "Inget som är i bruk passar. Titta också på vad som finns att köpa."
    ),
    Reason.FITS_ELSEWHERE: _("Något som redan är i bruk passar."),
    Reason.FITS_ON_THE_MARKET: _("Något som finns att köpa passar."),
    Reason.BLOCKED_BY_RULES: _("Något skulle passa, men hindras av regler eller ansvar."),
    Reason.ADAPTED_FROM_ELSEWHERE: _("Något som är i bruk passar om det anpassas."),
    Reason.COMBINED: _("Flera saker passar nästan. Tillsammans kan de räcka."),
    Reason.ADAPTED_FROM_THE_MARKET: _("Något som finns att köpa passar om det anpassas."),
    Reason.NOTHING_ON_THE_MARKET: _("Inget av det som finns räcker."),
    Reason.NO_REQUIREMENTS: _(
        "Kraven är inte skrivna. Ett innovationspartnerskap behöver krav som går att mäta."
    ),
}
"""An innovation partnership wants minimum requirements, and a need that the market can't meet:
directive 2014/24/EU, article 31(1)."""
