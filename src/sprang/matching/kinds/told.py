"""What nobody searches for by what it means, and whose list can be followed: calls, the network."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from sprang.foundation.enums import Visibility
from sprang.needs.calls.models import Call
from sprang.organisations.models import Organisation

from ..searchables import Tellable
from .innovators import url_of as profile_of
from .innovators import where_of as where_they_are
from .records import url_of, where_of


def calls() -> Any:
    return Call.objects.exclude(visibility=Visibility.DRAFT).select_related("platform", "scope")


def organisations() -> Any:
    return Organisation.objects.filter(is_listed=True).annotate(title=F("name"))


CALL = Tellable(
    kind=Call.KIND,
    subject=Call.KIND,
    shown=calls,
    noun=_("Utlysningar"),
    url_of=url_of,
    where_of=where_of,
)
ORGANISATION = Tellable(
    kind="organisation",
    subject="organisation",
    shown=organisations,
    noun=_("Nätverket"),
    url_of=profile_of,
    where_of=where_they_are,
)
