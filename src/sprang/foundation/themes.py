"""Areas of municipal work (områden): the controlled list that records carry."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

THEMES = {
    "arbete": _("Arbetsmarknad"),
    "avfall": _("Avfall och återbruk"),
    "bibliotek": _("Bibliotek"),
    "bygglov": _("Bygglov och plan"),
    "digitalt": _("Digitalisering"),
    "ekonomi": _("Ekonomi"),
    "energi": _("Energi"),
    "fastighet": _("Fastigheter"),
    "forskola": _("Förskola"),
    "funktionshinder": _("Tillgänglighet"),
    "hamn": _("Hamn och hav"),
    "idrott": _("Idrott och fritid"),
    "integration": _("Integration"),
    "klimat": _("Klimat"),
    "kultur": _("Kultur"),
    "lss": _("LSS"),
    "mat": _("Mat och måltider"),
    "medborgardialog": _("Medborgardialog"),
    "naringsliv": _("Näringsliv"),
    "parker": _("Parker och natur"),
    "personal": _("Personal och bemanning"),
    "raddning": _("Räddningstjänst"),
    "skola": _("Skola"),
    "socialtjanst": _("Socialtjänst"),
    "trafik": _("Trafik och gator"),
    "trygghet": _("Trygghet"),
    "turism": _("Besökare"),
    "upphandling": _("Inköp och upphandling"),
    "vard-omsorg": _("Vård och omsorg"),
    "vatten": _("Vatten och avlopp"),
}

CHOICES = list(THEMES.items())


def names(keys: Iterable[str]) -> list[str]:
    return [str(THEMES.get(key, key)) for key in keys]
