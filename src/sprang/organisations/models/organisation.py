"""An actor: a municipality, its companies, an authority, a start-up, a university."""

from typing import Any, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.core.sweden import NAMES
from sprang.foundation.enums import ScopeKind
from sprang.foundation.models import Scope
from sprang.foundation.models.line_field import LineField

from ..enums import INNOVATORS, OrganisationKind, Size
from ..numbers import validate_organisation_number


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, _user: object) -> Self:
        """Profiles in the network's register are public; what belongs to a person is not there."""
        return self.filter(is_listed=True)

    named_to = visible_to

    def innovators(self) -> Self:
        return self.filter(type__in=INNOVATORS)


class Organisation(Scope):
    scope_ptr = models.OneToOneField(
        Scope, models.CASCADE, parent_link=True, related_name="as_organisation"
    )
    type = models.CharField(_("Slag"), max_length=20, choices=OrganisationKind)
    organisation_number = models.CharField(
        _("Organisationsnummer"),
        max_length=10,
        blank=True,
        validators=[validate_organisation_number],
    )
    municipality_code = models.CharField(
        _("Kommunkod"),
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^\d{4}$", _("Fyra siffror, till exempel 1490."))],
    )
    summary = LineField(_("I en mening"), max_length=400, blank=True)
    text = models.TextField(_("Vad vi kan och har gjort"), max_length=20_000, blank=True)
    seeks = models.TextField(_("Vad vi söker"), max_length=4000, blank=True)
    references = models.TextField(_("Referenser"), max_length=4000, blank=True)
    website = models.URLField(_("Webbplats"), blank=True)
    languages = models.JSONField(_("Språk"), default=list, blank=True)
    places = models.JSONField(_("Arbetar i"), default=list, blank=True)
    size = models.CharField(_("Storlek"), max_length=8, choices=Size, blank=True)
    founded = models.PositiveSmallIntegerField(_("Startade"), null=True, blank=True)
    is_women_owned = models.BooleanField(_("Ägs av kvinnor"), null=True, blank=True)
    themes = models.JSONField(_("Områden"), default=list, blank=True)
    is_listed = models.BooleanField(default=True)
    external_source = models.CharField(max_length=80, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OrganisationQuerySet.as_manager()  # type: ignore[misc]  # narrower than Scope's

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_number"],
                condition=~Q(organisation_number=""),
                name="organisation_number_unique",
            ),
            models.UniqueConstraint(
                fields=["external_source", "external_id"],
                condition=~Q(external_id=""),
                name="organisation_external_id",
            ),
            models.CheckConstraint(
                condition=Q(type__in=OrganisationKind.values), name="organisation_type"
            ),
        ]
        indexes = [
            models.Index(fields=["-changed_at", "-scope_ptr"], name="organisation_newest"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = ScopeKind.ORGANISATION

    def is_visible_to(self, _user: object, /) -> bool:
        return self.is_listed

    @property
    def municipality_name(self) -> str:
        return NAMES.get(self.municipality_code, "")
