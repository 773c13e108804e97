"""What the fields of partnerships are."""

from django.utils.translation import gettext_lazy as _

from .call_fields import Words

LEFT = _("Så många dagar före slutet får de som leder ett brev. null: inget brev.")
SHAPES: dict[str, Words] = {
    "PartnershipOut": {"organisation": _("Partnerns uid."), "name": _("Partnerns namn.")},
    "PartnershipDetailOut": {
        "organisation": _("Partnerns uid."),
        "name": _("Partnerns namn."),
        "agreements": _("Alla avtal, det senaste först."),
        "contacts": _("Vem man vänder sig till, på båda sidor."),
        "contributions": _("Det som är lovat och gjort."),
    },
    "AgreementOut": {"state": _("Om det gäller i dag."), "remind_days": LEFT},
    "AgreementIn": {"remind_days": LEFT},
    "AgreementEditIn": {"remind_days": LEFT},
    "ContactOut": {"email": _("Adress på arbetet.")},
}
