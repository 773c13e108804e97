"""The global goals of Agenda 2030, by number, as the United Nations and Sweden name them.

Resolution A/RES/70/1 of the General Assembly, 25 September 2015; the Swedish short names are those
of UNDP's office in Stockholm (globalamalen.se).
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

GOALS = {
    "1": _("Ingen fattigdom"),
    "2": _("Ingen hunger"),
    "3": _("God hälsa och välbefinnande"),
    "4": _("God utbildning för alla"),
    "5": _("Jämställdhet"),
    "6": _("Rent vatten och sanitet för alla"),
    "7": _("Hållbar energi för alla"),
    "8": _("Anständiga arbetsvillkor och ekonomisk tillväxt"),
    "9": _("Hållbar industri, innovationer och infrastruktur"),
    "10": _("Minskad ojämlikhet"),
    "11": _("Hållbara städer och samhällen"),
    "12": _("Hållbar konsumtion och produktion"),
    "13": _("Bekämpa klimatförändringarna"),
    "14": _("Hav och marina resurser"),
    "15": _("Ekosystem och biologisk mångfald"),
    "16": _("Fredliga och inkluderande samhällen"),
    "17": _("Genomförande och globalt partnerskap"),
}


def name(key: str) -> str:
    """With its number, by which many know it."""
    return f"{key}. {GOALS[key]}" if key in GOALS else key


def names(keys: Iterable[str]) -> list[str]:
    return [name(key) for key in keys]


def choices() -> list[tuple[str, str]]:
    return [(key, name(key)) for key in GOALS]
