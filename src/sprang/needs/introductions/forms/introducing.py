"""Choosing whom a need's owner is introduced to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import User
from sprang.organisations.models import Organisation

from ..models.sides import members

MOST_OFFERED = 200
NEAR = 5


class IntroduceForm(forms.Form):
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=200,
        help_text=_("Namn eller organisationsnummer. De som föreslås har någon med konto här."),
        widget=forms.TextInput(attrs={"list": "organisationer", "autocomplete": "off"}),
        error_messages={"required": _("Skriv vilken organisation det gäller.")},
    )
    purpose = forms.CharField(
        label=_("Varför kan de två ha nytta av varandra?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Båda läser det. Skriv vad de kan ge varandra, utan att rekommendera någon."),
        error_messages={"required": _("Skriv varför de två kan ha nytta av varandra.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_organisation(self) -> Organisation:
        said = self.cleaned_data["organisation"].strip()
        seen = Organisation.objects.visible_to(self.user)
        number = said.replace("-", "")
        by_number = Q(organisation_number=number) if number.isdecimal() else Q(pk=None)
        found = list(seen.filter(Q(name__iexact=said) | by_number).order_by("pk")[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(_("Flera heter så. Skriv organisationsnumret."))
        raise ValidationError(nothing_like(said, seen))


def nothing_like(said: str, seen: QuerySet[Organisation]) -> str:
    near = seen.filter(name__icontains=said).order_by("name", "pk")[:NEAR]
    names = ", ".join(each.name for each in near)
    if names:
        return _("Ingen heter precis så. Menar du någon av dem: %(names)s?") % {"names": names}
    return str(_("Ingen organisation i nätverket heter så eller har det numret."))


def offered(user: User) -> list[str]:
    """Names of those who can be asked: in the register, with somebody who has an account."""
    seen = Organisation.objects.visible_to(user).innovators()
    with_people = seen.filter(Exists(members().filter(scope=OuterRef("pk"))))
    return list(with_people.order_by("name", "pk").values_list("name", flat=True)[:MOST_OFFERED])
