"""The four steps, a form each."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from sprang.core.sweden import BY_CODE
from sprang.foundation.models import Platform, User
from sprang.foundation.models.platform import RESERVED_SLUGS, slug_rule

Answers = dict[str, Any]

PROPOSED = _(
    "En innovation är något nytt som har kommit i bruk och som skapar värde för dem det är till "
    "för. Det kan vara en tjänst, en produkt eller ett sätt att arbeta. Den är ett språng: något "
    "blir möjligt som inte gick förut. Den behöver bara vara ny hos oss, så att ta efter någon "
    "annan räknas också."
)


def municipalities() -> list[tuple[str, str]]:
    names = sorted((place.name, code) for code, place in BY_CODE.items())
    return [("", str(_("Välj kommun"))), *((code, name) for name, code in names)]


class Step(forms.Form):
    """One of the steps. `answers` are those given in the steps before."""

    title: Any = ""
    help: Any = ""

    def __init__(self, data: Any = None, *, answers: Answers, typed: Answers | None = None) -> None:
        self.answers = answers
        super().__init__(data, initial={**self.proposed(), **(typed or {})})

    def proposed(self) -> Answers:
        """What the fields hold before anyone has written in them."""
        return {}

    def note(self) -> str:
        """What was answered, in a few words."""
        return ""


class Place(Step):
    title = _("Er plats")
    help = _("Kommunen som driver plattformen. Fler kan komma till på samma installation.")

    municipality_code = forms.ChoiceField(label=_("Kommun"), choices=municipalities)

    def note(self) -> str:
        return BY_CODE[self.cleaned_data["municipality_code"]].name


class Address(Step):
    title = _("Namn och adress")
    help = _("Så heter ni på sidorna, och så hittar andra hit.")

    name = forms.CharField(
        label=_("Plattformens namn"),
        max_length=60,
        help_text=_("Kort, som i dagligt tal. Det står bredvid Språng överst på varje sida."),
    )
    organisation = forms.CharField(label=_("Kommunens hela namn"), max_length=200)
    slug = forms.CharField(
        label=_("Adress"),
        validators=[slug_rule],
        help_text=_("Det som står efter snedstrecket. Det går inte att ändra sedan."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    english = forms.BooleanField(
        label=_("Sidorna ska också finnas på engelska"), required=False, initial=True
    )

    def proposed(self) -> Answers:
        place = BY_CODE.get(self.answers.get("municipality_code", ""))
        name = place.name if place else ""
        genitive = name if name.endswith(("s", "x", "z")) else f"{name}s"
        return {"name": name, "organisation": f"{genitive} kommun", "slug": slugify(name)}

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED_SLUGS or Platform.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Den adressen är upptagen. Välj en annan."))
        return slug

    def note(self) -> str:
        return f"{self.cleaned_data['name']}, /{self.cleaned_data['slug']}/"


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


def how_codes_travel() -> str:
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return str(_("Ingen e-postserver är inställd än, så koder skrivs i terminalen."))
    return ""


class Administrator(Step):
    title = _("Den som sköter plattformen")
    help = _("Administratören bjuder in de andra. Det kan vara du.")

    email = forms.EmailField(
        label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    person = forms.CharField(
        label=_("Namn eller roll"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Lösenord"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Minst tolv tecken. Lämna det tomt för att logga in med en kod till e-posten."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.help_text = f"{field.help_text} {how_codes_travel()}".strip()

    def clean(self) -> Answers:
        answers = super().clean() or {}
        if password := answers.get("password"):
            user = User(email=answers.get("email", ""), name=answers.get("person", ""))
            try:
                validate_password(password, user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return answers


STEPS: tuple[type[Step], ...] = (Place, Address, Definition, Administrator)
