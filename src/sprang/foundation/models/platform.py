"""A city's innovation platform. One instance may host one city or many."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..enums import ScopeKind
from .line_field import LineField
from .scope import Scope

RESERVED_SLUGS = frozenset(
    {
        "api",
        "design",
        "static",
        "konto",
        "start",
        "jobb",
        "filer",
        "hjalp",
        "sprak",
        "halsa",
        "utseende",
    }
)
"""First parts of paths that belong to the instance."""

slug_rule = RegexValidator(
    r"^[a-z][a-z0-9-]{1,38}$", _("Använd a–z, siffror och bindestreck, till exempel boras.")
)


class Platform(Scope):
    scope_ptr = models.OneToOneField(
        Scope, models.CASCADE, parent_link=True, related_name="as_platform"
    )
    slug = models.CharField(_("Adress"), max_length=39, unique=True, validators=[slug_rule])
    municipality_code = models.CharField(_("Kommunkod"), max_length=4, blank=True)
    languages = models.CharField(_("Språk"), max_length=20, default="sv,en")
    promise = LineField(_("Löfte på startsidan"), max_length=160, blank=True)
    promise_en = LineField(_("Löfte på engelska"), max_length=160, blank=True)
    intro = models.TextField(_("Inledning"), max_length=600, blank=True)
    intro_en = models.TextField(_("Inledning på engelska"), max_length=600, blank=True)
    tagline = LineField(_("Rad i sidfoten"), max_length=160, blank=True)
    innovation_definition = models.TextField(_("Vad vi menar med innovation"), max_length=2000)
    innovation_definition_en = models.TextField(
        _("Vad vi menar med innovation, på engelska"), max_length=2000, blank=True
    )
    administrators_two_steps = models.BooleanField(
        _("Administratörer måste logga in i två steg"), default=False
    )
    firm_marks = models.JSONField(_("Vad som syns om företag"), default=list, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["name"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.kind = ScopeKind.PLATFORM

    def get_absolute_url(self) -> str:
        return reverse("platform-start", args=[self.slug])

    def said(self, field: str) -> str:
        """The text of a field in the reader's language, in Swedish where English is missing."""
        english = getattr(self, f"{field}_en", "") if get_language() == "en" else ""
        return english or getattr(self, field)
