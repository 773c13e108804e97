"""Let what people have said move the matches of a platform, or not."""

from django.db import transaction
from django.utils.translation import gettext as _

from sprang.core.ranking.feedback import Measured
from sprang.foundation import journal
from sprang.foundation.errors import NotAllowed, Refused
from sprang.foundation.models import Platform, User

from ..models import Reranking


@transaction.atomic
def set_reranking(*, platform: Platform, by: User, on: bool, measured: Measured) -> Reranking:
    """`measured` is what it would have done, over what `by` may see.

    :raises NotAllowed: unless `by` leads the platform.
    :raises Refused: to turn it on where it doesn't measurably help.
    """
    if not by.access.leads(platform.pk):
        raise NotAllowed("set_reranking")
    if on and not measured.helps:
        raise Refused(_("Det hjälper inte mätbart än. Läget är oförändrat."))
    kept, is_new = Reranking.objects.get_or_create(platform=platform)
    if kept.is_on == on and not is_new:
        return kept
    kept.is_on = on
    kept.save(update_fields=["is_on"])
    journal.append("platform.reranking_set", subject=platform, by=by, fields=["is_on"])
    return kept
