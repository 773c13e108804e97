"""What is filled in about a partnership."""

from .filters import LeadFilter, PartnerFilter
from .parts import (
    AgreementForm,
    ContactForm,
    ContributionForm,
    EditAgreementForm,
    EditContributionForm,
    PartnershipForm,
)

__all__ = [
    "AgreementForm",
    "ContactForm",
    "ContributionForm",
    "EditAgreementForm",
    "EditContributionForm",
    "LeadFilter",
    "PartnerFilter",
    "PartnershipForm",
]
