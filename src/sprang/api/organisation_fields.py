"""What the fields of claims, of doubles and of saved views are."""

from django.utils.translation import gettext_lazy as _

from .call_fields import Words

LISTS = _("Listans namn, till exempel needs, solutions, calls eller organisations.")
ASKED = _("Vad som står efter frågetecknet i listans adress, till exempel q=nycklar&sortera=aldst.")
CITY = _("Staden där anspråket görs. Den svarar om ingen annan kan.")
SHAPES: dict[str, Words] = {
    "ClaimOut": {
        "organisation_name": _("Organisationens namn."),
        "platform": _("Staden där anspråket gjordes."),
        "person": _("Den som säger sig arbeta där."),
        "email": _("Personens e-postadress."),
        "words": _("Vad personen gör där."),
        "state": _("Var anspråket står."),
        "at": _("När det gjordes."),
        "decided_at": _("När det besvarades eller återkallades."),
        "reason": _("Varför det avböjdes."),
    },
    "ClaimQuery": {"state": _("Var anspråket står.")},
    "ClaimIn": {"platform": CITY, "words": _("Vad du gör där.")},
    "ClaimAnswerIn": {
        "let_in": _("true: släpp in. false: avböj, och skriv varför."),
        "with_domain": _("Släpp in alla med en bekräftad adress på samma domän utan att fråga."),
        "reason": _("Varför du avböjer. Personen läser det."),
    },
    "ColleagueOut": {
        "person": _("Personens uid."),
        "name": _("Personens namn."),
        "email": _("Personens e-postadress."),
        "may_end": _("Om du kan ta bort personen, eller lämna."),
    },
    "PeopleOut": {
        "people": _("De som arbetar där, som du får se dem."),
        "domains": _("E-postdomäner som släpper in utan att fråga."),
    },
    "MergeIn": {"into": _("uid för den som organisationen går vidare som.")},
    "PartIn": {"gone": _("uid för den som skiljs ut igen.")},
    "ViewOut": {
        "list": LISTS,
        "asked": ASKED,
        "name": _("Vad du kallar vyn."),
        "created_at": _("När den sparades."),
    },
    "ViewIn": {"list": LISTS, "asked": ASKED, "name": _("Vad du kallar vyn.")},
    "ViewNameIn": {"name": _("Vad du kallar vyn.")},
    "WatchIn": {"view": _("uid för en sparad vy att bevaka.")},
}
