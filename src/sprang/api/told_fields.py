"""What the fields are of what comes in from outside."""

from django.utils.translation import gettext_lazy as _

from .call_fields import Words

TEXT = _("Behovet som det ska läsas. Ta bort det som pekar ut någon.")
SHAPES: dict[str, Words] = {
    "SubmissionOut": {
        "signs": _("Regler som talar för att en dator har skickat det."),
        "confirmed_at": _("När avsändaren bekräftade sin adress."),
        "decided_at": _("När någon tog in det, avböjde det eller stoppade det."),
        "email": _("Avsändarens e-post. Tom när den är borttagen."),
        "name": _("Avsändarens namn, om det står där."),
        "words": _("Skälet med egna ord."),
        "need": _("Numret på behovet som det blev."),
    },
    "TakingIn": {"text": TEXT, "affected": _("Vem det drabbar.")},
    "DecliningIn": {"words": _("Skälet med egna ord.")},
}
