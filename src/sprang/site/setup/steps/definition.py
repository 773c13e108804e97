"""What the municipality means by innovation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .step import Answers, Step

PROPOSED = _(
    "En innovation är något nytt som har kommit i bruk och som skapar värde för dem det är till "
    "för. Det kan vara en tjänst, en produkt eller ett sätt att arbeta. Den är ett språng: något "
    "blir möjligt som inte gick förut. Den behöver bara vara ny hos oss, så att ta efter någon "
    "annan räknas också."
)


class Definition(Step):
    title = _("Er definition")
    help = _("Vad menar ni med innovation? Här är en text att börja från. Ändra den till er egen.")

    innovation_definition = forms.CharField(
        label=_("Vad vi menar med innovation"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def proposed(self) -> Answers:
        return {"innovation_definition": str(PROPOSED)}

    def note(self) -> str:
        return " ".join(self.cleaned_data["innovation_definition"].split()[:8]) + " …"
